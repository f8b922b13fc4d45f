import { InputError } from './input-error.ts'

/**
 * Reads what was given for a field, so that an error says which it is. One that knows better keeps its own.
 *
 * @param allowed what is allowed there, where no question says it
 * @throws InputError about the field, where reading throws one; any other error as it is
 * @example inField('composition', 'IrXx', parseComposition) // throws, with about.field 'composition'
 */
export function inField<Value, Read>(
  field: string,
  value: Value,
  read: (value: Value) => Read,
  allowed?: string,
): Read {
  try {
    return read(value)
  } catch (error) {
    return blame(field, value, allowed)(error)
  }
}

/**
 * Throws an error on, with the field that it is about; for what is read in a promise.
 *
 * @example await parseCsvTable(csv, name).catch(blame('csv', csv))
 */
export const blame =
  (field: string, value: unknown, allowed?: string) =>
  (error: unknown): never => {
    // A subclass is a fault of something else than the field.
    if (!(error instanceof InputError) || error.constructor !== InputError) throw error
    if (error.about.field !== undefined) throw error
    throw new InputError(error.message, { allowed, ...error.about, field, value })
  }
