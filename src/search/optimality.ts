import { type CompositionRegion, costOf } from './composition-region.ts'

/** What is wanted of a small slack in a budget before it counts as used up, in units of its span. */
const BUDGET_SLACK = 1e-12

/** How far a composition is from being a local maximum to first order, and the price of its budget. */
export interface Optimality {
  /** See `optimality`; objective units per mole fraction. */
  readonly residual: number
  /** What the objective would gain per unit of budget, at least 0; 0 without one. */
  readonly price: number
}

/**
 * KKT residual of a composition x in a region: the most that the objective gains, to first order, per mole fraction
 * moved from one element to another,
 * max over i that may rise, j that may fall of (g_i - price c_i) - (g_j - price c_j), at least 0,
 * where an element may rise below its upper bound and fall above its lower one. With multiplier lambda this is
 * the sum of the two largest violations of g_i - price c_i <= lambda and >= lambda, and at a local maximum it is 0.
 * The price of a budget that is used up is the one that makes it least.
 *
 * @param gradient dA/dx_i, each x on its own: Float64Array [element]
 */
export function optimality(region: CompositionRegion, x: Float64Array, gradient: Float64Array): Optimality {
  const { lower, upper, budget } = region
  const rising = [...x.keys()].filter(i => x[i] < upper[i])
  const falling = [...x.keys()].filter(i => x[i] > lower[i])
  const moves = rising.flatMap(i => falling.map(j => ({ i, j })))
  const isUsedUp = budget !== undefined && costOf(budget.cost, x) >= budget.limit - BUDGET_SLACK
  return lowestEnvelope(
    moves.map(({ i, j }) => ({
      gain: gradient[i] - gradient[j],
      cost: isUsedUp ? budget.cost[i] - budget.cost[j] : 0,
    })),
  )
}

/** The least over price >= 0 of max (gain - price cost), walked from line to line of that convex envelope. */
function lowestEnvelope(lines: readonly { readonly gain: number; readonly cost: number }[]): Optimality {
  let price = 0
  let top = { gain: 0, cost: 0 }
  for (const line of lines)
    if (line.gain > top.gain || (line.gain === top.gain && line.cost < top.cost)) top = line
  while (top.cost > 0) {
    let next: { readonly at: number; readonly line: typeof top } | undefined
    for (const line of [...lines, { gain: 0, cost: 0 }]) {
      if (line.cost >= top.cost) continue
      const at = (top.gain - line.gain) / (top.cost - line.cost)
      if (next === undefined || at < next.at || (at === next.at && line.cost < next.line.cost))
        next = { at, line }
    }
    if (next === undefined) break
    price = Math.max(price, next.at)
    top = next.line
  }
  return { residual: Math.max(0, top.gain - price * top.cost), price }
}
