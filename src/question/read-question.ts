import { z } from 'zod'
import { readDecimal } from '../input/decimal.ts'
import { InputError } from '../input/input-error.ts'
import { unknownName } from '../input/nearest-name.ts'

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
    throw unknownName('option', issue.keys[0] as string, Object.keys(schema.shape))
  }
  const field = issue.path.join('.')
  const given = (fields as Record<string, unknown>)[field]
  if (Array.isArray(given)) throw new InputError(`${field} is given more than once`)
  if (given === undefined) throw new InputError(`${field} is missing`)
  throw new InputError(
    issue.code === 'custom' ? issue.message : `${field}: ${issue.message}, got "${String(given)}"`,
  )
}

/** The unit of what is counted. */
export const WHOLE = 'whole size'

/** A finite number as text. */
export const numberText = (what: string, unit: string) =>
  z.string().transform((text, context) => {
    const value = readDecimal(text)
    if (value !== null) return value
    context.addIssue({
      code: 'custom',
      message: `${what} must be ${unit === WHOLE ? 'a whole number' : `a number of ${unit}`}, got "${text}"`,
    })
    return z.NEVER
  })

/** Two finite numbers as text, the lower first: `-0.1,0.2`. */
export const windowText = z.string().transform((text, context) => {
  const [low = null, high = null, ...rest] = text.split(',').map(readDecimal)
  if (low !== null && high !== null && rest.length === 0 && low <= high) return { low, high }
  context.addIssue({
    code: 'custom',
    message: `an energy window needs two numbers in eV, the lower first, like -0.1,0.2; got "${text}"`,
  })
  return z.NEVER
})
