import { type Measure, ORIGIN, product, sorted, zoneMeasure } from '../distribution/measure.ts'
import type { ZoneTerm } from '../distribution/terms.ts'

/** A measure whose probability below an energy is found in about constant time. */
export interface QuickMeasure {
  /** Ascending. */
  readonly measure: Measure
  /** Float64Array [point + 1]: probability of the points before each. */
  readonly before: Float64Array
  /** Int32Array [slice + 1]: the first point of each of many equal slices of the energies, and their end. */
  readonly firstOf: Int32Array
  /** Slices per eV. */
  readonly perEnergy: number
}

/** The energies that some independent zones add, as one ascending list. */
export const listedZones = (zones: readonly ZoneTerm[]): Measure =>
  zones
    .map(zone => sorted(zoneMeasure(zone)))
    .sort((a, b) => b.energies.length - a.energies.length)
    .reduce((list, zone) => sorted(product(zone, list), list.energies.length), ORIGIN)

/**
 * Prepares a measure for many questions.
 *
 * @param measure ascending
 * @example quickBelow(quickMeasure(ORIGIN), 0.1) // 1
 */
export function quickMeasure(measure: Measure): QuickMeasure {
  const { energies, probabilities } = measure
  const points = energies.length
  const before = new Float64Array(points + 1)
  for (let point = 0; point < points; point++) before[point + 1] = before[point] + probabilities[point]
  const range = energies[points - 1] - energies[0]
  const slices = range > 0 ? points : 1
  const perEnergy = range > 0 ? slices / range : 0
  const firstOf = new Int32Array(slices + 2)
  for (let point = 0; point < points; point++)
    firstOf[1 + Math.min(slices, Math.floor((energies[point] - energies[0]) * perEnergy))]++
  for (let slice = 0; slice <= slices; slice++) firstOf[slice + 1] += firstOf[slice]
  return { measure, before, firstOf, perEnergy }
}

/** Probability of the points below a threshold, eV: its slice by division, its place in the slice by bisection. */
export function quickBelow(quick: QuickMeasure, threshold: number): number {
  const { energies } = quick.measure
  const last = energies.length - 1
  if (!(threshold > energies[0])) return 0
  if (threshold > energies[last]) return quick.before[last + 1]
  const slice = Math.min(quick.firstOf.length - 2, Math.floor((threshold - energies[0]) * quick.perEnergy))
  let low = quick.firstOf[slice]
  let high = quick.firstOf[slice + 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (energies[middle] < threshold) low = middle + 1
    else high = middle
  }
  return quick.before[low]
}
