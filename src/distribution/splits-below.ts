import { pointsBelow } from './points-below.ts'
import { splitBelow } from './split-below.ts'
import type { ZoneSum } from './zone-sum.ts'

/** What of a zone sum lies below each of some thresholds, and what does not: Float64Array [threshold] each. */
export interface Splits {
  readonly probability: Float64Array
  readonly remaining: Float64Array
}

/**
 * `splitBelow` at evenly spaced thresholds, start + i width.
 *
 * @param start, width eV
 * @example splitsBelow(zoneSum, 0.5, 0.01, 100).probability // below 0.50, 0.51, … 1.49 eV
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

/**
 * `splitBelow` where it is known how many right points fit to each left one. Sums the smaller of both only, whose digits
 * count, and both around the median, where bins go over from one to the other; elsewhere the other follows.
 */
function fillFrom(
  places: Uint16Array,
  { left, rightBefore, rightFrom }: ZoneSum,
  { probability, remaining }: Splits,
): void {
  const shares = left.probabilities
  const length = shares.length
  let median = 0
  for (; median < probability.length; median++) {
    let below = 0
    for (let i = 0, entry = median * length; i < length; i++, entry++)
      below += shares[i] * rightBefore[places[entry]]
    probability[median] = below
    remaining[median] = 1 - below
    if (below >= 0.5) break
  }
  for (let threshold = Math.max(0, median - 1); threshold < remaining.length; threshold++) {
    let from = 0
    for (let i = 0, entry = threshold * length; i < length; i++, entry++)
      from += shares[i] * rightFrom[places[entry]]
    remaining[threshold] = from
    if (threshold > median) probability[threshold] = 1 - from
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
