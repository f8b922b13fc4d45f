import { energyNodes, energyNodesCost, interpolated } from './energy-nodes.ts'
import { zoneSumRange } from './extremes.ts'
import { normalDensity, normalProbabilityBelow } from './normal.ts'
import type { ZoneSum } from './zone-sum.ts'

/** A zone sum convolved with a Gaussian, on nodes a fiftieth of its standard deviation apart. */
export interface BroadenedCurve {
  /** Node 0 is at first * step. */
  readonly first: number
  /** eV */
  readonly step: number
  /** Float64Array [node], probability at or below. */
  readonly below: Float64Array
  /** Float64Array [node], probability per eV. */
  readonly density: Float64Array
}

/** Interpolation of degree 5 then errs by less than 1e-12; see `broadened`. */
const NODES_PER_SIGMA = 50

/** The Gaussian is cut off at so many standard deviations, where 1e-17 is left. */
export const CUT_OFF = 8.5

const HALF_WIDTH = CUT_OFF * NODES_PER_SIGMA

/** Phi at -CUT_OFF .. CUT_OFF standard deviations, one per node. */
const KERNEL = Float64Array.from({ length: 2 * HALF_WIDTH + 1 }, (_, node) =>
  normalProbabilityBelow((node - HALF_WIDTH) / NODES_PER_SIGMA),
)
const DENSITY_KERNEL = KERNEL.map((_, node) => normalDensity((node - HALF_WIDTH) / NODES_PER_SIGMA))

/** @param sigma standard deviation of the Gaussian, eV */
export function broadenedCurve(zoneSum: ZoneSum, sigma: number): BroadenedCurve {
  const step = sigma / NODES_PER_SIGMA
  const { first, weights } = energyNodes(zoneSum, step)
  const length = weights.length + 2 * HALF_WIDTH
  const below = new Float64Array(length)
  const density = new Float64Array(length)
  let passed = 0
  for (let node = 0; node < length; node++) {
    const start = Math.max(0, node - 2 * HALF_WIDTH)
    if (start > 0) passed += weights[start - 1]
    const end = Math.min(weights.length - 1, node)
    let [sum, sumOfDensities] = [passed, 0]
    for (let i = start; i <= end; i++) {
      sum += weights[i] * KERNEL[node - i]
      sumOfDensities += weights[i] * DENSITY_KERNEL[node - i]
    }
    below[node] = sum
    density[node] = sumOfDensities / sigma
  }
  return { first: first - HALF_WIDTH, step, below, density }
}

/** About how many additions `broadenedCurve` makes: to spread the points, and to convolve them with the Gaussian. */
export function broadenedCurveCost(zoneSum: ZoneSum, sigma: number): number {
  const [low, high] = zoneSumRange(zoneSum)
  const step = sigma / NODES_PER_SIGMA
  return energyNodesCost(zoneSum, step) + 2 * KERNEL.length * ((high - low) / step + KERNEL.length)
}

/** Probability at or below an energy, eV, before an ensemble's offset. */
export function curveBelow({ first, step, below }: BroadenedCurve, energy: number): number {
  const place = energy / step - first
  if (place < 2) return 0
  if (place >= below.length - 4) return 1
  return Math.min(1, Math.max(0, interpolated(below, place)))
}

/** Probability per eV at an energy, eV, before an ensemble's offset. */
export function curveDensity({ first, step, density }: BroadenedCurve, energy: number): number {
  const place = energy / step - first
  if (place < 2 || place >= density.length - 4) return 0
  return Math.max(0, interpolated(density, place))
}
