import type { Differentiated } from '../polynomial/differentiated.ts'
import { climb, type StationaryPoint } from './ascent.ts'
import { type CompositionRegion, faceAt, nearestComposition } from './composition-region.ts'
import { optimality } from './optimality.ts'

/**
 * Mole fractions this near a bound are tried on it. Where leaving a bound costs nothing to first order, the value
 * hides a distance of the square root of its rounding, and of the cube root where it costs nothing to second order.
 */
const NEAR = 1e-4

/**
 * A stationary point with every mole fraction next to a bound on that bound, unless the value falls beyond rounding.
 * A climb comes to rest anywhere that rounding hides, so without this the elements that are absent would depend on
 * where it began.
 */
export function ontoBounds(
  objective: Differentiated,
  region: CompositionRegion,
  point: StationaryPoint,
): StationaryPoint {
  let held = point
  let face = faceAt(region, point.x)
  for (const { i, bound } of nearBounds(region, point.x)) {
    const smaller = { ...face, lower: face.lower.with(i, bound), upper: face.upper.with(i, bound) }
    const x = nearestComposition(smaller, held.x)
    if (!isWhole(x)) continue
    const moved = climb(objective, smaller, x)
    if (moved.value < held.value - objective.rounding(held.x) - objective.rounding(moved.x)) continue
    held = moved
    face = faceAt(smaller, moved.x)
  }
  if (held === point) return point
  const gradient = new Float64Array(held.x.length)
  objective.gradient(held.x, gradient)
  return { ...held, residual: optimality(region, held.x, gradient).residual }
}

/** Mole fractions next to a bound but not on it, the nearest first. */
function nearBounds({ lower, upper }: CompositionRegion, x: Float64Array) {
  return [...x.keys()]
    .map(i => ({ i, bound: x[i] - lower[i] <= upper[i] - x[i] ? lower[i] : upper[i] }))
    .map(({ i, bound }) => ({ i, bound, away: Math.abs(x[i] - bound) }))
    .filter(({ i, away }) => away > 0 && away <= NEAR && lower[i] < upper[i])
    .sort((a, b) => a.away - b.away)
}

/** No element may be left to take up what another gave. */
const isWhole = (x: Float64Array): boolean =>
  Math.abs(x.reduce((sum, fraction) => sum + fraction, 0) - 1) <= 4 * Number.EPSILON
