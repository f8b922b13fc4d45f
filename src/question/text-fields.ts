import { InputError } from '../input/input-error.ts'

/** A field of a question as its schema reads it: text, texts, or objects of texts such as named files. */
export type TextField = string | readonly string[] | readonly Readonly<Record<string, string>>[]

/**
 * The fields of a question as the texts that its schema reads: JSON may have numbers and flags as they are.
 *
 * @throws InputError for a field that is neither text, a number, a flag nor a list of those or of objects of texts
 * @example textFields({ binWidth: 0.02, composition: 'IrPt' }) // { binWidth: '0.02', composition: 'IrPt' }
 */
export function textFields(fields: Readonly<Record<string, unknown>>): Record<string, TextField> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, Array.isArray(value) ? listOf(name, value) : text(name, value)]),
  )
}

const listOf = (name: string, values: readonly unknown[]): TextField =>
  values.length > 0 && values.every(isObjectOfTexts) ? values : values.map(value => text(name, value))

const isObjectOfTexts = (value: unknown): value is Readonly<Record<string, string>> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every(own => typeof own === 'string')

const MOST_TOLD = 100

function text(name: string, value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  throw new InputError(
    `${name} must be a text, a number, true or false, or a list of texts; got ${(JSON.stringify(value) ?? String(value)).slice(0, MOST_TOLD)}`,
    { field: name, value, allowed: 'a text, a number, true or false, or a list of texts' },
  )
}
