import { z } from 'zod'
import { readDecimal } from '../input/decimal.ts'
import { InputError } from '../input/input-error.ts'
import { unknownName } from '../input/nearest-name.ts'
import { inJson } from './field.ts'

/**
 * Validates the fields of a question as they come from a command line or a query string.
 *
 * @throws InputError with one sentence on the first field that is wrong, missing or unknown
 */
export function readQuestion<Schema extends z.ZodObject>(schema: Schema, fields: unknown): z.output<Schema> {
  const parsed = schema.safeParse(fields)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0] as z.core.$ZodIssue
  if (issue.code === 'unrecognized_keys' && issue.path.length === 0)
    throw unknownField(issue.keys[0] as string, schema, fields)
  const field = String(issue.path[0])
  const value = (fields as Record<string, unknown>)[field]
  const wrong = (sentence: string) => new InputError(sentence, { field, value })
  if (value === undefined) throw wrong(`${field} is missing`)
  if (Array.isArray(value) && typeof value[0] === 'string') throw wrong(`${field} is given more than once`)
  if (typeof value !== 'string') throw wrong(`${issue.path.join('.')}: ${issue.message}`)
  throw wrong(issue.code === 'custom' ? issue.message : `${field}: ${issue.message}, got "${String(value)}"`)
}

function unknownField(field: string, { shape }: z.ZodObject, fields: unknown): InputError {
  const known = Object.keys(shape)
  return new InputError(unknownName('option', field, known).message, {
    field,
    value: (fields as Record<string, unknown>)[field],
    allowed: known.length === 0 ? 'no fields' : `the fields ${known.join(', ')}`,
  })
}

/** The unit of what is counted. */
export const WHOLE = 'whole size'

/** A finite number as text. */
export const numberText = (what: string, unit: string) =>
  inJson(
    z.string().transform((text, context) => {
      const value = readDecimal(text)
      if (value !== null) return value
      context.addIssue({
        code: 'custom',
        message: `${what} must be ${unit === WHOLE ? 'a whole number' : `a number of ${unit}`}, got "${text}"`,
      })
      return z.NEVER
    }),
    'number',
  )

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
