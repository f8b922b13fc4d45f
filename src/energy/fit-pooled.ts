import { Matrix, SingularValueDecomposition } from 'ml-matrix'
import { addMultiple, dot, weightedDot } from './dot-products.ts'
import { blockIndices } from './fit-per-ensemble.ts'
import { isSpanned, leastSquares } from './least-squares.ts'
import type { LinearFit } from './linear-fit.ts'

/** Gives shared parameters b to ensembles without rows. */
export type WithUnseen = (
  shared: Pick<LinearFit, 'parameters' | 'covariance' | 'determines'>,
) => Pick<LinearFit, 'parameters' | 'covariance' | 'determines' | 'unseen'>

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
  const parts = Array.from({ length: ensembles }, (_, ensemble) =>
    zonePart(ensemble, matrix, values, ensembles),
  )
  return strengths.map(strength => pooledFit(matrix, values, parts, strength, withUnseen))
}

/**
 * The zone columns Z = U S V^T of an ensemble's rows. As each zone sums to a constant, the column of b lies in the span
 * of U too, so that U^T [A y] holds all of the ensemble that a fit needs but the part of y normal to U.
 */
interface ZonePart {
  readonly rows: readonly number[]
  /** [position][rank] */
  readonly u: readonly Float64Array[]
  /** Without those that are 0 to rounding. */
  readonly singular: readonly number[]
  /** [zone column][rank] */
  readonly v: Matrix
  /** Rows of U^T A, over the columns of all ensembles and zones: [rank][column]. */
  readonly design: readonly Float64Array[]
  /** U^T y: [rank]. */
  readonly values: readonly number[]
}

function zonePart(
  ensemble: number,
  matrix: readonly (readonly number[])[],
  values: readonly number[],
  ensembles: number,
): ZonePart {
  const rows = [...matrix.keys()].filter(row => matrix[row]?.[ensemble] === 1)
  const columns = (matrix[0] as readonly number[]).length
  const width = columns - ensembles
  if (rows.length === 0)
    return { rows, u: [], singular: [], v: Matrix.zeros(width, 1), design: [], values: [] }
  const z = new Matrix(rows.map(row => (matrix[row] as readonly number[]).slice(ensembles)))
  const { diagonal, leftSingularVectors, rightSingularVectors } = new SingularValueDecomposition(z, {
    autoTranspose: true,
  })
  const threshold = Math.max(rows.length, width) * Number.EPSILON * Math.max(...diagonal)
  const kept = diagonal.flatMap((value, index) => (value > threshold ? [index] : []))
  const singular = kept.map(index => diagonal[index] as number)
  const v = rightSingularVectors.subMatrixColumn(kept)
  const left = leftSingularVectors.subMatrixColumn(kept)
  const transposed = left.transpose().to2DArray()
  return {
    rows,
    u: left.to2DArray().map(row => Float64Array.from(row)),
    singular,
    v,
    design: transposed.map((own, k) => {
      const entries = new Float64Array(columns)
      entries[ensemble] = own.reduce((sum, entry) => sum + entry, 0)
      for (let column = 0; column < width; column++)
        entries[ensembles + column] = (singular[k] as number) * v.get(column, k)
      return entries
    }),
    values: transposed.map(own =>
      own.reduce((sum, entry, position) => sum + entry * (values[rows[position] as number] as number), 0),
    ),
  }
}

