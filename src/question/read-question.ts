import { z } from 'zod'
import { readDecimal } from '../input/decimal.ts'
import { InputError } from '../input/input-error.ts'
import { unknownName } from '../input/nearest-name.ts'
import { inJson } from './field.ts'

/**
 * Validates the fields of a question as they come from a command line or a query string.
 *
 * @throws InputError with one sentence on the first field that is wrong, missing, empty or unknown
 */
export function readQuestion<Schema extends z.ZodObject>(schema: Schema, fields: unknown): z.output<Schema> {
  const given = fields as Given
  const parsed = schema.safeParse(given)
  if (!parsed.success) throw faultOf(parsed.error.issues[0] as z.core.$ZodIssue, schema, given)
  const empty = Object.keys(given).find(field => !COMPOSITIONS.includes(field) && isEmpty(given[field]))
  if (empty === undefined) return parsed.data
  const what = Array.isArray(given[empty]) ? 'has an empty text' : 'is empty'
  throw new InputError(`${empty} ${what}; give ${descriptionOf(empty, schema)}`, {
    field: empty,
    value: given[empty],
  })
}

/** Fields with compositions, which say better what is wrong with an empty one, and in which of them. */
const COMPOSITIONS = ['composition', 'compositions']

type Given = Readonly<Record<string, unknown>>

const isEmpty = (value: unknown): boolean =>
  Array.isArray(value) ? value.some(isEmpty) : typeof value === 'string' && value.trim() === ''

const descriptionOf = (field: string, { shape }: z.ZodObject): string | undefined =>
  (shape[field] as z.ZodType | undefined)?.meta()?.description

/** The error for what a schema does not take, in our words. */
function faultOf(issue: z.core.$ZodIssue, schema: z.ZodObject, given: Given): InputError {
  if (issue.code === 'unrecognized_keys' && issue.path.length === 0)
    return unknownField(issue.keys[0] as string, schema, given)
  const field = String(issue.path[0])
  const value = given[field]
  const sentence = () => {
    if (value === undefined) return `${field} is missing`
    if (issue.code === 'custom') return issue.message
    if (issue.code === 'invalid_value' && typeof value === 'string')
      return unknownName(field, value, issue.values.map(String)).message
    const isOneText = issue.code === 'invalid_type' && issue.expected === 'string' && issue.path.length === 1
    if (Array.isArray(value) && isOneText)
      return value.length > 1
        ? `${field} is given more than once`
        : `${field} takes one text, not a list of ${value.length}`
    return `${field} has to be ${descriptionOf(field, schema)}`
  }
  return new InputError(sentence(), { field, value })
}

function unknownField(field: string, { shape }: z.ZodObject, given: Given): InputError {
  const known = Object.keys(shape)
  return new InputError(unknownName('option', field, known).message, {
    field,
    value: given[field],
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
