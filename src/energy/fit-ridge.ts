import { Matrix } from 'ml-matrix'
import { ensembleCounts } from './design-rows.ts'
import { dot, weightedDot } from './dot-products.ts'
import { leastSquares, thinDecomposition } from './least-squares.ts'
import type { LinearFit } from './linear-fit.ts'

/**
 * Shared coefficients, drawn together by a ridge: b(ensemble) = sum over its atoms of beta(element) + d(ensemble), and
 * |y - A x|^2 + strength (|d|^2 + |w|^2) is least. So an ensemble with few rows, or none, leans on its elements, and
 * the prior standard deviation of d and w is that of the residuals over sqrt(strength).
 * Hoerl and Kennard, Technometrics 12 (1970) 55, doi 10.1080/00401706.1970.10488634.
 *
 * @param matrix design rows: ensembles, then atoms by zone and element
 * @param values eV, one per row
 * @returns a fit per strength
 */
export function ridgeFits(
  matrix: readonly (readonly number[])[],
  values: readonly number[],
  ensembles: readonly string[],
  elements: readonly string[],
  strengths: readonly number[],
): LinearFit[] {
  const sorted = [...elements].sort()
  const counts = ensembleCounts(ensembles, sorted)
  const additive = matrix.map(row => counts[row.indexOf(1)] as number[])
  const free = leastSquares(additive, values)
  // What the additive part cannot explain, of the energies and of every penalised column.
  const basis = new Matrix([...free.basis])
  const explained = basis.transpose()
  const columns = new Matrix(matrix.map(row => [...row]))
  const rest = Matrix.sub(columns, basis.mmul(explained.mmul(columns)))
  const y = Matrix.columnVector([...values])
  const restValues = Matrix.sub(y, basis.mmul(explained.mmul(y)))
  const { diagonal, right, kept } = thinDecomposition(rest.to2DArray())
  const v = right.subMatrixColumn(kept)
  const singular = kept.map(index => diagonal[index] as number)
  const u = rest.mmul(v)
  for (const [column, value] of singular.entries()) u.mulColumn(column, 1 / value)
  const projected = u.transpose().mmul(restValues).to1DArray()
  const uRows = u.to2DArray()
  // Least squares of the additive part on what the penalised part leaves: beta = B+ (y - Z x).
  const pseudoInverse = free.covariance.mmul(new Matrix(additive).transpose())
  const onPenalised = pseudoInverse.mmul(columns)
  const countMatrix = new Matrix(counts)
  const width = columns.columns
  const penalisedToAll = Matrix.eye(width, width)
  const carried = countMatrix.mmul(onPenalised)
  for (let ensemble = 0; ensemble < ensembles.length; ensemble++)
    for (let column = 0; column < width; column++)
      penalisedToAll.set(
        ensemble,
        column,
        penalisedToAll.get(ensemble, column) - carried.get(ensemble, column),
      )
  return strengths.map(strength => {
    const kindness = singular.map(value => value ** 2 / (value ** 2 + strength))
    const penalised = v.mmul(
      Matrix.columnVector(
        singular.map((value, j) => ((projected[j] as number) * value) / (value ** 2 + strength)),
      ),
    )
    const beta = pseudoInverse.mmul(Matrix.sub(y, columns.mmul(penalised)))
    const parameters = penalised.to1DArray()
    for (const [ensemble, offset] of countMatrix.mmul(beta).to1DArray().entries())
      parameters[ensemble] = (parameters[ensemble] as number) + offset
    return {
      parameters,
      covariance: () =>
        Matrix.add(
          penalisedToAll.mmul(penalisedCovariance(v, singular, strength)).mmul(penalisedToAll.transpose()),
          embedded(countMatrix.mmul(free.covariance).mmul(countMatrix.transpose()), width),
        ),
      residuals: values.map((value, row) => value - dot(matrix[row] as readonly number[], parameters)),
      hat: (i, j) =>
        dot(free.basis[i] as Float64Array, free.basis[j] as Float64Array) +
        weightedDot(uRows[i] as number[], uRows[j] as number[], kindness),
      freedom: free.rank + kindness.reduce((sum, share) => sum + share, 0),
      rank: null,
      strength,
    }
  })
}

/** (Z^T Z + strength)^-1, also where no row tells: there the prior alone, 1 / strength. */
function penalisedCovariance(v: Matrix, singular: readonly number[], strength: number): Matrix {
  const shrunk = v.clone()
  for (const [column, value] of singular.entries())
    shrunk.mulColumn(column, 1 / strength - 1 / (value ** 2 + strength))
  return Matrix.sub(Matrix.eye(v.rows, v.rows, 1 / strength), shrunk.mmul(v.transpose()))
}

function embedded(block: Matrix, width: number): Matrix {
  const whole = Matrix.zeros(width, width)
  whole.setSubMatrix(block, 0, 0)
  return whole
}
