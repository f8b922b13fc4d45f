import { multisets } from '../environment/binomial.ts'
import { type Measure, ORIGIN, product, sorted, zoneMeasure } from './measure.ts'
import type { EnsembleTerm, ZoneTerm } from './terms.ts'
import { cumulated, type EnsembleSum, type ZoneSum } from './zone-sum.ts'

/** A grid of energies: point i is at i times the step. */
export interface EnergyGrid {
  /** eV */
  readonly step: number
  /** How many times a probability was split between two points, each time moving by less than a step. */
  readonly splits: number
}

/** Finest grid, eV, and the part of a bin that it is at most. */
const FINEST_STEP = 1e-4
const STEPS_PER_BIN = 100

/** A grid of more points than this is made coarser. */
const MAXIMUM_POINTS = 2 ** 20

/** Zones with more fillings than this are taken apart, as their atoms are independent. */
const MAXIMUM_FILLINGS = 2 ** 17

/** The largest zones are multiplied exactly, up to so many points, before they are put on the grid. */
const MAXIMUM_LIST = 2 ** 14

/**
 * The energy that the zones of each ensemble add, as a convolution of zone measures on a grid. A probability between
 * two grid points is split so that its mean stays, which adds at most step^2 / 4 to the variance each time.
 *
 * @param width of the histogram's bins, eV, of which the grid resolves a hundredth
 * @param asked how many thresholds each ensemble will be asked for, one per bin by default: for a few, small zones stay
 * lists of their own, which is cheaper than convolving them and splits nothing
 */
export function gridSums(
  terms: readonly EnsembleTerm[],
  width: number,
  asked?: number,
): { readonly sums: EnsembleSum[]; readonly grid: EnergyGrid } {
  const families = new Map(terms.map(({ zones }) => [zones, partsOf(zones)]))
  const widest = Math.max(...[...families.keys()].map(spread))
  const step = Math.max(Math.min(FINEST_STEP, width / STEPS_PER_BIN), widest / MAXIMUM_POINTS)
  const made = new Map(
    [...families].map(([zones, parts]) => {
      const ensembles = terms.filter(term => term.zones === zones).length
      return [zones, convolved(parts, step, ensembles * (asked ?? spread(zones) / width))]
    }),
  )
  const sums = terms.map(({ zones, offset, probability }) => ({
    offset,
    probability,
    zoneSum: (made.get(zones) as Convolved).zoneSum,
  }))
  return { sums, grid: { step, splits: Math.max(...[...made.values()].map(({ splits }) => splits)) } }
}

/** Zones whose fillings can be listed: larger ones are the sum of two halves. */
const partsOf = (zones: readonly ZoneTerm[]): ZoneTerm[] =>
  zones.flatMap(zone => {
    if (zone.atoms < 2 || multisets(zone.weights.length, zone.atoms) <= MAXIMUM_FILLINGS) return [zone]
    const half = Math.floor(zone.atoms / 2)
    return partsOf([
      { ...zone, atoms: half },
      { ...zone, atoms: zone.atoms - half },
    ])
  })

/** Between the lowest and the highest energy, eV. */
const spread = (zones: readonly ZoneTerm[]): number =>
  zones.reduce((sum, { atoms, weights }) => sum + atoms * (Math.max(...weights) - Math.min(...weights)), 0)

interface Convolved {
  readonly zoneSum: ZoneSum
  readonly splits: number
}

/** @param thresholds how many all ensembles of the zones will be asked for */
function convolved(zones: readonly ZoneTerm[], step: number, thresholds: number): Convolved {
  const measures = zones.map(zoneMeasure).sort((a, b) => b.energies.length - a.energies.length)
  let list = measures.shift() ?? ORIGIN
  while (measures[0] && list.energies.length * measures[0].energies.length <= MAXIMUM_LIST)
    list = product(list, measures.shift() as Measure)
  // A zone convolves in two steps per filling and grid point, or multiplies the places to look up per threshold.
  let left = ORIGIN
  const points = spread(zones) / step
  while (measures.length > 0 && thresholds * left.energies.length < 2 * points)
    left = product(left, measures.pop() as Measure)
  let masses = onGrid(list, step)
  let lowest = lowestOf(list)
  for (const measure of measures) {
    masses = convolution(masses, onGrid(measure, step))
    lowest += lowestOf(measure)
  }
  const energies = new Float64Array(masses.length)
  for (let point = 0; point < masses.length; point++) energies[point] = lowest + point * step
  const right = { energies, probabilities: masses }
  const zoneSum = { left: sorted(left), right, ...cumulated(masses), rightStep: step }
  return { zoneSum, splits: 1 + measures.length }
}

