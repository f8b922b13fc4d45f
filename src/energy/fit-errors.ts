import { mean, rootMeanSquare, sum } from 'simple-statistics'
import { type HatMatrix, leftOutErrors } from './left-out.ts'
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
export const summarise = (residuals: readonly number[]): ErrorSummary =>
  residuals.length === 0
    ? { n: 0, mae: null, rmse: null }
    : { n: residuals.length, mae: mean(residuals.map(Math.abs)), rmse: rootMeanSquare([...residuals]) }

export const sumOfSquares = (values: readonly number[]): number => sum(values.map(value => value * value))

/**
 * Predicts each train row from all others, exactly.
 *
 * @param residuals DFT minus model, eV
 */
export function leaveOneOut(
  train: readonly TrainingRow[],
  residuals: readonly number[],
  hat: HatMatrix,
): CrossValidation {
  const errors = leftOutErrors(
    residuals,
    hat,
    residuals.map((_, row) => [row]),
  )
  return { kind: 'loo', ...leftOutSummary(train, errors) }
}

/**
 * Errors of rows that were left out, and the share of the energies' variance that they leave explained.
 *
 * @param errors DFT minus prediction per row, eV; null for a row that could not be left out
 */
export function leftOutSummary(
  rows: readonly TrainingRow[],
  errors: readonly (number | null)[],
): ErrorSummary & { readonly r2: number | null } {
  const known = errors.flatMap((error, index) =>
    error === null ? [] : [{ error, energy: (rows[index] as TrainingRow).energy }],
  )
  const left = known.map(({ error }) => error)
  const centre = known.length > 0 ? mean(known.map(({ energy }) => energy)) : 0
  const spread = sumOfSquares(known.map(({ energy }) => energy - centre))
  return { ...summarise(left), r2: spread > 0 ? 1 - sumOfSquares(left) / spread : null }
}
