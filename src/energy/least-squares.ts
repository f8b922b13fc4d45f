import { Matrix, QrDecomposition, SingularValueDecomposition } from 'ml-matrix'

/** The minimum-norm solution of a least-squares problem. */
export interface LeastSquares {
  readonly solution: number[]
  /** Numerical rank of the matrix. */
  readonly rank: number
  /** Diagonal of the hat matrix, per row: how far a row determines its own fitted value, 0 to 1. */
  readonly leverages: number[]
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
  const y = Matrix.columnVector([...values])
  const { left, diagonal, right } = decompose(a)
  const threshold = Math.max(a.rows, a.columns) * Number.EPSILON * Math.max(...diagonal)
  const kept = diagonal.flatMap((value, index) => (value > threshold ? [index] : []))
  const u = left.subMatrixColumn(kept)
  const scaled = u.transpose().mmul(y)
  for (const [row, index] of kept.entries()) scaled.mulRow(row, 1 / (diagonal[index] as number))
  return {
    solution: right.subMatrixColumn(kept).mmul(scaled).to1DArray(),
    rank: kept.length,
    leverages: u.to2DArray().map(row => row.reduce((sum, entry) => sum + entry * entry, 0)),
  }
}

/** Thin SVD, A = left * diag * right^T. */
function decompose(a: Matrix): { left: Matrix; diagonal: number[]; right: Matrix } {
  if (a.rows <= a.columns) {
    const svd = new SingularValueDecomposition(a, { autoTranspose: true })
    return { left: svd.leftSingularVectors, diagonal: svd.diagonal, right: svd.rightSingularVectors }
  }
  const qr = new QrDecomposition(a)
  const svd = new SingularValueDecomposition(qr.upperTriangularMatrix)
  return {
    left: qr.orthogonalMatrix.mmul(svd.leftSingularVectors),
    diagonal: svd.diagonal,
    right: svd.rightSingularVectors,
  }
}
