import { closest } from 'fastest-levenshtein'
import { z } from 'zod'
import { InputError } from '../input/input-error.ts'

/**
 * Validates the fields of a question as they come from a command line or a query string.
 *
 * @throws InputError with one sentence on the first field that is wrong, missing or unknown
 */
export function readQuestion<Schema extends z.ZodObject>(schema: Schema, fields: unknown): z.output<Schema> {
  const parsed = schema.safeParse(fields)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0] as z.core.$ZodIssue
  if (issue.code === 'unrecognized_keys') {
    const [unknown] = issue.keys as [string]
    const known = Object.keys(schema.shape)
    throw new InputError(
      `unknown option "${unknown}"; did you mean ${closest(unknown, known)}? Known: ${known.join(', ')}`,
    )
  }
  const field = issue.path.join('.')
  const given = (fields as Record<string, unknown>)[field]
  if (given === undefined) throw new InputError(`${field} is missing`)
  throw new InputError(
    issue.code === 'custom' ? issue.message : `${field}: ${issue.message}, got "${String(given)}"`,
  )
}

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i

/** A finite number as text. */
export const numberText = (what: string, unit: string) =>
  z.string().transform((text, context) => {
    const value = Number(text)
    if (NUMBER.test(text.trim()) && Number.isFinite(value)) return value
    context.addIssue({ code: 'custom', message: `${what} must be a number of ${unit}, got "${text}"` })
    return z.NEVER
  })

/** Two finite numbers as text, the lower first: `-0.1,0.2`. */
export const windowText = z.string().transform((text, context) => {
  const ends = text.split(',')
  const [low, high] = ends.map(Number)
  if (ends.length === 2 && ends.every(end => NUMBER.test(end.trim())) && Number(low) <= Number(high))
    return { low: low as number, high: high as number }
  context.addIssue({
    code: 'custom',
    message: `an energy window needs two numbers in eV, the lower first, like -0.1,0.2; got "${text}"`,
  })
  return z.NEVER
})
