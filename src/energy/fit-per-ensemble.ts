import { Matrix } from 'ml-matrix'
import { dot } from './dot-products.ts'
import { leastSquares } from './least-squares.ts'
import type { LinearFit } from './linear-fit.ts'

/** An ensemble with fewer independent rows than its energies have parameters. */
export interface Underdetermined {
  readonly ensemble: string
  readonly rows: number
  readonly rank: number
  /** b and one coefficient less than elements per zone, as each zone sums to a constant. */
  readonly parameters: number
}

/**
 * Least squares of each ensemble's rows by themselves ("piecewise linear"). What they do not determine stays as in the
 * fit of shared coefficients: an ensemble without rows keeps those altogether.
 *
 * @param matrix design rows: ensembles, then atoms by zone and element
 * @param values eV, one per row
 * @param shared the fit of shared coefficients to the same rows, with b for every ensemble
 * @returns parameters and covariance per ensemble: b of all, then every ensemble's own coefficients
 */
export function perEnsembleFit(
  matrix: readonly (readonly number[])[],
  values: readonly number[],
  shared: Pick<LinearFit, 'parameters' | 'covariance' | 'determines' | 'unseen'>,
  ensembles: number,
): LinearFit & { readonly ranks: readonly number[] } {
  const width = (matrix[0] as readonly number[]).length - ensembles
  const parts = Array.from({ length: ensembles }, (_, ensemble) =>
    ensemblePart(ensemble, matrix, values, shared.parameters, ensembles),
  )
  const parameters = new Array<number>(ensembles * (1 + width))
  const residuals = new Array<number>(values.length)
  const place = new Map<number, readonly [part: number, position: number]>()
  for (const [ensemble, { own, rows, errors }] of parts.entries()) {
    for (const [k, index] of blockIndices(ensemble, ensembles, width).entries())
      parameters[index] = own[k] as number
    for (const [position, row] of rows.entries()) {
      residuals[row] = errors[position] as number
      place.set(row, [ensemble, position])
    }
  }
  return {
    parameters,
    covariance: () => wholeCovariance(parts, shared.covariance(), ensembles, width),
    ownCovariance: ensemble => {
      const part = parts[ensemble] as EnsemblePart
      return blockCovariance(part, part, shared.covariance())
    },
    determines: row => {
      const { determined, indices } = parts[row.indexOf(1)] as EnsemblePart
      const own = Matrix.columnVector(indices.map(index => row[index] as number))
      const rest = Matrix.sub(own, determined.mmul(own)).to1DArray()
      const left = row.map(() => 0)
      for (const [k, index] of indices.entries()) left[index] = rest[k] as number
      return shared.determines?.(left) ?? true
    },
    ...(shared.unseen !== undefined && { unseen: shared.unseen }),
    residuals,
    hat: (i, j) => {
      const [part, a] = place.get(i) as readonly [number, number]
      const [other, b] = place.get(j) as readonly [number, number]
      const { basis } = parts[part] as EnsemblePart
      return part === other ? dot(basis[a] as Float64Array, basis[b] as Float64Array) : 0
    },
    freedom: parts.reduce((sum, { rank }) => sum + rank, 0),
    rank: parts.reduce((sum, { rank }) => sum + rank, 0),
    ranks: parts.map(({ rank }) => rank),
    strength: null,
  }
}

interface EnsemblePart {
  /** b, then coefficients. */
  readonly own: readonly number[]
  /** Where the same parameters stand among the shared ones. */
  readonly indices: readonly number[]
  readonly rows: readonly number[]
  readonly errors: readonly number[]
  readonly rank: number
  /** [position][rank] */
  readonly basis: readonly Float64Array[]
  /** (X^T X)^+ */
  readonly covariance: Matrix
  /** X^+ X: which directions the rows determine. */
  readonly determined: Matrix
}

function ensemblePart(
  ensemble: number,
  matrix: readonly (readonly number[])[],
  values: readonly number[],
  shared: readonly number[],
  ensembles: number,
): EnsemblePart {
  const width = shared.length - ensembles
  const indices = [ensemble, ...Array.from({ length: width }, (_, column) => ensembles + column)]
  const start = indices.map(index => shared[index] as number)
  const rows = [...matrix.keys()].filter(row => matrix[row]?.[ensemble] === 1)
  const nothing = Matrix.zeros(1 + width, 1 + width)
  if (rows.length === 0)
    return {
      own: start,
      indices,
      rows,
      errors: [],
      rank: 0,
      basis: [],
      covariance: nothing,
      determined: nothing,
    }
  const design = rows.map(row => [1, ...(matrix[row] as readonly number[]).slice(ensembles)])
  const predicted = (parameters: readonly number[]) =>
    design.map(row => row.reduce((sum, x, k) => sum + x * (parameters[k] as number), 0))
  const before = predicted(start)
  const { solution, rank, basis, covariance } = leastSquares(
    design,
    rows.map((row, position) => (values[row] as number) - (before[position] as number)),
  )
  const own = start.map((value, k) => value + (solution[k] as number))
  const after = predicted(own)
  const x = new Matrix(design)
  return {
    own,
    indices,
    rows,
    errors: rows.map((row, position) => (values[row] as number) - (after[position] as number)),
    rank,
    basis,
    covariance,
    determined: covariance.mmul(x.transpose().mmul(x)),
  }
}

function wholeCovariance(
  parts: readonly EnsemblePart[],
  shared: Matrix,
  ensembles: number,
  width: number,
): Matrix {
  const whole = Matrix.zeros(ensembles * (1 + width), ensembles * (1 + width))
  for (const [e, one] of parts.entries())
    for (const [f, other] of parts.entries()) {
      const block = blockCovariance(one, other, shared)
      const rows = blockIndices(e, ensembles, width)
      const columns = blockIndices(f, ensembles, width)
      for (const [i, row] of rows.entries())
        for (const [j, column] of columns.entries()) whole.set(row, column, block.get(i, j))
    }
  return whole
}

/**
 * With P_e the determined directions, S_e the shared parameters of ensemble e and C their covariance:
 * [e = f] (X_e^T X_e)^+ + S_e C S_f^T - P_e S_e C S_f^T P_f^T.
 */
function blockCovariance(one: EnsemblePart, other: EnsemblePart, shared: Matrix): Matrix {
  const both = shared.selection([...one.indices], [...other.indices])
  const block = Matrix.sub(both, one.determined.mmul(both).mmul(other.determined.transpose()))
  if (one === other) block.add(one.covariance)
  return block
}

/** Where b and the coefficients of an ensemble stand among all parameters. */
export const blockIndices = (ensemble: number, ensembles: number, width: number): number[] => [
  ensemble,
  ...Array.from({ length: width }, (_, column) => ensembles + ensemble * width + column),
]
