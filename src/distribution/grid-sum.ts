import { multisets } from '../environment/binomial.ts'
import { type Measure, ORIGIN, product, zoneMeasure } from './measure.ts'
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
 */
export function gridSums(
  terms: readonly EnsembleTerm[],
  width: number,
): { readonly sums: EnsembleSum[]; readonly grid: EnergyGrid } {
  const families = new Map(terms.map(({ zones }) => [zones, partsOf(zones)]))
  const widest = Math.max(...[...families.keys()].map(spread))
  const step = Math.max(Math.min(FINEST_STEP, width / STEPS_PER_BIN), widest / MAXIMUM_POINTS)
  const made = new Map([...families].map(([zones, parts]) => [zones, convolved(parts, step)]))
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

function convolved(zones: readonly ZoneTerm[], step: number): Convolved {
  const measures = zones.map(zoneMeasure).sort((a, b) => b.energies.length - a.energies.length)
  let list = measures.shift() ?? ORIGIN
  while (measures[0] && list.energies.length * measures[0].energies.length <= MAXIMUM_LIST)
    list = product(list, measures.shift() as Measure)
  let masses = onGrid(list, step)
  let lowest = lowestOf(list)
  for (const measure of measures) {
    masses = convolution(masses, onGrid(measure, step))
    lowest += lowestOf(measure)
  }
  const energies = new Float64Array(masses.length)
  for (let point = 0; point < masses.length; point++) energies[point] = lowest + point * step
  const right = { energies, probabilities: masses }
  return { zoneSum: { left: ORIGIN, right, ...cumulated(masses) }, splits: 1 + measures.length }
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

/** The sum of two independent energies on grids of one step: only the points of `few` that have mass are visited. */
function convolution(masses: Float64Array, few: Float64Array): Float64Array {
  const length = masses.length + few.length - 1
  const shifts = Int32Array.from([...few.keys()].filter(point => few[point] !== 0))
  const padded = new Float64Array(length + few.length)
  padded.set(masses, few.length)
  const result = new Float64Array(length)
  let tap = 0
  for (; tap + 3 < shifts.length; tap += 4) {
    const [p, q, r, s] = shifts.subarray(tap, tap + 4).map(shift => few.length - shift)
    const [a, b, c, d] = [few[shifts[tap]], few[shifts[tap + 1]], few[shifts[tap + 2]], few[shifts[tap + 3]]]
    for (let i = 0; i < length; i++)
      result[i] += a * padded[i + p] + b * padded[i + q] + (c * padded[i + r] + d * padded[i + s])
  }
  for (; tap < shifts.length; tap++) {
    const [from, share] = [few.length - shifts[tap], few[shifts[tap]]]
    for (let i = 0; i < length; i++) result[i] += share * padded[i + from]
  }
  return result
}
