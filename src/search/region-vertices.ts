import type { CompositionRegion } from './composition-region.ts'

/** A mole fraction this near a bound is on it. */
const ON_BOUND = 1e-12

/**
 * Corners of a region without a budget: compositions with every element but at most one at a bound.
 *
 * @param most how many corners to give at most; many bounded elements have more than anybody can use
 * @returns Float64Array [element] each
 * @example regionVertices(boundedRegion(bounds), 10)
 */
export function regionVertices({ lower, upper }: CompositionRegion, most: number): Float64Array[] {
  const rooms = upper.map((bound, i) => bound - lower[i])
  const open = [...rooms.keys()].filter(i => rooms[i] > ON_BOUND)
  const corners = new Map<string, Float64Array>()
  const add = (x: Float64Array, i: number, rest: number): void => {
    const corner = x.slice()
    corner[i] = Math.min(upper[i], corner[i] + rest)
    corners.set(corner.map(fraction => Math.round(fraction / ON_BOUND)).join(), corner)
  }
  /** With some elements at their upper bound: one more takes the rest, or is raised too. */
  const raise = (x: Float64Array, rest: number, from: number): void => {
    for (const i of open)
      if (corners.size < most && x[i] === lower[i] && rooms[i] >= rest - ON_BOUND) add(x, i, rest)
    for (const [place, i] of open.entries()) {
      if (corners.size >= most || place < from || rooms[i] >= rest - ON_BOUND) continue
      const raised = x.slice()
      raised[i] = upper[i]
      raise(raised, rest - rooms[i], place + 1)
    }
  }
  raise(
    lower.slice(),
    lower.reduce((rest, bound) => rest - bound, 1),
    0,
  )
  if (corners.size === 0) add(lower, 0, 0)
  return [...corners.values()]
}
