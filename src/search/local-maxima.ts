import { seededRandom } from '../environment/random.ts'
import type { Differentiated } from '../polynomial/differentiated.ts'
import { climb, type StationaryPoint } from './ascent.ts'
import type { CompositionRegion } from './composition-region.ts'
import { higherNeighbour } from './higher-neighbour.ts'
import { ontoBounds } from './onto-bounds.ts'
import { regionVertices } from './region-vertices.ts'
import {
  type CompositionGrid,
  compositionGrid,
  gridMaxima,
  randomComposition,
} from './starting-compositions.ts'

/** A composition that is best among its neighbours. */
export interface LocalMaximum extends StationaryPoint {
  /** Whether compositions beyond its neighbourhood have the same value, joined to it by more such. */
  readonly level: boolean
}

/** The local maxima that were found, and from how many starts. */
export interface LocalMaxima {
  /** Best first. */
  readonly maxima: readonly LocalMaximum[]
  readonly starts: number
  /** What the objective is on the grid that some starts came from. */
  readonly grid: CompositionGrid
}

export interface StartOptions {
  /** Of the random starts. */
  readonly seed: number
  /** How many values the grid of starts may take. */
  readonly gridWork: number
  /** Told how many starts, of how many, have been climbed from. */
  readonly onStart?: ((done: number, total: number) => void) | undefined
}

const RANDOM_STARTS = 48
const MOST_VERTICES = 120
const MOST_GRID_MAXIMA = 120
const MOST_ESCAPES = 30

/** Stationary points this close, in mole fractions, are one. */
const SAME_POINT = 1e-7

/** Points of one value that lie farther apart than this are a plateau; nearer ones a flat top. */
const PLATEAU = 0.02

/** Share of the value below which a residual is rounding. */
const NO_RESIDUAL = 1e-12

/** Share of the value that may differ on a plateau. */
const SAME_VALUE = 1e-11

/**
 * Local maxima of an objective in a region without a budget: climbs from the region's corners, from
 * the local maxima of a grid and from random compositions, leaves saddle points and flat minima, puts on a bound what
 * rounding cannot tell from it, and counts each plateau once.
 * Nothing proves that none is missed, but none found is lower than the start it came from.
 */
export function localMaxima(
  objective: Differentiated,
  region: CompositionRegion,
  { seed, gridWork, onStart }: StartOptions,
): LocalMaxima {
  const random = seededRandom(seed)
  const grid = compositionGrid(region, objective.value, gridWork)
  const starts = [
    ...regionVertices(region, MOST_VERTICES),
    ...gridMaxima(grid, MOST_GRID_MAXIMA),
    ...Array.from({ length: RANDOM_STARTS }, () => randomComposition(region, random)),
  ]
  const stationary = distinct(
    starts.map((start, done) => {
      onStart?.(done, starts.length)
      return climb(objective, region, start)
    }),
  )
  const highest = distinct(
    stationary
      .flatMap(point => climbOff(objective, region, point) ?? [])
      .map(point => ontoBounds(objective, region, point)),
  )
  return {
    maxima: withoutRepeats(objective, highest).sort((a, b) => b.value - a.value),
    starts: starts.length,
    grid,
  }
}

/** Climbs on for as long as there is something higher nearby; undefined when it never comes to rest. */
export function climbOff(
  objective: Differentiated,
  region: CompositionRegion,
  start: StationaryPoint,
): StationaryPoint | undefined {
  let point = start
  for (let tries = 0; tries < MOST_ESCAPES; tries++) {
    const higher = higherNeighbour(objective, region, point)
    if (higher === undefined) return point
    point = climb(objective, region, higher)
  }
  return undefined
}

/**
 * The first of each group of points in one place, unless another is better settled: the first ones come from corners
 * and the grid, which no seed changes.
 */
function distinct(points: readonly StationaryPoint[]): StationaryPoint[] {
  const kept: StationaryPoint[] = []
  for (const point of points) {
    const same = kept.findIndex(known => distance(known.x, point.x) < SAME_POINT)
    if (same < 0) kept.push(point)
    else if (isBetterSettled(point, kept[same] as StationaryPoint)) kept[same] = point
  }
  return kept
}

const isBetterSettled = (point: StationaryPoint, than: StationaryPoint): boolean =>
  point.residual < than.residual && than.residual > NO_RESIDUAL * Math.abs(than.value)

function withoutRepeats(objective: Differentiated, points: readonly StationaryPoint[]): LocalMaximum[] {
  const groups: StationaryPoint[][] = []
  for (const point of points) {
    const joined = groups.filter(group => group.some(known => areLevel(objective, known, point)))
    for (const group of joined) groups.splice(groups.indexOf(group), 1)
    groups.push([...joined.flat(), point])
  }
  return groups.map(group => {
    const [first] = group as [StationaryPoint]
    const level = group.some(point => distance(first.x, point.x) > PLATEAU)
    const best = group.reduce((least, point) => (isBetterSettled(point, least) ? point : least))
    return { ...(level ? first : best), level }
  })
}

/** Whether the objective is the same all the way from one point to another. */
function areLevel(objective: Differentiated, a: StationaryPoint, b: StationaryPoint): boolean {
  for (const share of [1, 0.5, 0.1, 0.25, 0.75, 0.9]) {
    const x = a.x.map((fraction, i) => (1 - share) * fraction + share * b.x[i])
    const difference = Math.abs(objective.value(x) - a.value)
    if (difference > SAME_VALUE * Math.abs(a.value) + 2 * objective.rounding(x)) return false
  }
  return true
}

const distance = (a: Float64Array, b: Float64Array): number =>
  a.reduce((most, fraction, i) => Math.max(most, Math.abs(fraction - b[i])), 0)
