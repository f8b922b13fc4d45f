import { coefficientStart } from '../energy/parameters.ts'
import { type Candidates, someCandidates } from './candidates.ts'
import type { Criterion } from './criterion.ts'
import { type Knowledge, type Lesson, matrixVector, quadraticForm } from './design-knowledge.ts'
import type { Posterior } from './posterior.ts'

/** What each candidate would teach, given the rows that are added so far. */
export interface CandidateScores {
  readonly candidates: Candidates
  readonly residualVariance: number
  /** Int32Array [ensemble], where its coefficients start. */
  readonly starts: Int32Array
  /** Float64Array [candidate], x^T C x, eV^2. */
  readonly variances: Float64Array
  /** Float64Array [candidate], x^T C W C x; null when the criterion is the determinant. */
  readonly reductions: Float64Array | null
  /** W */
  readonly weights: Float64Array | null
}

/** The scores of candidates before any is chosen. */
export function candidateScores(
  { layout }: Posterior,
  candidates: Candidates,
  { covariance, size, residualVariance }: Knowledge,
  { weights }: Criterion,
): CandidateScores {
  const starts = Int32Array.from(layout.ensembles, (_, ensemble) => coefficientStart(layout, ensemble))
  const variances = new Float64Array(candidates.count)
  fillQuadraticForms(variances, candidates, starts, covariance, size)
  let reductions: Float64Array | null = null
  if (weights !== null) {
    reductions = new Float64Array(candidates.count)
    fillQuadraticForms(reductions, candidates, starts, sandwich(covariance, weights, size), size)
  }
  return { candidates, residualVariance, starts, variances, reductions, weights }
}

/**
 * Lets the scores know of a row that is about to be added: with a = x^T u, s its denominator, r = C W u and
 * k = u^T W u, x^T C x falls by a^2 / s, and x^T C W C x becomes itself - 2 a x^T r / s + k a^2 / s^2.
 *
 * @param known before the row is added
 */
export function updateScores(scores: CandidateScores, known: Knowledge, lesson: Lesson): void {
  const { reductions, weights } = scores
  if (reductions === null || weights === null) lessenVariances(scores, lesson)
  else {
    const weighted = matrixVector(weights, lesson.direction)
    lessenBoth(
      scores,
      reductions,
      lesson,
      matrixVector(known.covariance, weighted),
      quadraticForm(weights, lesson.direction),
    )
  }
}

/** By how much a candidate would lessen what the criterion makes small: nats of log det, or variance. */
export function gainOf(
  { variances, reductions, residualVariance }: CandidateScores,
  candidate: number,
): number {
  return reductions === null
    ? Math.log1p(variances[candidate] / residualVariance)
    : reductions[candidate] / (residualVariance + variances[candidate])
}

/** The scores of some candidates, apart from those they were copied from. */
export const scoresOfSome = (scores: CandidateScores, chosen: readonly number[]): CandidateScores => ({
  ...scores,
  candidates: someCandidates(scores.candidates, chosen),
  variances: Float64Array.from(chosen, candidate => scores.variances[candidate]),
  reductions:
    scores.reductions === null
      ? null
      : Float64Array.from(chosen, candidate => (scores.reductions as Float64Array)[candidate]),
})

function lessenVariances({ candidates, starts, variances }: CandidateScores, lesson: Lesson): void {
  const { count, atoms, ensembles, places } = candidates
  const { direction, denominator } = lesson
  for (let candidate = 0, entry = 0; candidate < count; candidate++) {
    const start = starts[ensembles[candidate]]
    let a = direction[ensembles[candidate]]
    for (const end = entry + atoms; entry < end; entry++) a += direction[start + places[entry]]
    variances[candidate] = Math.max(0, variances[candidate] - (a * a) / denominator)
  }
}

function lessenBoth(
  { candidates, starts, variances }: CandidateScores,
  reductions: Float64Array,
  { direction, denominator }: Lesson,
  reduced: Float64Array,
  own: number,
): void {
  const { count, atoms, ensembles, places } = candidates
  for (let candidate = 0, entry = 0; candidate < count; candidate++) {
    const ensemble = ensembles[candidate]
    const start = starts[ensemble]
    let a = direction[ensemble]
    let b = reduced[ensemble]
    for (const end = entry + atoms; entry < end; entry++) {
      const parameter = start + places[entry]
      a += direction[parameter]
      b += reduced[parameter]
    }
    const share = a / denominator
    variances[candidate] = Math.max(0, variances[candidate] - a * share)
    reductions[candidate] = Math.max(0, reductions[candidate] + share * (own * share - 2 * b))
  }
}

/** x^T A x of every candidate, A being symmetric. */
function fillQuadraticForms(
  values: Float64Array,
  { count, atoms, ensembles, places }: Candidates,
  starts: Int32Array,
  matrix: Float64Array,
  size: number,
): void {
  const parameters = new Int32Array(atoms + 1)
  for (let candidate = 0, entry = 0; candidate < count; candidate++) {
    const start = starts[ensembles[candidate]]
    parameters[0] = ensembles[candidate]
    for (let k = 1; k <= atoms; k++) parameters[k] = start + places[entry++]
    let [diagonal, rest] = [0, 0]
    for (let k = 0; k <= atoms; k++) {
      const row = parameters[k] * size
      diagonal += matrix[row + parameters[k]]
      for (let l = 0; l < k; l++) rest += matrix[row + parameters[l]]
    }
    values[candidate] = Math.max(0, diagonal + 2 * rest)
  }
}

/** C W C */
function sandwich(covariance: Float64Array, weights: Float64Array, size: number): Float64Array {
  return squareProduct(squareProduct(covariance, weights, size), covariance, size)
}

function squareProduct(left: Float64Array, right: Float64Array, size: number): Float64Array {
  const result = new Float64Array(size * size)
  for (let i = 0; i < size; i++)
    for (let k = 0; k < size; k++) {
      const factor = left[i * size + k]
      if (factor === 0) continue
      for (let j = 0; j < size; j++) result[i * size + j] += factor * right[k * size + j]
    }
  return result
}
