import { elementDraw } from '../environment/element-draw.ts'
import type { Random } from '../environment/random.ts'
import type { CoveredZone } from './covered-zone.ts'

/** Sites of one ensemble: all its fingerprints, or some that were drawn. */
export interface EnsembleSites {
  /** Float64Array [site], summing to 1. */
  readonly probabilities: Float64Array
  /** Float64Array [site], eV. */
  readonly energies: Float64Array
  /** Float64Array [site]: variance of the energy over the residual variance. */
  readonly leverages: Float64Array
  /** Uint8Array [site]: 1 where all atom counts lie within those of the rows. */
  readonly within: Uint8Array
}

/** An ensemble before its zones are filled: its energy, eV, and what it adds to the vector of `EnergyErrors`. */
export interface EmptySite {
  readonly energy: number
  readonly error: Float64Array
}

const emptySites = (length: number): EnsembleSites => ({
  probabilities: new Float64Array(length),
  energies: new Float64Array(length),
  leverages: new Float64Array(length),
  within: new Uint8Array(length),
})

/** Every fingerprint of an ensemble. */
export function listSites(empty: EmptySite, zones: readonly CoveredZone[]): EnsembleSites {
  const sites = emptySites(zones.reduce((product, { length }) => product * length, 1))
  const rank = empty.error.length
  // partial[zone]: the error of the ensemble with the zones before this one filled.
  const partial = Array.from({ length: zones.length + 1 }, () => new Float64Array(rank))
  partial[0]?.set(empty.error)
  let site = 0
  const fill = (place: number, probability: number, energy: number, within: number) => {
    const before = partial[place] as Float64Array
    if (place === zones.length) {
      sites.probabilities[site] = probability
      sites.energies[site] = energy
      sites.leverages[site] = squared(before)
      sites.within[site] = within
      site++
      return
    }
    const zone = zones[place] as CoveredZone
    const after = partial[place + 1] as Float64Array
    for (let filling = 0; filling < zone.length; filling++) {
      for (let k = 0; k < rank; k++) after[k] = before[k] + zone.errors[filling * rank + k]
      fill(
        place + 1,
        probability * zone.probabilities[filling],
        energy + zone.energies[filling],
        within & zone.within[filling],
      )
    }
  }
  fill(0, 1, empty.energy, 1)
  return sites
}

/** Sites of an ensemble drawn from a random alloy, each as probable as any other. */
export function drawSites(
  empty: EmptySite,
  zones: readonly CoveredZone[],
  count: number,
  random: Random,
): EnsembleSites {
  const sites = emptySites(count)
  const draws = zones.map(({ probabilities }) => elementDraw(probabilities, random))
  const rank = empty.error.length
  const error = new Float64Array(rank)
  for (let site = 0; site < count; site++) {
    error.set(empty.error)
    let [energy, within] = [empty.energy, 1]
    for (let place = 0; place < zones.length; place++) {
      const zone = zones[place] as CoveredZone
      const filling = (draws[place] as () => number)()
      energy += zone.energies[filling]
      within &= zone.within[filling]
      for (let k = 0; k < rank; k++) error[k] += zone.errors[filling * rank + k]
    }
    sites.probabilities[site] = 1 / count
    sites.energies[site] = energy
    sites.leverages[site] = squared(error)
    sites.within[site] = within
  }
  return sites
}

function squared(vector: Float64Array): number {
  let sum = 0
  for (let k = 0; k < vector.length; k++) sum += vector[k] * vector[k]
  return sum
}
