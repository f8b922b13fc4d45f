import type { Posterior } from './posterior.ts'
import type { SparseRow } from './standard-error.ts'

/** What is known of a model's parameters as rows are added; their energies are not needed for it. */
export interface Knowledge {
  readonly size: number
  /** Of a row about the model, eV^2. */
  readonly residualVariance: number
  /** Float64Array [parameter][parameter], eV^2: changes with each row. */
  readonly covariance: Float64Array
  /** By how much log det of the information has grown, nats. */
  information: number
  /** Per set of weights, trace(covariance weights). */
  readonly traces: Float64Array
  readonly weights: readonly Float64Array[]
}

/** A row's part in the covariance: it lessens it by direction direction^T / denominator. */
export interface Lesson {
  /** Float64Array [parameter], covariance x. */
  readonly direction: Float64Array
  /** Residual variance + x^T covariance x, eV^2. */
  readonly denominator: number
}

/**
 * Knowledge before any row is added.
 *
 * @param weights sets of weights, Float64Array [parameter][parameter], symmetric, whose traces with the covariance to keep
 */
export function knowledge(posterior: Posterior, weights: readonly Float64Array[]): Knowledge {
  const covariance = posterior.covariance.slice()
  return {
    size: posterior.mean.length,
    residualVariance: posterior.residual ** 2,
    covariance,
    information: 0,
    traces: Float64Array.from(weights, own =>
      own.reduce((sum, weight, i) => sum + weight * covariance[i], 0),
    ),
    weights,
  }
}

/** A copy to try rows on. */
export const copiedKnowledge = (known: Knowledge): Knowledge => ({
  ...known,
  covariance: known.covariance.slice(),
  traces: known.traces.slice(),
})

/** What a row would teach, before it is added. */
export function lessonOf({ covariance, size, residualVariance }: Knowledge, row: SparseRow): Lesson {
  const { parameters, weights } = row
  const direction = new Float64Array(size)
  for (const [index, parameter] of parameters.entries())
    for (let i = 0; i < size; i++)
      direction[i] += (weights[index] as number) * covariance[parameter * size + i]
  let variance = 0
  for (const [index, parameter] of parameters.entries())
    variance += (weights[index] as number) * direction[parameter]
  return { direction, denominator: residualVariance + Math.max(0, variance) }
}

/**
 * Adds a row, by Sherman and Morrison: C' = C - u u^T / (s^2 + x^T u), u = C x, and det C' = det C s^2 / (s^2 + x^T u).
 * Ann. Math. Stat. 21 (1950) 124, doi 10.1214/aoms/1177729893.
 */
export function learn(known: Knowledge, { direction, denominator }: Lesson): void {
  const { covariance, size, traces, weights, residualVariance } = known
  for (const [index, own] of weights.entries())
    traces[index] = Math.max(0, traces[index] - quadraticForm(own, direction) / denominator)
  for (let i = 0; i < size; i++) {
    const share = direction[i] / denominator
    if (share === 0) continue
    for (let j = 0; j < size; j++) covariance[i * size + j] -= share * direction[j]
  }
  known.information += Math.log(denominator / residualVariance)
}

/** v^T A v */
export function quadraticForm(matrix: Float64Array, vector: Float64Array): number {
  const product = matrixVector(matrix, vector)
  return product.reduce((sum, value, i) => sum + value * vector[i], 0)
}

/** A v, of a square matrix row by row. */
export function matrixVector(matrix: Float64Array, vector: Float64Array): Float64Array {
  const size = vector.length
  const product = new Float64Array(size)
  for (let i = 0; i < size; i++) {
    let sum = 0
    for (let j = 0; j < size; j++) sum += matrix[i * size + j] * vector[j]
    product[i] = sum
  }
  return product
}
