import { Matrix, SingularValueDecomposition } from 'ml-matrix'
import { addMultiple } from './dot-products.ts'
import { triangularFactor } from './triangular-factor.ts'

/** The minimum-norm solution of a least-squares problem. */
export interface LeastSquares {
  readonly solution: number[]
  /** Numerical rank of the matrix. */
  readonly rank: number
  /** Orthonormal columns that span those of the matrix, [row][rank]; the hat matrix is basis basis^T. */
  readonly basis: readonly Float64Array[]
  /** Orthonormal columns that span the rows of the matrix: [column][rank]. */
  readonly span: Matrix
  /** (A^T A)^+: the covariance of the solution when the values have variance 1. */
  readonly covariance: Matrix
}

/**
 * Minimises |A x - y|, and |x| among the minimisers: x = V S+ U^T y. A tall matrix is first reduced by QR,
 * so that the SVD is of a square one. Singular values below max(rows, columns) * eps * the largest count as 0.
 *
 * @param matrix rows of A, all of one length
 * @param values y, one per row
 * @example leastSquares([[1, 1]], [2]).solution // [1, 1]
 */
export function leastSquares(matrix: readonly ArrayLike<number>[], values: readonly number[]): LeastSquares {
  const { diagonal, right, kept } = thinDecomposition(matrix)
  const span = right.subMatrixColumn(kept)
  const scaled = span.clone()
  for (const [column, index] of kept.entries()) scaled.mulColumn(column, 1 / (diagonal[index] as number))
  const basis = sparseProduct(matrix, scaled)
  return {
    solution: scaled.mmul(Matrix.columnVector(transposedProduct(basis, values))).to1DArray(),
    rank: kept.length,
    basis,
    span,
    covariance: scaled.mmul(scaled.transpose()),
  }
}

/** Larger than rounding, smaller than any share of an atom. */
const OUTSIDE = 1e-6

/**
 * Whether a row is a combination of those that some columns span, so that what they determine determines it too.
 *
 * @param span orthonormal columns, [entry][rank]
 */
export function isSpanned(row: readonly number[], span: Matrix): boolean {
  const inside = span.mmul(span.transpose().mmul(Matrix.columnVector([...row]))).to1DArray()
  return row.every((entry, index) => Math.abs(entry - (inside[index] as number)) <= OUTSIDE)
}

/** Singular values and right singular vectors of a matrix, and which of them are not 0. */
export interface ThinDecomposition {
  readonly diagonal: readonly number[]
  readonly right: Matrix
  /** Indices of the singular values that are not 0 to rounding. */
  readonly kept: number[]
}

/** The singular values and right singular vectors of A = U S V^T, by QR first where A is tall. */
export function thinDecomposition(matrix: readonly ArrayLike<number>[]): ThinDecomposition {
  const [rows, columns] = [matrix.length, matrix[0]?.length ?? 0]
  const reduced = rows > columns ? triangularFactor(matrix) : new Matrix(matrix)
  const { diagonal, rightSingularVectors } = new SingularValueDecomposition(reduced, {
    autoTranspose: true,
    computeLeftSingularVectors: false,
  })
  const threshold = Math.max(rows, columns) * Number.EPSILON * Math.max(...diagonal)
  const kept = diagonal.flatMap((value, index) => (value > threshold ? [index] : []))
  return { diagonal, right: rightSingularVectors, kept }
}

/** A product whose left factor is mostly zeros, as the rows of a fit are: [row][column]. */
export function sparseProduct(left: readonly ArrayLike<number>[], right: Matrix): Float64Array[] {
  const rows = Array.from({ length: right.rows }, (_, row) => Float64Array.from(right.getRow(row)))
  return left.map(entries => {
    const sum = new Float64Array(right.columns)
    for (let k = 0; k < entries.length; k++)
      if (entries[k] !== 0) addMultiple(sum, rows[k] as Float64Array, entries[k] as number)
    return sum
  })
}

/** A^T y */
function transposedProduct(matrix: readonly Float64Array[], values: readonly number[]): Float64Array {
  const sum = new Float64Array(matrix[0]?.length ?? 0)
  for (const [row, value] of values.entries()) addMultiple(sum, matrix[row] as Float64Array, value)
  return sum
}
