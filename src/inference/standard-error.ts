import { coefficientStart } from '../energy/parameters.ts'
import type { Posterior } from './posterior.ts'

/** The parameters that the energy of a fingerprint is the weighted sum of. */
export interface SparseRow {
  readonly parameters: readonly number[]
  readonly weights: readonly number[]
}

/**
 * The row of the design matrix that belongs to a fingerprint, without its zeros.
 *
 * @param ensemble its place in the layout
 * @param counts atoms by zone and element, [zone * elements + element]
 */
export function sparseRow(
  { layout }: Pick<Posterior, 'layout'>,
  ensemble: number,
  counts: ArrayLike<number>,
): SparseRow {
  const start = coefficientStart(layout, ensemble)
  const present = Array.from(counts, (_, index) => index).filter(index => counts[index] !== 0)
  return {
    parameters: [ensemble, ...present.map(index => start + index)],
    weights: [1, ...present.map(index => counts[index] as number)],
  }
}

/**
 * Variance of the energy that a model gives a fingerprint, x^T C x, eV^2: how far refits to other rows of the same kind
 * would move it. Divided by the residual variance it is the leverage that the fingerprint would have among the rows.
 */
export function energyVariance({ covariance, mean }: Posterior, { parameters, weights }: SparseRow): number {
  const size = mean.length
  let variance = 0
  for (const [i, parameter] of parameters.entries()) {
    let sum = 0
    for (const [j, other] of parameters.entries())
      sum += covariance[parameter * size + other] * (weights[j] as number)
    variance += (weights[i] as number) * sum
  }
  return Math.max(0, variance)
}
