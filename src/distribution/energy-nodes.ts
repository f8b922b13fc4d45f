import { type Measure, ORIGIN } from './measure.ts'
import type { ZoneSum } from './zone-sum.ts'

/** Weights on the energies (first + i) step. */
export interface EnergyNodes {
  readonly first: number
  /** Float64Array [node]; some are slightly negative, as they interpolate. */
  readonly weights: Float64Array
}

/** Each point is spread over so many nodes. */
const STENCIL = 6

/** Nodes of a stencil below the interval that holds the point. */
const BEFORE = STENCIL / 2 - 1

/**
 * Spreads the points of a zone sum over equidistant nodes by Lagrange interpolation of degree 5, so that means of
 * polynomials of degree 5 stay as they are, and that of a smooth function f moves by at most
 * (2.5 * 1.5 * 0.5)^2 / 6! * step^6 max |f^(6)| for each list of points that is spread.
 *
 * @param step eV
 */
export function energyNodes({ left, right }: ZoneSum, step: number): EnergyNodes {
  if (pairCost(left, right) > nodeCost(left, right, step))
    return convolved(spread(left, ORIGIN, step), spread(right, ORIGIN, step))
  return spread(right, left, step)
}

/** About how many additions `energyNodes` makes. */
export const energyNodesCost = ({ left, right }: ZoneSum, step: number): number =>
  Math.min(pairCost(left, right), nodeCost(left, right, step))

const pairCost = (a: Measure, b: Measure): number => STENCIL * a.energies.length * b.energies.length

const nodeCost = (a: Measure, b: Measure, step: number): number =>
  (range(a) / step + STENCIL) * (range(b) / step + STENCIL)

const range = ({ energies }: Measure): number => (energies.at(-1) as number) - energies[0]

/** Every point of one list added to every point of the other, spread. */
function spread(points: Measure, shifts: Measure, step: number): EnergyNodes {
  const first = Math.floor((points.energies[0] + shifts.energies[0]) / step) - STENCIL
  const weights = new Float64Array(Math.ceil((range(points) + range(shifts)) / step) + 3 * STENCIL)
  const stencil = new Float64Array(STENCIL)
  for (let i = 0; i < shifts.energies.length; i++)
    for (let j = 0; j < points.energies.length; j++) {
      const place = (points.energies[j] + shifts.energies[i]) / step - first
      const interval = Math.floor(place)
      fillStencil(stencil, place - interval)
      const probability = points.probabilities[j] * shifts.probabilities[i]
      for (let node = 0; node < STENCIL; node++)
        weights[interval - BEFORE + node] += probability * stencil[node]
    }
  return { first, weights }
}

function convolved(a: EnergyNodes, b: EnergyNodes): EnergyNodes {
  const weights = new Float64Array(a.weights.length + b.weights.length - 1)
  for (let i = 0; i < a.weights.length; i++) {
    const weight = a.weights[i]
    for (let j = 0; j < b.weights.length; j++) weights[i + j] += weight * b.weights[j]
  }
  return { first: a.first + b.first, weights }
}

/**
 * A function between the nodes 0, 1, 2 ... on which it is given, by the same interpolation.
 *
 * @param place at least two nodes above the first and three below the last
 */
export function interpolated(values: Float64Array, place: number): number {
  const interval = Math.floor(place)
  const stencil = new Float64Array(STENCIL)
  fillStencil(stencil, place - interval)
  let value = 0
  for (let node = 0; node < STENCIL; node++) value += stencil[node] * values[interval - BEFORE + node]
  return value
}

/** The Lagrange polynomials of the nodes -2, -1, 0, 1, 2, 3 at t from 0 to 1. */
function fillStencil(stencil: Float64Array, t: number): void {
  const [inner, outer] = [(t + 2) * (t + 1) * t, (t - 1) * (t - 2) * (t - 3)]
  stencil[0] = (-(t + 1) * t * outer) / 120
  stencil[1] = ((t + 2) * t * outer) / 24
  stencil[2] = (-(t + 2) * (t + 1) * outer) / 12
  stencil[3] = (inner * (t - 2) * (t - 3)) / 12
  stencil[4] = (-inner * (t - 1) * (t - 3)) / 24
  stencil[5] = (inner * (t - 1) * (t - 2)) / 120
}
