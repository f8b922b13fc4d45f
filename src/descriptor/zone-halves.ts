import { type Measure, product, zoneMeasure } from '../distribution/measure.ts'
import type { ZoneTerm } from '../distribution/terms.ts'
import { multisets } from '../environment/binomial.ts'

/** The joint fillings of some zones, with their energies and probabilities. */
export interface HalfList {
  /** Which zones, by their place in the model; each point counts through the fillings of the last one fastest. */
  readonly zones: readonly number[]
  /** How many fillings each of these has. */
  readonly sizes: readonly number[]
  readonly points: Measure
}

/** Longer lists are not made. */
const MAXIMUM_POINTS = 2 ** 20

/**
 * All zones of an ensemble as two lists of about the same length, of which every pair of points is a fingerprint.
 *
 * @returns null when a list would have over a million points
 */
export function zoneHalves(zones: readonly ZoneTerm[]): readonly [HalfList, HalfList] | null {
  const sizes = zones.map(({ atoms, weights }) => Number(multisets(weights.length, atoms)))
  const order = [...zones.keys()].sort((a, b) => (sizes[b] as number) - (sizes[a] as number) || a - b)
  const [left, right]: [number[], number[]] = [[], []]
  const lengthOf = (half: readonly number[]) =>
    half.reduce((length, zone) => length * (sizes[zone] as number), 1)
  for (const zone of order) (lengthOf(left) < lengthOf(right) ? left : right).push(zone)
  if (lengthOf(left) > MAXIMUM_POINTS || lengthOf(right) > MAXIMUM_POINTS) return null
  const listOf = (half: readonly number[]): HalfList => ({
    zones: half,
    sizes: half.map(zone => sizes[zone] as number),
    points: half
      .map(zone => zoneMeasure(zones[zone] as ZoneTerm))
      .reduce(product, { energies: Float64Array.of(0), probabilities: Float64Array.of(1) }),
  })
  return [listOf(left), listOf(right)]
}

/**
 * Which filling each zone of a half has at a point.
 *
 * @returns by place of the zone in the model
 */
export function fillingsAt({ zones, sizes }: HalfList, point: number): Map<number, number> {
  const fillings = new Map<number, number>()
  let rest = point
  for (let own = zones.length - 1; own >= 0; own--) {
    const size = sizes[own] as number
    fillings.set(zones[own] as number, rest % size)
    rest = Math.floor(rest / size)
  }
  return fillings
}
