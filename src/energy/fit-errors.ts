import { mean, rootMeanSquare, sum } from 'simple-statistics'
import type { TrainingRow } from './training-rows.ts'

/** Number of rows with their mean absolute and root-mean-square error in eV; null when there are no rows. */
export interface ErrorSummary {
  readonly n: number
  readonly mae: number | null
  readonly rmse: number | null
}

/** Errors of rows predicted from all others, and the share of the energies' variance that they leave explained. */
export interface CrossValidation extends ErrorSummary {
  readonly kind: 'loo'
  readonly r2: number | null
}

/** The errors of some residuals. */
export const summarise = (residuals: number[]): ErrorSummary =>
  residuals.length === 0
    ? { n: 0, mae: null, rmse: null }
    : { n: residuals.length, mae: mean(residuals.map(Math.abs)), rmse: rootMeanSquare(residuals) }

export const sumOfSquares = (values: readonly number[]): number => sum(values.map(value => value * value))

/** A row whose leverage is 1 to rounding alone determines a coefficient. */
const FULL_LEVERAGE = 1 - 1e-9

/**
 * Predicts each train row from all others, exactly: the error is residual / (1 - leverage).
 *
 * @param residuals DFT minus model, eV
 * @param leverages diagonal of the hat matrix
 */
export function leaveOneOut(
  train: readonly TrainingRow[],
  residuals: readonly number[],
  leverages: readonly number[],
): CrossValidation {
  const kept = train.flatMap((row, index) => {
    const leverage = leverages[index] as number
    return leverage < FULL_LEVERAGE
      ? [{ energy: row.energy, error: (residuals[index] as number) / (1 - leverage) }]
      : []
  })
  const errors = kept.map(({ error }) => error)
  const centre = kept.length > 0 ? mean(kept.map(({ energy }) => energy)) : 0
  const spread = sumOfSquares(kept.map(({ energy }) => energy - centre))
  return {
    kind: 'loo',
    ...summarise(errors),
    r2: spread > 0 ? 1 - sumOfSquares(errors) / spread : null,
  }
}
