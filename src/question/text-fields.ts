import { InputError } from '../input/input-error.ts'

/** A field of a question as JSON has it. */
export type JsonField = string | number | boolean | readonly (string | number)[]

/**
 * The fields of a question as the texts that its schema reads: JSON may have numbers and flags as they are.
 *
 * @throws InputError for a field that is neither text, a number, a flag nor a list of texts or numbers
 * @example textFields({ binWidth: 0.02, composition: 'IrPt' }) // { binWidth: '0.02', composition: 'IrPt' }
 */
export function textFields(fields: Readonly<Record<string, unknown>>): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [
        name,
        Array.isArray(value) ? value.map(own => text(name, own)) : text(name, value),
      ]),
  )
}

function text(name: string, value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  throw new InputError(
    `${name} must be a text, a number, true or false, or a list of texts; got ${JSON.stringify(value) ?? String(value)}`,
    { field: name, value, allowed: 'a text, a number, true or false, or a list of texts' },
  )
}
