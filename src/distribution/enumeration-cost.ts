import { multisets } from '../environment/binomial.ts'
import { InputError } from '../input/input-error.ts'
import type { EnsembleTerm, ZoneTerm } from './terms.ts'

/** A bound on the work that one question may ask for. */
const MAXIMUM_FINGERPRINTS = 20_000_000_000n

/** Steps along sorted lists that take some ten milliseconds. */
export const AFFORDABLE_STEPS = 1e7

/** How many fingerprints the ensembles and zones of an alloy make. */
export const countEnergies = (terms: readonly EnsembleTerm[]): bigint =>
  (terms[0]?.zones ?? []).reduce(
    (product, { atoms, weights }) => product * multisets(weights.length, atoms),
    BigInt(terms.length),
  )

/** @throws InputError when there are too many fingerprints to enumerate */
export function checkEnumerable(terms: readonly EnsembleTerm[]): void {
  const fingerprints = countEnergies(terms)
  if (fingerprints > MAXIMUM_FINGERPRINTS)
    throw new InputError(
      `enumeration would visit ${fingerprints.toLocaleString('en')} fingerprints; at most ${MAXIMUM_FINGERPRINTS.toLocaleString('en')} are allowed, use the method convolve`,
      { field: 'method' },
    )
}

/**
 * Roughly how many steps an enumeration takes: every bin of every ensemble walks along the longer of the two lists
 * that the zones are multiplied into, which is as long as the square root of their product, or as the largest zone.
 */
export function enumerationSteps(terms: readonly EnsembleTerm[], bins: number): number {
  const families = new Set(terms.map(({ zones }) => zones))
  const longest = Math.max(...[...families].map(longestList))
  return longest * (terms.length * bins + families.size * Math.log2(longest + 1))
}

function longestList(zones: readonly ZoneTerm[]): number {
  const sizes = zones.map(({ atoms, weights }) => Number(multisets(weights.length, atoms)))
  return Math.max(Math.sqrt(sizes.reduce((product, size) => product * size, 1)), ...sizes)
}
