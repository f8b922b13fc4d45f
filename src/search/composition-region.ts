import type { CompositionBounds } from '../composition/bounds.ts'

/** Compositions that may be chosen: x within bounds, summing to 1, and of limited cost if there is a budget. */
export interface CompositionRegion {
  /** Float64Array [element] */
  readonly lower: Float64Array
  /** Float64Array [element] */
  readonly upper: Float64Array
  readonly budget?: Budget | undefined
}

/** sum of cost_i x_i <= limit; costs scaled to span 1, which keeps digits. */
export interface Budget {
  /** Float64Array [element] */
  readonly cost: Float64Array
  readonly limit: number
}

/** Mole fractions are at most 1. */
const FAR = 2

/** Halving alone would need some 60. */
const MOST_STEPS = 100

/** sum of cost_i x_i */
export const costOf = (cost: Float64Array, x: Float64Array): number =>
  x.reduce((sum, fraction, i) => sum + fraction * cost[i], 0)

export const boundedRegion = ({ lower, upper }: CompositionBounds): CompositionRegion => ({ lower, upper })

/** The least cost of any composition in a region without a budget. */
export function leastCost({ lower, upper }: CompositionRegion, cost: Float64Array): number {
  let rest = lower.reduce((sum, bound) => sum - bound, 1)
  let total = lower.reduce((sum, bound, i) => sum + bound * cost[i], 0)
  for (const i of [...cost.keys()].sort((a, b) => cost[a] - cost[b])) {
    const taken = Math.max(0, Math.min(rest, upper[i] - lower[i]))
    total += taken * cost[i]
    rest -= taken
  }
  return total
}

/**
 * The part of a region with at most some cost, sum of cost_i x_i <= limit. At the least cost of all, where only a
 * face is left, it is that face, so that rounding cannot make it empty.
 *
 * @param cost per mole fraction: Float64Array [element]
 * @param limit in the cost's unit, from `leastCost` up
 */
export function withinBudget(
  { lower, upper }: CompositionRegion,
  cost: Float64Array,
  limit: number,
): CompositionRegion {
  const cheapest = Math.min(...cost)
  const span = Math.max(...cost) - cheapest
  if (span === 0) return { lower, upper }
  const scaled = cost.map(value => (value - cheapest) / span)
  const scaledLimit = (limit - cheapest) / span
  const least = leastCost({ lower, upper }, scaled)
  if (scaledLimit > least + 1e-12) return { lower, upper, budget: { cost: scaled, limit: scaledLimit } }
  return cheapestFace({ lower, upper }, scaled)
}

/** Dearer elements than the marginal one are at their lower bound, cheaper ones at their upper. */
function cheapestFace({ lower, upper }: CompositionRegion, cost: Float64Array): CompositionRegion {
  let rest = lower.reduce((sum, bound) => sum - bound, 1)
  let marginal = 0
  for (const i of [...cost.keys()].sort((a, b) => cost[a] - cost[b])) {
    if (rest <= 0) break
    marginal = cost[i]
    rest -= upper[i] - lower[i]
  }
  return {
    lower: lower.map((bound, i) => (cost[i] < marginal ? upper[i] : bound)),
    upper: upper.map((bound, i) => (cost[i] > marginal ? lower[i] : bound)),
  }
}

/** The compositions of a region that share the active bounds of one: rounding would lift an element off its bound. */
export const faceAt = ({ lower, upper, budget }: CompositionRegion, x: Float64Array): CompositionRegion => ({
  lower: lower.map((bound, i) => (x[i] < upper[i] ? bound : x[i])),
  upper: upper.map((bound, i) => (x[i] > lower[i] ? bound : x[i])),
  budget,
})

/**
 * The composition of a region that is nearest to a point, by Euclidean distance. Its optimality conditions say
 * x_i = y_i - shift - price cost_i, cut to the bounds: the shift makes x sum to 1, and the price, at least 0,
 * makes it affordable. Both are roots of monotone, piecewise linear functions, found to rounding.
 *
 * @param point Float64Array [element]
 * @returns Float64Array [element]
 * @example nearestComposition(boundedRegion(bounds), Float64Array.of(0.7, 0.5)) // [0.6, 0.4]
 */
export function nearestComposition(region: CompositionRegion, point: Float64Array): Float64Array {
  const nearest = projected(region, point)
  // A point far away costs digits of the sum; the second time there is nothing far.
  return point.some(value => Math.abs(value) > FAR) ? projected(region, nearest) : nearest
}

function projected(region: CompositionRegion, point: Float64Array): Float64Array {
  const { budget } = region
  const nearest = normalised(region, point)
  if (budget === undefined || costOf(budget.cost, nearest) <= budget.limit) return nearest
  let low = 0
  let high = 1
  while (costOf(budget.cost, priced(region, budget, point, high)) > budget.limit && high < 1e12) high *= 4
  let price = high / 2
  let x = nearest
  for (let step = 0; step < MOST_STEPS; step++) {
    x = priced(region, budget, point, price)
    const excess = costOf(budget.cost, x) - budget.limit
    if (excess > 0) low = price
    else high = price
    if (Math.abs(excess) < Number.EPSILON) break
    // Exact as soon as the elements between their bounds are those of the solution.
    const newton = price + excess / slopeOf(region, budget, x)
    const next = newton > low && newton < high ? newton : (low + high) / 2
    if (next === price || high - low <= Number.EPSILON * high) break
    price = next
  }
  return x
}

const priced = (
  region: CompositionRegion,
  { cost }: Budget,
  point: Float64Array,
  price: number,
): Float64Array =>
  normalised(
    region,
    point.map((value, i) => value - price * cost[i]),
  )

/** How fast the cost falls as the price rises: the costs' sum of squares about their mean, of the free elements. */
function slopeOf({ lower, upper }: CompositionRegion, { cost }: Budget, x: Float64Array): number {
  let [count, sum, squares] = [0, 0, 0]
  for (let i = 0; i < x.length; i++)
    if (x[i] > lower[i] && x[i] < upper[i]) {
      count++
      sum += cost[i]
      squares += cost[i] ** 2
    }
  return count === 0 ? 0 : squares - sum ** 2 / count
}

/** Cuts point - shift to the bounds, for the shift at which the result sums to 1. */
function normalised({ lower, upper }: CompositionRegion, point: Float64Array): Float64Array {
  const total = (shift: number): number => {
    let sum = 0
    for (let i = 0; i < point.length; i++) sum += cut(point[i] - shift, lower[i], upper[i])
    return sum
  }
  const turns = new Float64Array(2 * point.length)
  for (let i = 0; i < point.length; i++) {
    turns[2 * i] = point[i] - upper[i]
    turns[2 * i + 1] = point[i] - lower[i]
  }
  turns.sort()
  let [first, last] = [0, turns.length - 1]
  while (last - first > 1) {
    const middle = (first + last) >> 1
    if (total(turns[middle]) >= 1) first = middle
    else last = middle
  }
  const [from, to] = [turns[first], turns[last]]
  let [free, sum] = [0, 0]
  for (let i = 0; i < point.length; i++)
    if (point[i] - upper[i] <= from && point[i] - lower[i] >= to) {
      free++
      sum += point[i]
    } else sum += point[i] - upper[i] >= to ? upper[i] : lower[i]
  const shift = free === 0 ? from : (sum - 1) / free
  return point.map((value, i) => cut(value - shift, lower[i], upper[i]))
}

const cut = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))
