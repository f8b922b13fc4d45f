import { EigenvalueDecomposition, Matrix } from 'ml-matrix'

/** A direction in which mole fractions may move, of length 1, and the objective's second derivative along it. */
export interface CurvatureMode {
  /** Float64Array [element], summing to 0. */
  readonly direction: Float64Array
  readonly curvature: number
}

/** Shorter than this, what is left of a unit vector is rounding, or nearly so. */
const SHORTEST = 1e-6

/**
 * The principal directions of an objective among free elements that keep the sum of mole fractions, and the cost if
 * one is given: eigenvectors of the projected Hessian.
 *
 * @param hessian Float64Array [element, element]
 * @param free places of the elements that may change
 * @param cost Float64Array [element]
 * @example curvatureModes(Float64Array.of(-1, 0, 0, -1), [0, 1], undefined)[0].curvature // -1
 */
export function curvatureModes(
  hessian: Float64Array,
  free: readonly number[],
  cost: Float64Array | undefined,
): CurvatureMode[] {
  const elements = Math.sqrt(hessian.length)
  const basis = keepingBasis(free, cost)
  if (basis.length === 0) return []
  const rows = new Matrix(basis)
  const own = new Matrix(free.map(i => free.map(j => hessian[i * elements + j])))
  const reduced = rows.mmul(own).mmul(rows.transpose())
  const { eigenvectorMatrix, realEigenvalues } = new EigenvalueDecomposition(reduced, {
    assumeSymmetric: true,
  })
  const directions = eigenvectorMatrix.transpose().mmul(rows)
  return realEigenvalues.map((curvature, mode) => {
    const direction = new Float64Array(elements)
    for (const [place, i] of free.entries()) direction[i] = directions.get(mode, place)
    return { direction, curvature }
  })
}

/** An orthonormal basis of the moves among free elements that keep sum and cost, one move per row. */
function keepingBasis(free: readonly number[], cost: Float64Array | undefined): number[][] {
  const kept = [free.map(() => 1), ...(cost === undefined ? [] : [free.map(i => cost[i])])]
  const units = free.map((_, i) => free.map((_, j) => Number(i === j)))
  const basis: number[][] = []
  for (const vector of kept) extend(basis, vector)
  const constraints = basis.length
  for (const unit of units) if (basis.length < free.length) extend(basis, unit)
  return basis.slice(constraints)
}

/** Adds what is left of a vector beside the basis, at length 1, by Gram and Schmidt; twice keeps it orthogonal. */
function extend(basis: number[][], vector: readonly number[]): void {
  const size = Math.hypot(...vector)
  let rest = vector.map(value => value / size)
  for (const _ of ['once', 'twice'])
    for (const known of basis) {
      const share = known.reduce((sum, value, i) => sum + value * (rest[i] as number), 0)
      rest = rest.map((value, i) => value - share * (known[i] as number))
    }
  const length = Math.hypot(...rest)
  if (length > SHORTEST) basis.push(rest.map(value => value / length))
}
