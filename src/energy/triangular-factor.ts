import { Matrix } from 'ml-matrix'

/**
 * The triangular factor R of A = Q R by Householder reflections, which skip the zeros of a design matrix: each
 * reflection works on the rows alone where its column has entries.
 * Golub and Van Loan, Matrix Computations, 4th ed. (2013), section 5.2.
 *
 * @param matrix rows of A, all of one length, at least as many as columns
 * @returns [column][column], upper triangular; signs are not normalised
 * @example triangularFactor([[3], [4]]).get(0, 0) // -5
 */
export function triangularFactor(matrix: readonly ArrayLike<number>[]): Matrix {
  const rows = matrix.length
  const columns = matrix[0]?.length ?? 0
  const a = Array.from({ length: columns }, () => new Float64Array(rows))
  for (const [row, entries] of matrix.entries())
    for (let column = 0; column < columns; column++)
      (a[column] as Float64Array)[row] = entries[column] as number
  const factor = Matrix.zeros(columns, columns)
  const support = new Int32Array(rows)
  for (const [k, own] of a.entries()) {
    for (let row = 0; row < k; row++) factor.set(row, k, own[row])
    support[0] = k
    let filled = 1
    let norm = Math.abs(own[k])
    for (let row = k + 1; row < rows; row++)
      if (own[row] !== 0) {
        support[filled++] = row
        norm = hypotenuse(norm, own[row])
      }
    if (own[k] < 0) norm = -norm
    factor.set(k, k, -norm)
    if (norm === 0) continue
    for (let i = 0; i < filled; i++) own[support[i]] /= norm
    own[k] += 1
    for (let column = k + 1; column < columns; column++) {
      const other = a[column] as Float64Array
      let along = 0
      for (let i = 0; i < filled; i++) along += own[support[i]] * other[support[i]]
      if (along === 0) continue
      const step = -along / own[k]
      for (let i = 0; i < filled; i++) other[support[i]] += step * own[support[i]]
    }
  }
  return factor
}

/** sqrt(a^2 + b^2) without overflow, for a that is not negative. */
function hypotenuse(a: number, b: number): number {
  if (a > Math.abs(b)) return a * Math.sqrt(1 + (b / a) ** 2)
  return Math.abs(b) * Math.sqrt(1 + (a / b) ** 2)
}
