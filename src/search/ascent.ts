import type { Differentiated } from '../polynomial/differentiated.ts'
import { type CompositionRegion, faceAt, nearestComposition } from './composition-region.ts'
import { curvatureModes } from './curvature-modes.ts'
import { optimality } from './optimality.ts'

/** A composition to which the ascent came, with its KKT residual (see `optimality`). */
export interface StationaryPoint {
  /** Float64Array [element] */
  readonly x: Float64Array
  readonly value: number
  readonly residual: number
}

const MOST_ROUNDS = 12
const MOST_GRADIENT_STEPS = 300
const MOST_NEWTON_STEPS = 40

/** Of the largest partial derivative: what the gradient steps of the first round leave to Newton's method. */
const FIRST_TOLERANCE = 1e-4

/** Of the largest partial derivative: near rounding, where no further round helps. */
const LAST_TOLERANCE = 1e-14

/** Share of the first-order gain that a step must make. */
const SUFFICIENT = 1e-4

/**
 * Climbs from a composition to a stationary point of the objective in a region, never below its start: projected
 * gradient steps (Barzilai and Borwein's length) settle which bounds are active, Newton's method does the rest.
 *
 * @param start Float64Array [element], in the region
 */
export function climb(
  objective: Differentiated,
  region: CompositionRegion,
  start: Float64Array,
): StationaryPoint {
  let point = stationary(objective, region, start)
  let tolerance = FIRST_TOLERANCE
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = point
    point = newtonSteps(objective, region, gradientSteps(objective, region, before, tolerance))
    if (point.residual <= LAST_TOLERANCE * largestPartial(point)) break
    const isStuck = point === before && before.residual > tolerance * largestPartial(before)
    if (isStuck) break
    tolerance *= 0.03
  }
  const { x, value, residual } = point
  return { x, value, residual }
}

/** A point on the way, with its gradient. */
interface Point extends StationaryPoint {
  readonly gradient: Float64Array
  readonly price: number
}

function stationary(objective: Differentiated, region: CompositionRegion, x: Float64Array): Point {
  const gradient = new Float64Array(x.length)
  objective.gradient(x, gradient)
  return { x, value: objective.value(x), gradient, ...optimality(region, x, gradient) }
}

const largestPartial = ({ gradient }: Point): number =>
  gradient.reduce((most, partial) => Math.max(most, Math.abs(partial)), 0)

function gradientSteps(
  objective: Differentiated,
  region: CompositionRegion,
  start: Point,
  tolerance: number,
): Point {
  let point = start
  let length = 1 / largestPartial(point)
  for (let step = 0; step < MOST_GRADIENT_STEPS; step++) {
    if (point.residual <= tolerance * largestPartial(point)) break
    const next = uphill(objective, region, point, length)
    if (next === undefined) break
    length = nextLength(point, next)
    point = next
  }
  return point
}

/** The first point along the projected gradient, from a length down, that gains enough. */
function uphill(
  objective: Differentiated,
  region: CompositionRegion,
  { x, value, gradient }: Point,
  length: number,
): Point | undefined {
  // What all elements share moves nothing, and would only cost digits.
  const common = gradient.reduce((sum, partial) => sum + partial, 0) / gradient.length
  for (let tried = length; tried > length * 1e-12; tried /= 4) {
    const target = nearestComposition(
      region,
      x.map((fraction, i) => fraction + tried * (gradient[i] - common)),
    )
    const gain = dot(gradient, target, x)
    if (!(gain > 0)) return undefined
    if (objective.value(target) >= value + SUFFICIENT * gain) {
      const next = stationary(objective, region, target)
      return next.value > value ? next : undefined
    }
  }
  return undefined
}

/** Barzilai and Borwein: the inverse of the curvature along the last step, within wide limits. */
function nextLength(before: Point, after: Point): number {
  let [squares, bend] = [0, 0]
  for (let i = 0; i < before.x.length; i++) {
    const moved = after.x[i] - before.x[i]
    squares += moved * moved
    bend -= moved * (after.gradient[i] - before.gradient[i])
  }
  const unit = 1 / largestPartial(after)
  return bend > 0 ? Math.min(1e6 * unit, Math.max(1e-6 * unit, squares / bend)) : 1e3 * unit
}

/** sum of g_i (a_i - b_i) */
const dot = (gradient: Float64Array, a: Float64Array, b: Float64Array): number =>
  gradient.reduce((sum, partial, i) => sum + partial * (a[i] - b[i]), 0)

/** Newton steps on the face of the active bounds, as long as the residual falls and the value does not. */
function newtonSteps(objective: Differentiated, region: CompositionRegion, start: Point): Point {
  let point = start
  for (let step = 0; step < MOST_NEWTON_STEPS && point.residual > 0; step++) {
    const target = newtonTarget(objective, region, point)
    if (target === undefined) break
    const next = stationary(objective, region, nearestComposition(faceAt(region, point.x), target))
    if (!(next.residual < point.residual && next.value >= point.value - objective.rounding(point.x))) break
    point = next
  }
  return point
}

function newtonTarget(
  objective: Differentiated,
  region: CompositionRegion,
  { x, gradient, price }: Point,
): Float64Array | undefined {
  const free = [...x.keys()].filter(i => x[i] > region.lower[i] && x[i] < region.upper[i])
  const usedUp = price > 0 ? region.budget?.cost : undefined
  const modes = curvatureModes(objective.hessian(x), free, usedUp)
  const strongest = modes.reduce((most, { curvature }) => Math.max(most, Math.abs(curvature)), 0)
  const target = x.slice()
  for (const { direction, curvature } of modes) {
    if (!(Math.abs(curvature) > 1e-11 * strongest)) continue
    let slope = 0
    for (const i of free) slope += direction[i] * gradient[i]
    for (const i of free) target[i] += (direction[i] * slope) / Math.abs(curvature)
  }
  let reach = 1
  for (const i of free) {
    const moved = target[i] - x[i]
    const room = moved > 0 ? region.upper[i] - x[i] : region.lower[i] - x[i]
    if (Math.abs(moved) > Math.abs(room)) reach = Math.min(reach, room / moved)
  }
  return modes.length === 0 ? undefined : x.map((fraction, i) => fraction + reach * (target[i] - fraction))
}
