import { type Measure, ORIGIN, product, sorted, zoneMeasure } from './measure.ts'
import type { EnsembleTerm, ZoneTerm } from './terms.ts'

/**
 * The energy that all zones of an ensemble add, as two sorted lists of independent summands: every point of
 * one with every point of the other. Two lists of some thousand points stand for millions of fingerprints.
 */
export interface ZoneSum {
  readonly left: Measure
  readonly right: Measure
  /** Float64Array [point of right + 1]: probability of the points before each. */
  readonly rightBefore: Float64Array
  /** Float64Array [point of right + 1]: probability of the points from each on. */
  readonly rightFrom: Float64Array
}

/** An ensemble's energies, offset + zone sum, and how likely the ensemble is. */
export interface EnsembleSum {
  /** b, eV. */
  readonly offset: number
  readonly probability: number
  /** The same object for ensembles with the same coefficients. */
  readonly zoneSum: ZoneSum
}

export function ensembleSums(terms: readonly EnsembleTerm[]): EnsembleSum[] {
  const known = new Map<readonly ZoneTerm[], ZoneSum>()
  return terms.map(({ zones, offset, probability }) => {
    const zoneSum = known.get(zones) ?? sumOfZones(zones)
    known.set(zones, zoneSum)
    return { offset, probability, zoneSum }
  })
}

/** Multiplies the largest zones first, each into the half that is smaller so far. */
function sumOfZones(zones: readonly ZoneTerm[]): ZoneSum {
  let [left, right] = [ORIGIN, ORIGIN]
  const measures = zones.map(zoneMeasure).sort((a, b) => b.energies.length - a.energies.length)
  for (const measure of measures)
    if (left.energies.length < right.energies.length) left = product(left, measure)
    else right = product(right, measure)
  right = sorted(right)
  const points = right.probabilities.length
  const rightBefore = new Float64Array(points + 1)
  const rightFrom = new Float64Array(points + 1)
  for (let point = 0; point < points; point++)
    rightBefore[point + 1] = rightBefore[point] + right.probabilities[point]
  for (let point = points - 1; point >= 0; point--)
    rightFrom[point] = rightFrom[point + 1] + right.probabilities[point]
  return { left: sorted(left), right, rightBefore, rightFrom }
}

/** What of a zone sum lies below a threshold, and the probability of what does not. */
export interface Below {
  readonly probability: number
  /** How many pairs of points. */
  readonly points: number
  readonly remaining: number
}

/**
 * Splits a zone sum at a threshold (eV), exactly: as the left points ascend, the right points that still
 * fit descend, so it costs the length of the lists and not their product.
 */
export function splitBelow({ left, right, rightBefore, rightFrom }: ZoneSum, threshold: number): Below {
  let fitting = right.energies.length
  let probability = 0
  let remaining = 0
  let points = 0
  for (let i = 0; i < left.energies.length; i++) {
    const energy = left.energies[i]
    while (fitting > 0 && energy + right.energies[fitting - 1] >= threshold) fitting--
    probability += left.probabilities[i] * rightBefore[fitting]
    remaining += left.probabilities[i] * rightFrom[fitting]
    points += fitting
  }
  return { probability, points, remaining }
}

/** The points of a zone sum from a threshold (included) to another (excluded), in no order. */
export function pointsBetween({ left, right }: ZoneSum, low: number, high: number): [number, number][] {
  const found: [number, number][] = []
  let end = right.energies.length
  for (let i = 0; i < left.energies.length; i++) {
    const energy = left.energies[i]
    while (end > 0 && energy + right.energies[end - 1] >= high) end--
    for (let j = end - 1; j >= 0 && energy + right.energies[j] >= low; j--)
      found.push([energy + right.energies[j], left.probabilities[i] * right.probabilities[j]])
  }
  return found
}
