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

/** A zone sum of no more points than this is one sorted list, so that a threshold is found by bisection. */
const FEW_POINTS = 2 ** 11

/** Multiplies the largest zones first, each into the half that is smaller so far, or all into one if they are few. */
function sumOfZones(zones: readonly ZoneTerm[]): ZoneSum {
  const measures = zones
    .map(zone => sorted(zoneMeasure(zone)))
    .sort((a, b) => b.energies.length - a.energies.length)
  const points = measures.reduce((count, { energies }) => count * energies.length, 1)
  let [left, right] = [ORIGIN, ORIGIN]
  for (const measure of measures)
    if (points > FEW_POINTS && left.energies.length < right.energies.length)
      left = sortedProduct(measure, left)
    else right = sortedProduct(measure, right)
  return { left, right, ...cumulated(right.probabilities) }
}

const sortedProduct = (a: Measure, b: Measure): Measure => sorted(product(a, b), b.energies.length)

export function cumulated(probabilities: Float64Array): Pick<ZoneSum, 'rightBefore' | 'rightFrom'> {
  const points = probabilities.length
  const rightBefore = new Float64Array(points + 1)
  const rightFrom = new Float64Array(points + 1)
  for (let point = 0; point < points; point++)
    rightBefore[point + 1] = rightBefore[point] + probabilities[point]
  for (let point = points - 1; point >= 0; point--)
    rightFrom[point] = rightFrom[point + 1] + probabilities[point]
  return { rightBefore, rightFrom }
}

/** How many of ascending energies stay below a threshold with another one added, by bisection. */
function pointsBelow(energies: Float64Array, added: number, threshold: number): number {
  let [low, high] = [0, energies.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (added + energies[middle] < threshold) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Energies this close, in eV, are the same: the coefficients' decimals may place them on an edge, and sums of some
 * twenty numbers of a few eV round by less than 1e-13.
 */
export const SAME_ENERGY = 1e-12

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
  let fitting = pointsBelow(right.energies, left.energies[0], threshold)
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
  let end = pointsBelow(right.energies, left.energies[0], high)
  for (let i = 0; i < left.energies.length; i++) {
    const energy = left.energies[i]
    while (end > 0 && energy + right.energies[end - 1] >= high) end--
    for (let j = end - 1; j >= 0 && energy + right.energies[j] >= low; j--)
      found.push([energy + right.energies[j], left.probabilities[i] * right.probabilities[j]])
  }
  return found
}
