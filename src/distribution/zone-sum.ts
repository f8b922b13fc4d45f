import type { Measure } from './measure.ts'
import { type KnownPlaces, plannedList, sumPlan } from './sum-plan.ts'
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
  /** eV between the right points if they are evenly spaced, so that a place is computed and not searched. */
  readonly rightStep: number | null
  /** Places among the right points that are known from another sum of the same energies. */
  readonly places?: KnownPlaces
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

function sumOfZones(zones: readonly ZoneTerm[]): ZoneSum {
  const plan = sumPlan(zones)
  const [left, right] = [plannedList(plan.left, zones), plannedList(plan.right, zones)]
  return { left, right, ...cumulated(right.probabilities), rightStep: null, places: plan.places }
}

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
export function splitBelow(zoneSum: ZoneSum, threshold: number): Below {
  const { left, right, rightBefore, rightFrom, rightStep } = zoneSum
  if (rightStep !== null) return splitEvenly(zoneSum, rightStep, threshold)
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

/** `splitBelow` over evenly spaced right points. */
function splitEvenly(
  { left, right, rightBefore, rightFrom }: ZoneSum,
  step: number,
  threshold: number,
): Below {
  let probability = 0
  let remaining = 0
  let points = 0
  for (let i = 0; i < left.energies.length; i++) {
    const fitting = evenPointsBelow(right.energies, step, left.energies[i], threshold)
    probability += left.probabilities[i] * rightBefore[fitting]
    remaining += left.probabilities[i] * rightFrom[fitting]
    points += fitting
  }
  return { probability, points, remaining }
}

/** `pointsBelow` of evenly spaced energies. */
function evenPointsBelow(energies: Float64Array, step: number, added: number, threshold: number): number {
  const place = Math.ceil((threshold - added - energies[0]) / step)
  const fitting = Math.min(energies.length, Math.max(0, place))
  // Rounding may leave the place one off.
  if (fitting > 0 && added + energies[fitting - 1] >= threshold) return fitting - 1
  return fitting < energies.length && added + energies[fitting] < threshold ? fitting + 1 : fitting
}

/**
 * Probability that a zone sum lies from a threshold (included) to another (excluded), eV, either of which may be infinite:
 * exactly 0 where no energy does, exactly 1 where all do, and to its own digits where few do.
 *
 * @example probabilityBetween(zoneSum, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY) // 1
 */
export function probabilityBetween(zoneSum: ZoneSum, from: number, to: number): number {
  const { left, right, rightBefore, rightFrom, rightStep } = zoneSum
  let start = pointsBelow(right.energies, left.energies[0], from)
  let end = pointsBelow(right.energies, left.energies[0], to)
  let within = 0
  let without = 0
  for (let i = 0; i < left.energies.length; i++) {
    const energy = left.energies[i]
    if (rightStep === null) {
      while (start > 0 && energy + right.energies[start - 1] >= from) start--
      while (end > 0 && energy + right.energies[end - 1] >= to) end--
    } else {
      start = evenPointsBelow(right.energies, rightStep, energy, from)
      end = evenPointsBelow(right.energies, rightStep, energy, to)
    }
    const own =
      rightBefore[end] < rightFrom[start]
        ? rightBefore[end] - rightBefore[start]
        : rightFrom[start] - rightFrom[end]
    within += left.probabilities[i] * own
    without += left.probabilities[i] * (rightBefore[start] + rightFrom[end])
  }
  return within < without ? within : 1 - without
}

/** What of a zone sum lies below each of some thresholds, and what does not: Float64Array [threshold] each. */
export interface Splits {
  readonly probability: Float64Array
  readonly remaining: Float64Array
}

/**
 * `splitBelow` at evenly spaced thresholds, start + i width.
 *
 * @param start, width eV
 */
export function splitsBelow(zoneSum: ZoneSum, start: number, width: number, count: number): Splits {
  const probability = new Float64Array(count)
  const remaining = new Float64Array(count)
  const places = knownPlaces(zoneSum, start, width, count)
  if (places !== null) fillFrom(places, zoneSum, { probability, remaining })
  else if (zoneSum.rightStep !== null && zoneSum.left.energies.length > 1)
    fillEvenly(zoneSum, zoneSum.rightStep, start, width, { probability, remaining })
  else
    for (let i = 0; i < count; i++) {
      const split = splitBelow(zoneSum, start + i * width)
      probability[i] = split.probability
      remaining[i] = split.remaining
    }
  return { probability, remaining }
}

/** `splitBelow` where it is known how many right points fit to each left one: the same sums in the same order. */
function fillFrom(
  places: Uint16Array,
  { left, rightBefore, rightFrom }: ZoneSum,
  { probability, remaining }: Splits,
): void {
  const shares = left.probabilities
  for (let threshold = 0, entry = 0; threshold < probability.length; threshold++) {
    let [below, from] = [0, 0]
    for (let i = 0; i < shares.length; i++) {
      const fitting = places[entry++]
      below += shares[i] * rightBefore[fitting]
      from += shares[i] * rightFrom[fitting]
    }
    probability[threshold] = below
    remaining[threshold] = from
  }
}

/** The places of some thresholds, found once for all compositions; null for sums that are not worth it. */
function knownPlaces(
  { left, right, places }: ZoneSum,
  start: number,
  width: number,
  count: number,
): Uint16Array | null {
  const entries = count * left.energies.length
  if (places === undefined || left.energies.length === 1) return null
  if (entries > MOST_PLACES || right.energies.length >= 2 ** 16) return null
  const key = `${start} ${width} ${count}`
  const known = places.get(key)
  if (known !== undefined) return known
  const found = new Uint16Array(entries)
  for (let threshold = 0, entry = 0; threshold < count; threshold++)
    for (const energy of left.energies)
      found[entry++] = pointsBelow(right.energies, energy, start + threshold * width)
  if (places.size >= MOST_KEPT) places.clear()
  places.set(key, found)
  return found
}

/** More places than this, per ensemble and grid of thresholds, are not kept; nor those of more grids. */
const MOST_PLACES = 2 ** 14
const MOST_KEPT = 64

/** Looks up the smaller of both only, whose digits count; the other follows. */
function fillEvenly(
  zoneSum: ZoneSum,
  step: number,
  start: number,
  width: number,
  { probability, remaining }: Splits,
): void {
  const { left, right, rightBefore, rightFrom } = zoneSum
  const points = right.energies.length
  const lowest = right.energies[0]
  let [middle, end] = [0, probability.length]
  while (middle < end) {
    const half = (middle + end) >> 1
    if (splitBelow(zoneSum, start + half * width).probability < 0.5) middle = half + 1
    else end = half
  }
  const stride = width / step
  for (let i = 0; i < left.energies.length; i++) {
    const share = left.probabilities[i]
    // Counts up from the place of the first threshold; truncating after adding almost 1 rounds up.
    const first = (start - left.energies[i] - lowest) / step + ALMOST_ONE
    for (let threshold = 0; threshold < middle; threshold++) {
      const place = first + threshold * stride
      if (place >= 1) probability[threshold] += share * rightBefore[place < points ? place | 0 : points]
    }
    for (let threshold = middle; threshold < remaining.length; threshold++) {
      const place = first + threshold * stride
      if (place < points) remaining[threshold] += share * rightFrom[place >= 1 ? place | 0 : 0]
    }
  }
  for (let threshold = 0; threshold < remaining.length; threshold++)
    if (threshold < middle) remaining[threshold] = 1 - probability[threshold]
    else probability[threshold] = 1 - remaining[threshold]
}

/** One less the rounding of a place. */
const ALMOST_ONE = 1 - 2 ** -30

/**
 * Lists the points of a zone sum from a threshold (included) to another (excluded), in no order.
 *
 * @param into where they go
 * @param place of the first
 * @returns the place after the last; null when there is too little room
 */
export function listBetween(
  { left, right }: ZoneSum,
  low: number,
  high: number,
  into: Measure,
  place: number,
): number | null {
  const room = into.energies.length
  let end = pointsBelow(right.energies, left.energies[0], high)
  for (let i = 0; i < left.energies.length; i++) {
    const energy = left.energies[i]
    while (end > 0 && energy + right.energies[end - 1] >= high) end--
    for (let j = end - 1; j >= 0 && energy + right.energies[j] >= low; j--) {
      if (place === room) return null
      into.energies[place] = energy + right.energies[j]
      into.probabilities[place++] = left.probabilities[i] * right.probabilities[j]
    }
  }
  return place
}