const lowestOf = ({ energies }: Measure): number => energies.reduce((a, b) => Math.min(a, b))

const highestOf = ({ energies }: Measure): number => energies.reduce((a, b) => Math.max(a, b))

/** Point masses on a grid that starts at their lowest energy, each split between two points. */
function onGrid(measure: Measure, step: number): Float64Array {
  const { energies, probabilities } = measure
  const lowest = lowestOf(measure)
  const masses = new Float64Array(Math.ceil((highestOf(measure) - lowest) / step) + 2)
  for (let i = 0; i < energies.length; i++) {
    const place = (energies[i] - lowest) / step
    const point = Math.floor(place)
    const above = probabilities[i] * (place - point)
    masses[point] += probabilities[i] - above
    masses[point + 1] += above
  }
  return masses
}

/**
 * The sum of two independent energies on grids of one step: only the points of `few` that have mass are visited, two
 * neighbours at a time, four such pairs in one pass.
 */
function convolution(masses: Float64Array, few: Float64Array): Float64Array {
  const length = masses.length + few.length - 1
  const pairs = neighbours(few)
  const padded = new Float64Array(length + few.length + 1)
  padded.set(masses, few.length)
  const result = new Float64Array(length)
  for (let pair = 0; pair < pairs.length; pair += 4) {
    const [s, t, u, v] = [pairs[pair], pairs[pair + 1], pairs[pair + 2], pairs[pair + 3]] as Four<Neighbours>
    addPairs(result, padded, few.length, s, t, u, v)
  }
  return result
}

type Four<Item> = [Item, Item, Item, Item]

/** Two neighbouring points of a grid. */
interface Neighbours {
  readonly point: number
  readonly mass: number
  readonly next: number
}

/** The points that have mass, in pairs, filled up to a multiple of four pairs. */
function neighbours(masses: Float64Array): Neighbours[] {
  const pairs: Neighbours[] = []
  for (let point = 0; point < masses.length; point++)
    if (masses[point] !== 0) {
      pairs.push({ point, mass: masses[point], next: masses[point + 1] ?? 0 })
      point++
    }
  while (pairs.length % 4 !== 0) pairs.push({ point: 0, mass: 0, next: 0 })
  return pairs
}

/** Adds `from`, which starts at `start`, shifted and weighted by four pairs. */
function addPairs(
  result: Float64Array,
  from: Float64Array,
  start: number,
  s: Neighbours,
  t: Neighbours,
  u: Neighbours,
  v: Neighbours,
): void {
  const [atS, atT, atU, atV] = [start - s.point, start - t.point, start - u.point, start - v.point]
  const [s0, s1, t0, t1] = [s.mass, s.next, t.mass, t.next]
  const [u0, u1, v0, v1] = [u.mass, u.next, v.mass, v.next]
  let beforeS = from[atS - 1]
  let beforeT = from[atT - 1]
  let beforeU = from[atU - 1]
  let beforeV = from[atV - 1]
  for (let i = 0; i < result.length; i++) {
    const inS = from[i + atS]
    const inT = from[i + atT]
    const inU = from[i + atU]
    const inV = from[i + atV]
    result[i] +=
      s0 * inS +
      s1 * beforeS +
      (t0 * inT + t1 * beforeT) +
      (u0 * inU + u1 * beforeU + (v0 * inV + v1 * beforeV))
    beforeS = inS
    beforeT = inT
    beforeU = inU
    beforeV = inV
  }
}
