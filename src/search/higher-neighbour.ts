import type { Differentiated } from '../polynomial/differentiated.ts'
import type { StationaryPoint } from './ascent.ts'
import { type CompositionRegion, nearestComposition } from './composition-region.ts'
import { curvatureModes } from './curvature-modes.ts'
import { optimality } from './optimality.ts'
import { probeDirections } from './probe-directions.ts'

/** Mole fractions to move by when looking around. */
const REACHES = [1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1]

/** Gains smaller than this share of the largest partial derivative count as none. */
const NO_GAIN = 1e-9

/** Curvatures smaller than this share of the largest second derivative count as none. */
const FLAT = 1e-9

/**
 * A composition near a stationary one at which the objective is higher, if one is found: the stationary point is then
 * a saddle or a minimum along some way that bounds leave open. Derivatives alone do not tell: where sites need several
 * atoms of an absent element the value rises as a high power of its mole fraction, and all derivatives vanish at what
 * is a minimum. So finite steps are tried, along `probeDirections` and along the principal directions in which the
 * projected Hessian, over the free elements and those whose bound costs nothing, does not fall.
 *
 * @returns Float64Array [element]
 */
export function higherNeighbour(
  objective: Differentiated,
  region: CompositionRegion,
  { x, value }: StationaryPoint,
): Float64Array | undefined {
  for (const direction of [...probeDirections(region, x), ...openModes(objective, region, x)]) {
    const higher = firstHigher(objective, region, { x, value }, direction)
    if (higher !== undefined) return higher
  }
  return undefined
}

/** Principal directions, both ways, along which the second derivative does not tell that the objective falls. */
function openModes(objective: Differentiated, region: CompositionRegion, x: Float64Array): Float64Array[] {
  const gradient = new Float64Array(x.length)
  objective.gradient(x, gradient)
  const { price } = optimality(region, x, gradient)
  const cost = price > 0 ? region.budget?.cost : undefined
  const net = cost === undefined ? gradient : gradient.map((partial, i) => partial - price * cost[i])
  const hessian = objective.hessian(x)
  const scale = hessian.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0)
  return curvatureModes(hessian, indifferent(region, x, net), cost)
    .filter(({ curvature }) => curvature >= -FLAT * scale)
    .flatMap(({ direction }) => [direction, direction.map(step => -step)])
}

/** The first point along a direction that is surely higher, unless one before it is surely lower. */
function firstHigher(
  objective: Differentiated,
  region: CompositionRegion,
  { x, value }: Pick<StationaryPoint, 'x' | 'value'>,
  direction: Float64Array,
): Float64Array | undefined {
  for (const reach of REACHES) {
    const tried = nearestComposition(
      region,
      x.map((fraction, i) => fraction + reach * direction[i]),
    )
    const gain = objective.value(tried) - value
    const uncertain = objective.rounding(x) + objective.rounding(tried)
    if (gain > uncertain) return tried
    if (gain < -uncertain) return undefined
  }
  return undefined
}

/** Elements that are free, or would neither gain nor lose by leaving their bound. */
function indifferent({ lower, upper }: CompositionRegion, x: Float64Array, net: Float64Array): number[] {
  let [mostGained, leastLost, largest] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 0]
  for (let i = 0; i < x.length; i++) {
    if (x[i] < upper[i]) mostGained = Math.max(mostGained, net[i])
    if (x[i] > lower[i]) leastLost = Math.min(leastLost, net[i])
    largest = Math.max(largest, Math.abs(net[i]))
  }
  const multiplier = (mostGained + leastLost) / 2
  return [...x.keys()].filter(i => lower[i] < upper[i] && Math.abs(net[i] - multiplier) <= NO_GAIN * largest)
}
