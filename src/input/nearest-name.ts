import { closest, distance } from 'fastest-levenshtein'
import { InputError } from './input-error.ts'

/** Shorter texts are in many a name. */
const SHORTEST_PART = 2

/**
 * The error for a name that is not among the known ones; it says the one that was probably meant, if any, and all of them.
 *
 * @example unknownName('site', 'fcc111-tip', ['bulk', 'fcc111-top']).message
 * // 'unknown site "fcc111-tip"; did you mean fcc111-top? Known: bulk, fcc111-top'
 */
export function unknownName(what: string, given: string, known: readonly string[]): InputError {
  if (known.length === 0) return new InputError(`unknown ${what} "${given}"; there is none to give`)
  const meant = probablyMeant(given, known)
  const question = meant === undefined ? '.' : `; did you mean ${meant}?`
  return new InputError(`unknown ${what} "${given}"${question} Known: ${known.join(', ')}`)
}

/** A name that a text is a part of, or that at most half of the letters set apart from it. */
function probablyMeant(given: string, known: readonly string[]): string | undefined {
  const text = given.toLowerCase()
  const nearest = closest(given, [...known])
  const changes = distance(text, nearest.toLowerCase())
  if (changes <= Math.max(text.length, nearest.length) / 2) return nearest
  return text.length < SHORTEST_PART ? undefined : known.find(name => name.toLowerCase().includes(text))
}
