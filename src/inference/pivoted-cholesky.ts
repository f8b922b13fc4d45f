/** A factor of a positive semidefinite matrix: A = L L^T to rounding. */
export interface CholeskyFactor {
  /** Float64Array [row][rank], row by row. */
  readonly factor: Float64Array
  readonly rank: number
}

/** A pivot below this share of the largest diagonal entry counts as 0. */
const NEGLIGIBLE = 1e-12

/**
 * Cholesky factorisation that takes the largest remaining pivot first and stops when none is left, so that it also
 * holds for covariances of parameters that are not all determined.
 * Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed. (2002), section 10.3, doi 10.1137/1.9780898718027.
 *
 * @param matrix symmetric, Float64Array [row][column], row by row
 * @example pivotedCholesky(Float64Array.of(4, 2, 2, 1), 2) // { factor: [2, 1], rank: 1 }
 */
export function pivotedCholesky(matrix: Float64Array, size: number): CholeskyFactor {
  const columns: Float64Array[] = []
  const left = Float64Array.from({ length: size }, (_, i) => matrix[i * size + i])
  const stop = NEGLIGIBLE * left.reduce((largest, value) => Math.max(largest, value), 0)
  for (;;) {
    let pivot = 0
    for (let i = 1; i < size; i++) if (left[i] > left[pivot]) pivot = i
    if (columns.length === size || !(left[pivot] > stop)) break
    const root = Math.sqrt(left[pivot])
    const column = new Float64Array(size)
    for (let i = 0; i < size; i++) column[i] = matrix[i * size + pivot]
    for (const earlier of columns) {
      const factor = earlier[pivot]
      for (let i = 0; i < size; i++) column[i] -= factor * earlier[i]
    }
    for (let i = 0; i < size; i++) {
      // A pivot that was used is explained in full; rounding must not let it come again.
      column[i] = left[i] === 0 ? 0 : column[i] / root
      left[i] = Math.max(0, left[i] - column[i] * column[i])
    }
    left[pivot] = 0
    columns.push(column)
  }
  const rank = columns.length
  const factor = new Float64Array(size * rank)
  for (const [k, column] of columns.entries()) for (let i = 0; i < size; i++) factor[i * rank + k] = column[i]
  return { factor, rank }
}
