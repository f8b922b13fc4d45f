import { sorted } from './measure.ts'

/** The points of two summed lists in ascending order of energy. */
export interface PointOrder {
  /** Float64Array [point], eV. */
  readonly energies: Float64Array
  /** Uint16Array [point]: which points of the two lists add to it. */
  readonly left: Uint16Array
  readonly right: Uint16Array
}

/**
 * Orders every pair of points of two lists.
 *
 * @param left, right their energies, ascending, eV; at most 65,536 each
 * @example pointOrder(Float64Array.of(0, 1), Float64Array.of(0, 0.4)).energies // 0, 0.4, 1, 1.4
 */
export function pointOrder(left: Float64Array, right: Float64Array): PointOrder {
  const pairs = new Float64Array(left.length * right.length)
  for (let i = 0, pair = 0; i < left.length; i++)
    for (let j = 0; j < right.length; j++) pairs[pair++] = left[i] + right[j]
  const numbered = { energies: pairs, probabilities: Float64Array.from(pairs.keys()) }
  const { energies, probabilities: order } = sorted(numbered, right.length)
  return {
    energies,
    left: Uint16Array.from(order, pair => Math.floor(pair / right.length)),
    right: Uint16Array.from(order, pair => pair % right.length),
  }
}
