import { mean, rootMeanSquare, sum } from 'simple-statistics'
import type { HeldOut } from './predicted-rows.ts'
import type { TrainingRow } from './training-rows.ts'

/** Number of rows with their mean absolute and root-mean-square error in eV; null when there are no rows. */
export interface ErrorSummary {
  readonly n: number
  readonly mae: number | null
  readonly rmse: number | null
}

/** The same with the largest error and the share of the energies' variance that the errors leave explained. */
export interface ErrorStatistics extends ErrorSummary {
  /** 1 - sum of squares / sum of squares about the mean energy; null where all energies are alike. */
  readonly r2: number | null
  /** The largest error without its sign, eV; null when there are no rows. */
  readonly maximumError: number | null
}

/** Errors of rows that were predicted from others. */
export interface HeldOutErrors extends ErrorStatistics {
  /** Of the n rows, those whose ensemble no other row had: its b was predicted from the other ensembles. */
  readonly unseenRows: number
  /** Further rows that the others cannot predict, as they leave an element in a zone or an ensemble unknown. */
  readonly unpredictedRows: number
}

/** Rows predicted from others, and how these were chosen. */
export interface CrossValidation extends HeldOutErrors {
  /** Each row from all others; each group of rows that tell of one another from all others; each fold from the rest. */
  readonly kind: 'loo' | 'grouped-loo' | 'kfold'
  /** Whether rows of one slab or fingerprint are held out together; else they tell of one another. */
  readonly groupsTogether: boolean
  /** How many folds, and the seed that drew them; absent in other kinds. */
  readonly folds?: number
  readonly seed?: number
}

/** The errors of some residuals. */
export const summarise = (residuals: readonly number[]): ErrorSummary =>
  residuals.length === 0
    ? { n: 0, mae: null, rmse: null }
    : { n: residuals.length, mae: mean(residuals.map(Math.abs)), rmse: rootMeanSquare([...residuals]) }

export const sumOfSquares = (values: readonly number[]): number => sum(values.map(value => value * value))

/**
 * Statistics of some errors.
 *
 * @param rows energies in eV, with the error of each, DFT minus prediction
 * @example errorStatistics([{ energy: 1, error: 0.1 }]).mae // 0.1
 */
export function errorStatistics(
  rows: readonly { readonly energy: number; readonly error: number }[],
): ErrorStatistics {
  const errors = rows.map(({ error }) => error)
  const centre = rows.length > 0 ? mean(rows.map(({ energy }) => energy)) : 0
  const spread = sumOfSquares(rows.map(({ energy }) => energy - centre))
  return {
    ...summarise(errors),
    r2: spread > 0 ? 1 - sumOfSquares(errors) / spread : null,
    maximumError:
      rows.length === 0 ? null : errors.reduce((most, error) => Math.max(most, Math.abs(error)), 0),
  }
}

/** Statistics of rows that were predicted from others, and how many could not be. */
export function heldOutErrors(
  rows: readonly TrainingRow[],
  heldOut: readonly Pick<HeldOut, 'error' | 'unseen'>[],
): HeldOutErrors {
  const predicted = heldOut.flatMap(({ error, unseen }, index) =>
    error === null ? [] : [{ error, unseen, energy: (rows[index] as TrainingRow).energy }],
  )
  return {
    ...errorStatistics(predicted),
    unseenRows: predicted.filter(({ unseen }) => unseen).length,
    unpredictedRows: heldOut.length - predicted.length,
  }
}
