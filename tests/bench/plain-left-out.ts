import { Matrix, SingularValueDecomposition } from 'ml-matrix'
import type { TrainingRows } from '../../src/energy/training-rows.ts'
import { ensembleNames } from '../../src/environment/ensembles.ts'

/** Leave-one-out errors by the singular value decomposition of the whole design matrix, eV. */
export function plainLeftOut({ elements, rows }: TrainingRows): number[] {
  const ensembles = ensembleNames(elements, 3)
  const matrix = new Matrix(
    rows.map(({ ensemble, counts }) => [...ensembles.map(name => (name === ensemble ? 1 : 0)), ...counts]),
  )
  const { leftSingularVectors, diagonal } = new SingularValueDecomposition(matrix)
  const least = rows.length * Number.EPSILON * Math.max(...diagonal)
  const kept = diagonal.flatMap((value, index) => (value > least ? [index] : []))
  const basis = leftSingularVectors.subMatrixColumn(kept)
  const y = Matrix.columnVector(rows.map(({ energy }) => energy))
  const residuals = Matrix.sub(y, basis.mmul(basis.transpose().mmul(y))).to1DArray()
  return residuals.map(
    (residual, row) => residual / (1 - basis.getRow(row).reduce((sum, entry) => sum + entry ** 2, 0)),
  )
}
