import { Matrix } from 'ml-matrix'
import { ensembleCounts } from './design-rows.ts'
import { leastSquares } from './least-squares.ts'

/** What the seen ensembles say of those without data. */
export interface UnseenPrior {
  /** Standard deviation of the fitted b about their regression, eV; null when it fits them all by construction. */
  readonly spread: number | null
  /** b of all ensembles is this matrix times the fitted b: [ensemble][ensemble]. */
  readonly carry: Matrix
  /** What the spread adds to the covariance of b, eV^2: [ensemble][ensemble], 0 where one of the two is seen. */
  readonly error: Matrix
}

/**
 * The b that a regression of the fitted b of the seen ensembles on their element counts predicts for ensembles without
 * data, weighted by rows; the zone coefficients stay as fitted. The regression's weighted residual variance, times
 * seen / (seen - elements), is how far a single ensemble lies from it.
 *
 * @param ensembles names
 * @param elements of all ensembles
 * @param fitted b per ensemble, eV; those of unseen ensembles are ignored
 * @param rows training rows per ensemble; 0 makes an ensemble unseen; `fitGaps` says which of them the seen ones do not tell
 */
export function unseenPrior(
  ensembles: readonly string[],
  elements: readonly string[],
  fitted: readonly number[],
  rows: readonly number[],
): UnseenPrior {
  const counts = ensembleCounts(ensembles, elements)
  const isSeen = (ensemble: number) => (rows[ensemble] as number) > 0
  const seen = [...ensembles.keys()].filter(isSeen)
  const unseen = [...ensembles.keys()].filter(ensemble => !isSeen(ensemble))
  const roots = seen.map(ensemble => Math.sqrt(rows[ensemble] as number))
  const weightedCounts = seen.map((ensemble, i) =>
    (counts[ensemble] as number[]).map(count => count * (roots[i] as number)),
  )
  const { covariance, rank, solution } = leastSquares(
    weightedCounts,
    seen.map((ensemble, i) => (fitted[ensemble] as number) * (roots[i] as number)),
  )
  // M: fitted b of the seen ensembles -> b of the unseen ones.
  const carry = Matrix.zeros(ensembles.length, ensembles.length)
  for (const ensemble of seen) carry.set(ensemble, ensemble, 1)
  const predictor =
    unseen.length === 0
      ? Matrix.zeros(1, 1)
      : new Matrix(unseen.map(ensemble => counts[ensemble] as number[]))
          .mmul(covariance)
          .mmul(new Matrix(weightedCounts).transpose())
  for (const [i, ensemble] of unseen.entries())
    for (const [j, other] of seen.entries())
      carry.set(ensemble, other, predictor.get(i, j) * (roots[j] as number))
  const freedom = seen.length - rank
  const weights = roots.reduce((sum, root) => sum + root * root, 0)
  const squares = seen.reduce((sum, ensemble, i) => {
    const b = (counts[ensemble] as number[]).reduce((total, n, k) => total + n * (solution[k] as number), 0)
    return sum + ((roots[i] as number) * ((fitted[ensemble] as number) - b)) ** 2
  }, 0)
  const variance = freedom > 0 ? ((squares / weights) * seen.length) / freedom : null
  const error = Matrix.zeros(ensembles.length, ensembles.length)
  const across = carry.mmul(carry.transpose())
  for (const i of unseen)
    for (const j of unseen) error.set(i, j, (variance ?? 0) * (across.get(i, j) + (i === j ? 1 : 0)))
  return { spread: variance === null ? null : Math.sqrt(variance), carry, error }
}
