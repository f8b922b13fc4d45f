import { inverse, Matrix, SingularValueDecomposition } from 'ml-matrix'
import { blockIndices } from './fit-per-ensemble.ts'
import { leastSquares } from './least-squares.ts'
import type { LinearFit } from './linear-fit.ts'

/** Gives shared parameters b to ensembles without rows. */
export type WithUnseen = (
  shared: Pick<LinearFit, 'parameters' | 'covariance'>,
) => Pick<LinearFit, 'parameters' | 'covariance'>

/**
 * Coefficients per ensemble that a ridge holds together: w(ensemble) = w + d(ensemble), and
 * |y - A x|^2 + strength |d|^2 is least over b, w and d, so that the prior standard deviation of d is that of the
 * residuals over sqrt(strength). b and w are then the generalised least squares of a mixed model, d its predictors:
 * Henderson, Biometrics 31 (1975) 423, doi 10.2307/2529430.
 *
 * @param matrix design rows: ensembles, then atoms by zone and element
 * @param values eV, one per row
 * @returns a fit per strength; parameters per ensemble: b of all, then every ensemble's own coefficients
 */
export function pooledFits(
  matrix: readonly (readonly number[])[],
  values: readonly number[],
  ensembles: number,
  strengths: readonly number[],
  withUnseen: WithUnseen,
): LinearFit[] {
  const parts = Array.from({ length: ensembles }, (_, ensemble) => zonePart(ensemble, matrix, ensembles))
  return strengths.map(strength => pooledFit(matrix, values, parts, strength, withUnseen))
}

/** The zone columns Z = U S V^T of an ensemble's rows. */
interface ZonePart {
  readonly rows: readonly number[]
  /** [position][rank] */
  readonly u: number[][]
  readonly singular: readonly number[]
  readonly v: Matrix
}

function zonePart(ensemble: number, matrix: readonly (readonly number[])[], ensembles: number): ZonePart {
  const rows = [...matrix.keys()].filter(row => matrix[row]?.[ensemble] === 1)
  const width = (matrix[0] as readonly number[]).length - ensembles
  if (rows.length === 0) return { rows, u: [], singular: [], v: Matrix.zeros(width, 1) }
  const z = new Matrix(rows.map(row => (matrix[row] as readonly number[]).slice(ensembles)))
  const { diagonal, leftSingularVectors, rightSingularVectors } = new SingularValueDecomposition(z, {
    autoTranspose: true,
  })
  return { rows, u: leftSingularVectors.to2DArray(), singular: diagonal, v: rightSingularVectors }
}

function pooledFit(
  matrix: readonly (readonly number[])[],
  values: readonly number[],
  parts: readonly ZonePart[],
  strength: number,
  withUnseen: WithUnseen,
): LinearFit {
  const ensembles = parts.length
  const columns = (matrix[0] as readonly number[]).length
  const width = columns - ensembles
  const augmented = matrix.map((row, index) => [...row, values[index] as number])
  const scaled = whitened(parts, augmented, strength)
  const general = leastSquares(
    scaled.map(row => row.slice(0, columns)),
    scaled.map(row => row[columns] as number),
  )
  const shared = withUnseen({ parameters: general.solution, covariance: () => general.covariance })
  const left = matrix.map((row, index) => [
    row.reduce((sum, x, k) => sum - x * (shared.parameters[k] as number), values[index] as number),
  ])
  // y - A x - Z d = V^-1 (y - A x), of which V^-1/2 is applied twice.
  const residuals = whitened(parts, whitened(parts, left, strength), strength).map(
    ([value]) => value as number,
  )
  const basis = whitened(parts, general.basis.to2DArray(), strength)
  const own = parts.map(({ rows, u, singular, v }) => {
    const gains = singular.map(
      (value, k) =>
        (value / (value ** 2 + strength)) *
        rows.reduce((sum, row, i) => sum + (u[i]?.[k] as number) * (left[row]?.[0] as number), 0),
    )
    return rows.length === 0
      ? new Array<number>(width).fill(0)
      : v.mmul(Matrix.columnVector(gains)).to1DArray()
  })
  const place = new Map(
    parts.flatMap(({ rows }, part) => rows.map((row, position) => [row, [part, position] as const])),
  )
  const hat = (i: number, j: number): number => {
    const [part, a] = place.get(i) as readonly [number, number]
    const [other, b] = place.get(j) as readonly [number, number]
    const common = dotOf(basis[i] as number[], basis[j] as number[])
    if (part !== other) return common
    const { u, singular } = parts[part] as ZonePart
    // 1 - V^-1 within an ensemble.
    const within = singular.reduce(
      (sum, value, k) =>
        sum + ((u[a]?.[k] as number) * (u[b]?.[k] as number) * value ** 2) / (value ** 2 + strength),
      0,
    )
    return within + common
  }
  return {
    parameters: [
      ...shared.parameters.slice(0, ensembles),
      ...own.flatMap(change => change.map((d, k) => d + (shared.parameters[ensembles + k] as number))),
    ],
    covariance: () => pooledCovariance(parts, matrix, shared.covariance(), strength),
    residuals,
    hat,
    freedom: matrix.reduce((sum, _, row) => sum + hat(row, row), 0),
    rank: null,
    strength,
  }
}

