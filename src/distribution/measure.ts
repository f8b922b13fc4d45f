import { fillingProbabilities } from '../environment/filling-probabilities.ts'
import { type ZoneFillings, zoneFillings } from '../environment/zone-fillings.ts'
import type { ZoneTerm } from './terms.ts'

/** Point masses on the energy axis. */
export interface Measure {
  /** Float64Array [point], eV. */
  readonly energies: Float64Array
  /** Float64Array [point], summing to 1. */
  readonly probabilities: Float64Array
}

/** All mass at energy 0. */
export const ORIGIN: Measure = { energies: Float64Array.of(0), probabilities: Float64Array.of(1) }

/** The energies of every filling of a zone, with their probabilities. */
export function zoneMeasure({ atoms, fractions, weights }: ZoneTerm): Measure {
  const fillings = zoneFillings(atoms, weights.length)
  return {
    energies: fillingEnergies(fillings, weights),
    probabilities: fillingProbabilities(fillings, fractions),
  }
}

/** Float64Array [filling], eV: what the atoms of every filling of a zone add. */
export function fillingEnergies({ length, counts }: ZoneFillings, weights: Float64Array): Float64Array {
  const energies = new Float64Array(length)
  for (let filling = 0, entry = 0; filling < length; filling++)
    for (let element = 0; element < weights.length; element++)
      energies[filling] += counts[entry++] * weights[element]
  return energies
}

/** The sum of two independent energies: every pair of points. */
export function product(a: Measure, b: Measure): Measure {
  const size = a.energies.length * b.energies.length
  const energies = new Float64Array(size)
  const probabilities = new Float64Array(size)
  for (let i = 0, pair = 0; i < a.energies.length; i++)
    for (let j = 0; j < b.energies.length; j++, pair++) {
      energies[pair] = a.energies[i] + b.energies[j]
      probabilities[pair] = a.probabilities[i] * b.probabilities[j]
    }
  return { energies, probabilities }
}

/**
 * The same points in ascending order of energy, by merging runs that are so already.
 *
 * @param run length of the runs; the last may be shorter
 */
export function sorted(measure: Measure, run = 1): Measure {
  const { length } = measure.energies
  let from = measure
  let spare: Measure | undefined
  for (let width = run; width < length; width *= 2) {
    const to = spare ?? { energies: new Float64Array(length), probabilities: new Float64Array(length) }
    for (let start = 0; start < length; start += 2 * width) mergeRuns(from, to, start, width)
    spare = from === measure ? undefined : from
    from = to
  }
  return from
}

function mergeRuns(from: Measure, to: Measure, start: number, width: number): void {
  const middle = Math.min(start + width, from.energies.length)
  const end = Math.min(start + 2 * width, from.energies.length)
  let [left, right] = [start, middle]
  for (let place = start; place < end; place++) {
    const leftIsNext = left < middle && (right >= end || from.energies[left] <= from.energies[right])
    const next = leftIsNext ? left++ : right++
    to.energies[place] = from.energies[next]
    to.probabilities[place] = from.probabilities[next]
  }
}
