import { splitBelow } from './split-below.ts'
import { type EnsembleSum, SAME_ENERGY } from './zone-sum.ts'

/**
 * Cumulative distribution F(x) = P(E <= x): an energy that occurs counts at itself, within `SAME_ENERGY`.
 *
 * @param sums of one ensemble or of all; F ends at the sum of their probabilities
 * @param energy x, eV
 * @example probabilityBelow(ensembleSums(ensembleTerms(model, alloy)), 1.1) // share of sites at or below 1.1 eV
 */
export const probabilityBelow = (sums: readonly EnsembleSum[], energy: number): number =>
  sums.reduce(
    (total, { zoneSum, offset, probability }) =>
      total + probability * splitBelow(zoneSum, energy - offset + SAME_ENERGY).probability,
    0,
  )

/**
 * F at many energies, by ensembles, so that the lists of each are read while they are at hand.
 *
 * @param energies eV, in any order
 * @returns Float64Array [energy]
 */
export function probabilitiesBelow(sums: readonly EnsembleSum[], energies: Float64Array): Float64Array {
  const cumulative = new Float64Array(energies.length)
  for (const { zoneSum, offset, probability } of sums)
    for (let i = 0; i < energies.length; i++)
      cumulative[i] += probability * splitBelow(zoneSum, energies[i] - offset + SAME_ENERGY).probability
  return cumulative
}
