import { dot } from './dot-products.ts'
import { isSpanned, leastSquares } from './least-squares.ts'
import type { LinearFit } from './linear-fit.ts'

/** Minimum-norm least squares with the same coefficients for all ensembles. */
export function sharedFit(matrix: readonly (readonly number[])[], values: readonly number[]): LinearFit {
  const { solution, rank, basis, span, covariance } = leastSquares(matrix, values)
  return {
    parameters: solution,
    covariance: () => covariance,
    residuals: values.map((value, row) => value - dot(matrix[row] as readonly number[], solution)),
    hat: (i, j) => dot(basis[i] as Float64Array, basis[j] as Float64Array),
    determines: row => isSpanned(row, span),
    freedom: rank,
    rank,
    strength: null,
  }
}