function pooledFit(
  matrix: readonly (readonly number[])[],
  values: readonly number[],
  parts: readonly ZonePart[],
  strength: number,
  withUnseen: WithUnseen,
): LinearFit {
  const ensembles = parts.length
  const width = (matrix[0] as readonly number[]).length - ensembles
  // V^-1/2 is U times these times U^T on the span of U, and 1 elsewhere.
  const scales = parts.map(({ singular }) => singular.map(value => 1 / Math.sqrt(1 + value ** 2 / strength)))
  const general = leastSquares(
    parts.flatMap(({ design }, part) =>
      design.map((row, k) => multiple(row, (scales[part] as number[])[k] as number)),
    ),
    parts.flatMap((part, index) =>
      part.values.map((value, k) => value * ((scales[index] as number[])[k] as number)),
    ),
  )
  const shared = withUnseen({
    parameters: general.solution,
    covariance: () => general.covariance,
    determines: row => isSpanned(row, general.span),
  })
  const residuals = new Array<number>(values.length)
  const partOf = new Int32Array(values.length)
  /** Rows of V^-1/2 times the general basis, and of U. */
  const bases = new Array<Float64Array>(values.length)
  const spans = new Array<Float64Array>(values.length)
  const own: (readonly number[])[] = []
  let start = 0
  for (const [index, part] of parts.entries()) {
    const scale = scales[index] as number[]
    const left = part.rows.map(
      row => (values[row] as number) - dot(matrix[row] as readonly number[], shared.parameters),
    )
    const along = new Float64Array(scale.length)
    for (const [position, row] of part.u.entries()) addMultiple(along, row, left[position] as number)
    own.push(ownChanges(part, along, strength, width))
    const scaled = scale.map((factor, k) => multiple(general.basis[start + k] as Float64Array, factor))
    const shrunk = along.map((entry, k) => entry * (1 - (scale[k] as number) ** 2))
    for (const [position, row] of part.rows.entries()) {
      const span = part.u[position] as Float64Array
      // y - A x - Z d = V^-1 (y - A x)
      residuals[row] = (left[position] as number) - dot(span, shrunk)
      const basis = new Float64Array(general.rank)
      for (let k = 0; k < span.length; k++) addMultiple(basis, scaled[k] as Float64Array, span[k])
      partOf[row] = index
      bases[row] = basis
      spans[row] = span
    }
    start += scale.length
  }
  // 1 - V^-1 within an ensemble is U times these times U^T.
  const shares = scales.map(scale => Float64Array.from(scale, entry => 1 - entry ** 2))
  const hat = (i: number, j: number): number => {
    const common = dot(bases[i] as Float64Array, bases[j] as Float64Array)
    if (partOf[i] !== partOf[j]) return common
    return (
      common +
      weightedDot(spans[i] as Float64Array, spans[j] as Float64Array, shares[partOf[i]] as Float64Array)
    )
  }
  return {
    parameters: [
      ...shared.parameters.slice(0, ensembles),
      ...own.flatMap(change => change.map((d, k) => d + (shared.parameters[ensembles + k] as number))),
    ],
    covariance: () => wholeCovariance(parts, shared.covariance(), strength),
    ownCovariance: ensemble => {
      const part = parts[ensemble] as ZonePart
      const map = sharedToOwn(part, ensemble, ensembles, strength)
      const block = map.mmul(shared.covariance()).mmul(map.transpose())
      block.setSubMatrix(
        Matrix.add(block.subMatrix(1, width, 1, width), changeCovariance(part, strength)),
        1,
        1,
      )
      return block
    },
    ...(shared.determines !== undefined && { determines: shared.determines }),
    ...(shared.unseen !== undefined && { unseen: shared.unseen }),
    residuals,
    hat,
    freedom: matrix.reduce((sum, _, row) => sum + hat(row, row), 0),
    rank: null,
    strength,
  }
}

/** d of an ensemble, (Z^T Z + strength)^-1 Z^T (y - A x), of which U^T (y - A x) is given. */
function ownChanges(
  { singular, v }: ZonePart,
  along: Float64Array,
  strength: number,
  width: number,
): number[] {
  if (singular.length === 0) return new Array<number>(width).fill(0)
  const gains = singular.map((value, k) => (value / (value ** 2 + strength)) * along[k])
  return v.mmul(Matrix.columnVector(gains)).to1DArray()
}

function multiple(vector: Float64Array, factor: number): Float64Array {
  const result = new Float64Array(vector.length)
  addMultiple(result, vector, factor)
  return result
}

/** G_e: shared parameters -> b and w of ensemble e, in which w leans on what its rows say of the shared ones. */
function sharedToOwn(
  { singular, v, design }: ZonePart,
  ensemble: number,
  ensembles: number,
  strength: number,
): Matrix {
  const width = v.rows
  const map = Matrix.zeros(1 + width, ensembles + width)
  map.set(0, ensemble, 1)
  for (let column = 0; column < width; column++) map.set(1 + column, ensembles + column, 1)
  if (singular.length === 0) return map
  const gains = v.clone()
  for (const [column, value] of singular.entries()) gains.mulColumn(column, value / (value ** 2 + strength))
  const change = gains.mmul(new Matrix([...design]))
  map.setSubMatrix(Matrix.sub(map.subMatrix(1, width, 0, ensembles + width - 1), change), 1, 0)
  return map
}

/** (Z^T Z + strength)^-1: 1 / strength where no row tells. */
function changeCovariance({ singular, v }: ZonePart, strength: number): Matrix {
  const shrunk = v.clone()
  for (const [column, value] of singular.entries())
    shrunk.mulColumn(column, 1 / strength - 1 / (value ** 2 + strength))
  return Matrix.sub(Matrix.eye(v.rows, v.rows, 1 / strength), shrunk.mmul(v.transpose()))
}

/** G_e C G_f^T + [e = f] (Z_e^T Z_e + strength)^-1 for all ensembles e and f. */
function wholeCovariance(parts: readonly ZonePart[], shared: Matrix, strength: number): Matrix {
  const ensembles = parts.length
  const width = shared.columns - ensembles
  const map = Matrix.zeros(ensembles * (1 + width), ensembles + width)
  for (const [ensemble, part] of parts.entries()) {
    const own = sharedToOwn(part, ensemble, ensembles, strength)
    for (const [i, row] of blockIndices(ensemble, ensembles, width).entries()) map.setRow(row, own.getRow(i))
  }
  const whole = map.mmul(shared).mmul(map.transpose())
  for (const [ensemble, part] of parts.entries()) {
    const block = changeCovariance(part, strength)
    const coefficients = blockIndices(ensemble, ensembles, width).slice(1)
    for (const [i, row] of coefficients.entries())
      for (const [j, column] of coefficients.entries())
        whole.set(row, column, whole.get(row, column) + block.get(i, j))
  }
  return whole
}
