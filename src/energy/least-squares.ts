import { Matrix, QrDecomposition, SingularValueDecomposition } from 'ml-matrix'

/** The minimum-norm solution of a least-squares problem. */
export interface LeastSquares {
  readonly solution: number[]
  /** Numerical rank of the matrix. */
  readonly rank: number
  /** Orthonormal columns that span those of the matrix, [row][rank]; the hat matrix is basis basis^T. */
  readonly basis: Matrix
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
export function leastSquares(
  matrix: readonly (readonly number[])[],
  values: readonly number[],
): LeastSquares {
  const a = new Matrix(matrix.map(row => [...row]))
  const { diagonal, right, kept } = thinDecomposition(a)
  const scaled = right.subMatrixColumn(kept)
  for (const [column, index] of kept.entries()) scaled.mulColumn(column, 1 / (diagonal[index] as number))
  const basis = sparseProduct(matrix, scaled)
  return {
    solution: scaled.mmul(basis.transpose().mmul(Matrix.columnVector([...values]))).to1DArray(),
    rank: kept.length,
    basis,
    covariance: scaled.mmul(scaled.transpose()),
  }
}

/** Singular values and right singular vectors of a matrix, and which of them are not 0. */
export interface ThinDecomposition {
  readonly diagonal: readonly number[]
  readonly right: Matrix
  /** Indices of the singular values that are not 0 to rounding. */
  readonly kept: number[]
}

/** The singular values and right singular vectors of A = U S V^T, by QR first where A is tall. */
export function thinDecomposition(a: Matrix): ThinDecomposition {
  const reduced = a.rows > a.columns ? new QrDecomposition(a).upperTriangularMatrix : a
  const { diagonal, rightSingularVectors } = new SingularValueDecomposition(reduced, {
    autoTranspose: true,
    computeLeftSingularVectors: false,
  })
  const threshold = Math.max(a.rows, a.columns) * Number.EPSILON * Math.max(...diagonal)
  const kept = diagonal.flatMap((value, index) => (value > threshold ? [index] : []))
  return { diagonal, right: rightSingularVectors, kept }
}

/** A product whose left factor is mostly zeros, as the rows of a fit are. */
export function sparseProduct(left: readonly (readonly number[])[], right: Matrix): Matrix {
  const rows = right.to2DArray()
  return new Matrix(
    left.map(entries => {
      const sum = new Array<number>(right.columns).fill(0)
      for (const [index, entry] of entries.entries()) {
        if (entry === 0) continue
        const row = rows[index] as number[]
        for (let column = 0; column < sum.length; column++)
          sum[column] = (sum[column] as number) + entry * (row[column] as number)
      }
      return sum
    }),
  )
}
