import { closest } from 'fastest-levenshtein'
import { InputError } from './input-error.ts'

/** The error for a name that is not among the known ones; it says the nearest of them and all of them. */
export function unknownName(what: string, given: string, known: readonly string[]): InputError {
  if (known.length === 0) return new InputError(`unknown ${what} "${given}"; there is none to give`)
  return new InputError(
    `unknown ${what} "${given}"; did you mean ${closest(given, [...known])}? Known: ${known.join(', ')}`,
  )
}
