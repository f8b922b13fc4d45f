import type { Differentiated } from '../polynomial/differentiated.ts'
import { climb, type StationaryPoint } from './ascent.ts'
import {
  type CompositionRegion,
  costOf,
  leastCost,
  nearestComposition,
  withinBudget,
} from './composition-region.ts'
import { climbOff, type LocalMaxima } from './local-maxima.ts'
import { ontoBounds } from './onto-bounds.ts'

/** A composition that no other one found beats in value and cost. */
export interface ParetoPoint extends StationaryPoint {
  readonly cost: number
}

/** A power of 2 and one, so that halving spaces them evenly. */
const DEFAULT_POINTS = 65

/** Share of the value that a dearer composition must gain to count. */
const NO_GAIN = 1e-11

/** Share of the range of budgets below which a jump of the value is not chased. */
const LEAST_STEP = 1e-4

/** The best composition of at most some cost. */
interface Budgeted {
  readonly limit: number
  readonly point: StationaryPoint
}

/** Gives the best composition of at most some cost, climbing from the given ones among others. */
type BudgetSearch = (limit: number, starts: readonly Float64Array[]) => Budgeted

/**
 * Pareto front of an objective, which should be high, against a cost linear in the mole fractions, which should be
 * low. Between the least cost of all and that of the best maximum, the budgets that are farthest apart on the front are
 * halved, and the best composition within each budget is climbed to from all maxima, from the grid and from the
 * neighbouring budgets' compositions. Those that a cheaper one equals are dropped.
 *
 * @param region without a budget
 * @param cost per mole fraction: Float64Array [element]
 * @param found the local maxima in the region
 * @param points how many to find at most, evenly spread along the front
 * @returns cheapest first, values rising
 */
export function paretoFront(
  objective: Differentiated,
  region: CompositionRegion,
  cost: Float64Array,
  found: LocalMaxima,
  points = DEFAULT_POINTS,
): ParetoPoint[] {
  const search = budgetSearch(objective, region, cost, found)
  const [best] = found.maxima
  if (best === undefined) return []
  const last = { limit: costOf(cost, best.x), point: best }
  const budgets = [search(leastCost(region, cost), []), last]
  for (let tries = 2 * points; tries > 0 && budgets.length < points; tries--) {
    const place = widestGap(budgets)
    if (place === undefined) break
    const [low, high] = [budgets[place - 1] as Budgeted, budgets[place] as Budgeted]
    budgets.splice(place, 0, search((low.limit + high.limit) / 2, [low.point.x, high.point.x]))
  }
  for (let place = 1; place < budgets.length - 1; place++) {
    const { limit } = budgets[place] as Budgeted
    const nearby = budgets.slice(place - 1, place + 2).map(({ point }) => point.x)
    budgets[place] = search(limit, nearby)
  }
  return notDominated(
    [...found.maxima, ...budgets.map(({ point }) => point)].map(({ x, value, residual }) => ({
      x,
      value,
      residual,
      cost: costOf(cost, x),
    })),
  )
}

function budgetSearch(
  objective: Differentiated,
  region: CompositionRegion,
  cost: Float64Array,
  found: LocalMaxima,
): BudgetSearch {
  const affordable = bestOfGrid(found, cost)
  const maxima = found.maxima.map(({ x }) => x)
  return (limit, starts) => {
    const within = withinBudget(region, cost, limit)
    const reached = [...maxima, ...affordable(limit), ...starts].map(start =>
      climb(objective, within, nearestComposition(within, start)),
    )
    const best = highest(reached)
    const point = highest([best, climbOff(objective, within, best) ?? best])
    return { limit, point: ontoBounds(objective, within, point) }
  }
}

/** The highest; of equals the one with the least residual. */
const highest = (points: readonly StationaryPoint[]): StationaryPoint =>
  points.reduce((best, point) =>
    point.value > best.value || (point.value === best.value && point.residual < best.residual) ? point : best,
  )

/** Gives the best grid point of at most some cost, if there is one. */
function bestOfGrid({ grid }: LocalMaxima, cost: Float64Array): (limit: number) => Float64Array[] {
  const known = grid.compositions
    .flatMap((x, point) => (x === null ? [] : [{ x, value: grid.values[point], cost: costOf(cost, x) }]))
    .sort((a, b) => a.cost - b.cost || b.value - a.value)
  const records: typeof known = []
  for (const point of known)
    if (point.value > (records.at(-1)?.value ?? Number.NEGATIVE_INFINITY)) records.push(point)
  return limit =>
    records
      .filter(point => point.cost <= limit)
      .slice(-1)
      .map(({ x }) => x)
}

/**
 * Place of the budget that is farthest from the one before, by value or limit, each as a share of its range.
 */
function widestGap(budgets: readonly Budgeted[]): number | undefined {
  const [first, last] = [budgets[0] as Budgeted, budgets.at(-1) as Budgeted]
  let [widest, place] = [0, undefined as number | undefined]
  for (let right = 1; right < budgets.length; right++) {
    const [low, high] = [budgets[right - 1] as Budgeted, budgets[right] as Budgeted]
    const gain = (high.point.value - low.point.value) / (last.point.value - first.point.value)
    const spent = (high.limit - low.limit) / (last.limit - first.limit)
    if (!(gain > NO_GAIN && spent > LEAST_STEP)) continue
    if (Math.max(gain, spent) > widest) [widest, place] = [Math.max(gain, spent), right]
  }
  return place
}

/** Cheapest first, without those that a cheaper one equals. */
function notDominated(points: readonly ParetoPoint[]): ParetoPoint[] {
  const sorted = [...points].sort((a, b) => a.cost - b.cost || b.value - a.value)
  const front: ParetoPoint[] = []
  for (const point of sorted) {
    const last = front.at(-1)
    if (last === undefined || point.value > last.value + NO_GAIN * Math.abs(last.value)) front.push(point)
  }
  return front
}