/** V^-1/2 times some columns, with V = 1 + Z Z^T / strength in each ensemble: [row][column]. */
function whitened(
  parts: readonly ZonePart[],
  columns: readonly (readonly number[])[],
  strength: number,
): number[][] {
  const result = columns.map(row => [...row])
  for (const { rows, u, singular } of parts)
    for (const [k, value] of singular.entries()) {
      const factor = 1 / Math.sqrt(1 + value ** 2 / strength) - 1
      const width = (columns[0] as readonly number[]).length
      const along = new Float64Array(width)
      for (const [i, row] of rows.entries()) {
        const entry = u[i]?.[k] as number
        const from = columns[row] as readonly number[]
        for (let column = 0; column < width; column++) along[column] += entry * (from[column] as number)
      }
      for (const [i, row] of rows.entries()) {
        const entry = factor * (u[i]?.[k] as number)
        const to = result[row] as number[]
        for (let column = 0; column < width; column++)
          to[column] = (to[column] as number) + entry * along[column]
      }
    }
  return result
}

/** With G_e: shared parameters -> b and w of ensemble e: G_e C G_f^T + [e = f] (Z_e^T Z_e + strength)^-1. */
function pooledCovariance(
  parts: readonly ZonePart[],
  matrix: readonly (readonly number[])[],
  shared: Matrix,
  strength: number,
): Matrix {
  const ensembles = parts.length
  const width = shared.columns - ensembles
  const map = Matrix.zeros(ensembles * (1 + width), ensembles + width)
  const own: Matrix[] = []
  for (const [ensemble, { rows, u, singular, v }] of parts.entries()) {
    const [offset, ...coefficients] = blockIndices(ensemble, ensembles, width) as [number, ...number[]]
    map.set(offset, ensemble, 1)
    for (const [column, index] of coefficients.entries()) map.set(index, ensembles + column, 1)
    if (rows.length === 0) {
      own.push(Matrix.eye(width, width, 1 / strength))
      continue
    }
    const a = new Matrix(rows.map(row => [...(matrix[row] as readonly number[])]))
    const z = a.subMatrixColumn(Array.from({ length: width }, (_, column) => ensembles + column))
    const gains = v.clone()
    for (const [column, value] of singular.entries()) gains.mulColumn(column, value / (value ** 2 + strength))
    const change = gains.mmul(new Matrix(u).transpose()).mmul(a)
    for (const [i, index] of coefficients.entries())
      for (let j = 0; j < ensembles + width; j++) map.set(index, j, map.get(index, j) - change.get(i, j))
    own.push(inverse(Matrix.add(z.transpose().mmul(z), Matrix.eye(width, width, strength))))
  }
  const whole = map.mmul(shared).mmul(map.transpose())
  for (const [ensemble, block] of own.entries()) {
    const coefficients = blockIndices(ensemble, ensembles, width).slice(1)
    for (const [i, row] of coefficients.entries())
      for (const [j, column] of coefficients.entries())
        whole.set(row, column, whole.get(row, column) + block.get(i, j))
  }
  return whole
}

const dotOf = (a: readonly number[], b: readonly number[]): number => {
  let sum = 0
  for (let k = 0; k < a.length; k++) sum += (a[k] as number) * (b[k] as number)
  return sum
}
