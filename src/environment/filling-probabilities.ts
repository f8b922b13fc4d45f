import type { ZoneFillings } from './zone-fillings.ts'

/**
 * Probability of each way to fill a zone of equivalent positions from a random alloy (multinomial):
 * p(n) = size! / prod(n_i!) * prod(x_i^n_i)
 *
 * @param fillings element counts of every filling, made once per zone size by `zoneFillings`
 * @param fractions mole fractions x_i, summing to 1
 * @returns Float64Array [filling], summing to 1
 * @example fillingProbabilities(zoneFillings(2, 2), Float64Array.of(0.5, 0.5)) // [0.25, 0.5, 0.25]
 */
export function fillingProbabilities(fillings: ZoneFillings, fractions: Float64Array): Float64Array {
  const { size, elements, length, counts, multiplicities } = fillings
  const powers = new Float64Array(elements * (size + 1))
  for (let element = 0; element < elements; element++) {
    let power = 1
    for (let exponent = 0; exponent <= size; exponent++) {
      powers[element * (size + 1) + exponent] = power
      power *= fractions[element]
    }
  }
  const probabilities = new Float64Array(length)
  for (let filling = 0; filling < length; filling++) {
    let probability = multiplicities[filling]
    for (let element = 0; element < elements; element++)
      probability *= powers[element * (size + 1) + counts[filling * elements + element]]
    probabilities[filling] = probability
  }
  return probabilities
}
