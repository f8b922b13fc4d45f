import type { CountRange } from '../environment/counts-within.ts'
import { fillingProbabilities } from '../environment/filling-probabilities.ts'
import { zoneFillings } from '../environment/zone-fillings.ts'

/** The fillings of a zone of a random alloy, with what each adds to a site. */
export interface CoveredZone {
  readonly length: number
  readonly rank: number
  /** Float64Array [filling], summing to 1. */
  readonly probabilities: Float64Array
  /** Float64Array [filling], eV. */
  readonly energies: Float64Array
  /** Float64Array [filling][rank]: what it adds to the vector of `EnergyErrors`. */
  readonly errors: Float64Array
  /** Uint8Array [filling]: 1 where all atom counts lie within those of the rows. */
  readonly within: Uint8Array
}

/** What an atom of an element in a zone brings. */
export interface ZoneElement {
  readonly fraction: number
  /** eV */
  readonly weight: number
  /** Float64Array [rank] */
  readonly error: Float64Array
  /** Atoms that the rows had; null when that is not known. */
  readonly range: CountRange | null
}

/**
 * Lists the fillings of a zone.
 *
 * @param present elements that the alloy has there
 * @param absentWithin whether the rows had sites without the elements that the alloy does not have there
 */
export function coveredZone(
  atoms: number,
  present: readonly ZoneElement[],
  rank: number,
  absentWithin: boolean,
): CoveredZone {
  const fillings = zoneFillings(atoms, present.length)
  const { length, counts } = fillings
  const energies = new Float64Array(length)
  const errors = new Float64Array(length * rank)
  const within = new Uint8Array(length).fill(absentWithin ? 1 : 0)
  for (const [place, { weight, error, range }] of present.entries()) {
    const [fewest, most] = range ?? [0, atoms]
    for (let filling = 0; filling < length; filling++) {
      const count = counts[filling * present.length + place]
      energies[filling] += count * weight
      for (let k = 0; k < rank; k++) errors[filling * rank + k] += count * error[k]
      if (count < fewest || count > most) within[filling] = 0
    }
  }
  const fractions = Float64Array.from(present, ({ fraction }) => fraction)
  return { length, rank, probabilities: fillingProbabilities(fillings, fractions), energies, errors, within }
}
