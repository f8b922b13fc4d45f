import { leastSquares } from './least-squares.ts'
import type { LinearFit } from './linear-fit.ts'

/** Minimum-norm least squares with the same coefficients for all ensembles. */
export function sharedFit(matrix: readonly (readonly number[])[], values: readonly number[]): LinearFit {
  const { solution, rank, basis, covariance } = leastSquares(matrix, values)
  const rows = basis.to2DArray()
  const fitted = matrix.map(row => row.reduce((sum, x, i) => sum + x * (solution[i] as number), 0))
  return {
    parameters: solution,
    covariance: () => covariance,
    residuals: values.map((value, row) => value - (fitted[row] as number)),
    hat: (i, j) => {
      const [a, b] = [rows[i] as number[], rows[j] as number[]]
      let sum = 0
      for (let k = 0; k < a.length; k++) sum += (a[k] as number) * (b[k] as number)
      return sum
    },
    freedom: rank,
    rank,
    strength: null,
  }
}
