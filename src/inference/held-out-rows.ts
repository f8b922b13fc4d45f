import { type CrossValidation, heldOutErrors } from '../energy/fit-errors.ts'
import type { FitForm, RowsFit } from '../energy/fit-in-form.ts'
import { leftOutRows } from '../energy/left-out-rows.ts'
import { type HeldOut, predictedRows } from '../energy/predicted-rows.ts'
import { rowGroups, singleRows } from '../energy/row-groups.ts'
import type { TrainingRow, TrainingRows } from '../energy/training-rows.ts'
import { inField } from '../input/in-field.ts'
import { rowFolds } from './folds.ts'
import { schemeSummary, type ValidationScheme } from './validation-scheme.ts'

/**
 * Predicts each row by a fit that has not seen it. Leaving out rows or groups is exact, at the strength of the ridge
 * that was chosen on all rows; each fold is predicted by a refit to the others, which chooses its strength anew.
 *
 * @param fitted the fit to all the rows
 * @param withErrors whether to tell how uncertain the predictions are
 * @throws InputError for a number of folds that the rows cannot make
 * @returns per row
 * @example heldOutRows(data, rows, SHARED, { kind: 'kfold', folds: 10, seed: 1 }, fitInForm(data, rows, SHARED), true)
 */
export function heldOutRows(
  data: TrainingRows,
  rows: readonly TrainingRow[],
  form: FitForm,
  scheme: ValidationScheme,
  fitted: RowsFit,
  withErrors: boolean,
): HeldOut[] {
  if (scheme.kind === 'kfold')
    return foldRows(
      data,
      rows,
      form,
      inField('validate', scheme.folds, folds => rowFolds(rows, folds, scheme.seed)),
      withErrors,
    )
  const groups = scheme.kind === 'loo' ? singleRows(rows) : rowGroups(rows)
  return leftOutRows(data, rows, groups, form, fitted, withErrors)
}

/**
 * Predicts each fold of rows by a fit to the others.
 *
 * @param folds per fold the indices of its rows
 */
export function foldRows(
  data: TrainingRows,
  rows: readonly TrainingRow[],
  form: FitForm,
  folds: readonly (readonly number[])[],
  withErrors: boolean,
): HeldOut[] {
  const result = new Array<HeldOut>(rows.length)
  for (const fold of folds) {
    const isHeldOut = new Set(fold)
    const others = rows.filter((_, index) => !isHeldOut.has(index))
    const asked = fold.map(index => rows[index] as TrainingRow)
    const predicted = predictedRows(data, others, asked, form, withErrors)
    for (const [position, index] of fold.entries()) result[index] = predicted[position] as HeldOut
  }
  return result
}

/**
 * How well rows are predicted from others.
 *
 * @throws InputError for a number of folds that the rows cannot make
 * @example crossValidation(data, rows, SHARED, { kind: 'grouped-loo' }, fitInForm(data, rows, SHARED)).mae
 */
export const crossValidation = (
  data: TrainingRows,
  rows: readonly TrainingRow[],
  form: FitForm,
  scheme: ValidationScheme,
  fitted: RowsFit,
): CrossValidation => ({
  ...schemeSummary(scheme),
  ...heldOutErrors(rows, heldOutRows(data, rows, form, scheme, fitted, false)),
})
