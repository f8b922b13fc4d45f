import { multisets } from '../environment/binomial.ts'
import type { Random } from '../environment/random.ts'
import { type Evaluator, monomialsOf } from '../polynomial/homogeneous-polynomial.ts'
import { type Monomials, monomialIndex } from '../polynomial/monomials.ts'
import { type CompositionRegion, nearestComposition } from './composition-region.ts'

/** Steps of 0.05, where that is not too many compositions. */
const FINEST = 20

/** Grid points whose values are equal to this share are level. */
const LEVEL = 1e-11

/**
 * The smallest simplex around a region, x = origin + size s with s summing to 1: it has the corner of all lower
 * bounds, or that of all upper ones, upside down, which is less when the upper bounds are tight.
 */
interface Surrounding {
  readonly origin: Float64Array
  /** Negative when upside down. */
  readonly size: number
  /** Places of the elements that are not fixed. */
  readonly open: readonly number[]
}

function surrounding({ lower, upper }: CompositionRegion): Surrounding {
  const open = [...lower.keys()].filter(i => lower[i] < upper[i])
  const above = lower.reduce((rest, bound) => rest - bound, 1)
  const below = upper.reduce((rest, bound) => rest - bound, 1)
  return above <= -below ? { origin: lower, size: above, open } : { origin: upper, size: below, open }
}

function composed(
  { origin, size, open }: Surrounding,
  shares: ArrayLike<number>,
  first: number,
): Float64Array {
  const x = origin.slice()
  for (const [place, i] of open.entries()) x[i] += size * (shares[first + place] as number)
  return x
}

/** Compositions of a regular grid over a region, with the objective's value: outside the region, null. */
export interface CompositionGrid {
  readonly monomials: Monomials
  readonly compositions: readonly (Float64Array | null)[]
  /** Float64Array [grid point] */
  readonly values: Float64Array
}

/**
 * Evaluates an objective on a grid of step 0.05 of the region's width, or coarser if that is too much work.
 *
 * @param work how many values may be computed
 */
export function compositionGrid(region: CompositionRegion, value: Evaluator, work: number): CompositionGrid {
  const around = surrounding(region)
  const variables = Math.max(1, around.open.length)
  let steps = FINEST
  while (steps > 2 && Number(multisets(variables, steps)) > work) steps--
  const monomials = monomialsOf({ variables, degree: steps })
  const values = new Float64Array(monomials.length).fill(Number.NEGATIVE_INFINITY)
  const shares = Float64Array.from(monomials.exponents, exponent => exponent / steps)
  const compositions = Array.from({ length: monomials.length }, (_, point) => {
    const x = composed(around, shares, point * variables)
    if (x.some((fraction, i) => fraction < region.lower[i] - LEVEL || fraction > region.upper[i] + LEVEL))
      return null
    const inside = nearestComposition(region, x)
    values[point] = value(inside)
    return inside
  })
  return { monomials, compositions, values }
}

/**
 * Grid points that no neighbour, one step moved from one element to another, surpasses; of level neighbours the first.
 * Best first.
 *
 * @param most how many to give at most
 */
export function gridMaxima(
  { monomials, compositions, values }: CompositionGrid,
  most: number,
): Float64Array[] {
  const { variables, exponents } = monomials
  const step = new Uint8Array(variables)
  const isMaximum = (point: number): boolean => {
    for (let to = 0; to < variables; to++)
      for (let from = 0; from < variables; from++) {
        const first = point * variables
        if (from === to || exponents[first + from] === 0) continue
        // Exponents are bytes, where adding 255 takes one away.
        step.fill(0)
        step[to] = 1
        const neighbour = movedIndex(monomials, first, from, step)
        const lead = values[neighbour] - values[point]
        const level = LEVEL * Math.abs(values[point])
        if (lead > level || (lead >= -level && neighbour < point)) return false
      }
    return true
  }
  return compositions
    .flatMap((x, point) => (x !== null && isMaximum(point) ? [{ x, value: values[point] }] : []))
    .sort((a, b) => b.value - a.value)
    .slice(0, most)
    .map(({ x }) => x)
}

const lowered = new Uint8Array(256)

/** Place of the grid point that has one step less of `from` and those of `step` more. */
function movedIndex(monomials: Monomials, first: number, from: number, step: Uint8Array): number {
  const { variables, exponents } = monomials
  lowered.set(exponents.subarray(first, first + variables))
  lowered[from]--
  return monomialIndex(monomials, lowered, 0, step, 0)
}

/** A composition drawn uniformly from the simplex around a region, then moved into it. */
export function randomComposition(region: CompositionRegion, random: Random): Float64Array {
  const around = surrounding(region)
  const waits = around.open.map(() => -Math.log(1 - random()))
  const total = waits.reduce((sum, wait) => sum + wait, 0)
  return nearestComposition(
    region,
    composed(
      around,
      waits.map(wait => wait / total),
      0,
    ),
  )
}
