import { fillingProbabilities } from '../../src/environment/filling-probabilities.ts'
import type { FilledGroup } from '../../src/environment/site-groups.ts'
import { zoneFillings } from '../../src/environment/zone-fillings.ts'

/** The plain baseline: the probability of every fingerprint, in a list. */
export function plainProbabilities(groups: readonly FilledGroup[]): Float64Array {
  let products = Float64Array.of(1)
  for (const { size, fractions } of groups) {
    const fillings = fillingProbabilities(zoneFillings(size, fractions.length), fractions)
    const next = new Float64Array(products.length * fillings.length)
    let place = 0
    for (const product of products) for (const filling of fillings) next[place++] = product * filling
    products = next
  }
  return products
}

/** Expected different fingerprints by the sum over the list. */
export function plainExpected(probabilities: Float64Array, sites: number): number {
  let expected = 0
  for (const probability of probabilities) expected -= Math.expm1(sites * Math.log1p(-probability))
  return expected
}
