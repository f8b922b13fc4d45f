import { Matrix, solve } from 'ml-matrix'
import { fitGaps, isUnknown } from './fit-gaps.ts'
import type { FitForm, RowsFit } from './fit-in-form.ts'
import { leftOutErrors } from './left-out.ts'
import { type HeldOut, predictedRows, UNPREDICTED } from './predicted-rows.ts'
import type { TrainingRow, TrainingRows } from './training-rows.ts'

/**
 * Predicts groups of rows from all others: exactly and without refits by the hat matrix of the fit to all rows, and by
 * a refit where that is singular, as some coefficient rests on the group alone. The strength of a ridge stays as chosen
 * on all rows.
 *
 * @param fitted the fit to all the rows
 * @param groups indices of the rows that are left out together; each row is in one group
 * @param withErrors whether to tell how uncertain the predictions are
 * @returns per row
 * @example leftOutRows(data, rows, rows.map((_, row) => [row]), SHARED, fitInForm(data, rows, SHARED), false)[0].error
 */
export function leftOutRows(
  data: TrainingRows,
  rows: readonly TrainingRow[],
  groups: readonly (readonly number[])[],
  form: FitForm,
  fitted: RowsFit,
  withErrors: boolean,
): HeldOut[] {
  const { fit, layout, rowsByEnsemble } = fitted
  const sameStrength: FitForm = { ...form, ridge: fit.strength }
  const errors = leftOutErrors(fit.residuals, fit.hat, groups)
  const filled = layout.zones.flatMap((_, zone) =>
    layout.elements.map((_, element) => {
      const column = zone * layout.elements.length + element
      return rows.reduce((sum, { counts }) => sum + (counts[column] === 0 ? 0 : 1), 0)
    }),
  )
  const result = new Array<HeldOut>(rows.length)
  for (const group of groups) {
    const own = group.map(index => rows[index] as TrainingRow)
    const rowsLeft = (name: string) =>
      (rowsByEnsemble[layout.ensembles.indexOf(name)] as number) -
      own.filter(({ ensemble }) => ensemble === name).length
    const leavesGaps =
      own.some(({ ensemble }) => rowsLeft(ensemble) === 0) ||
      filled.some((count, column) => count === own.filter(({ counts }) => counts[column] !== 0).length)
    const others = () => {
      const isLeft = new Set(group)
      return rows.filter((_, index) => !isLeft.has(index))
    }
    if (group.some(index => errors[index] === null)) {
      const predicted = predictedRows(data, others(), own, sameStrength, withErrors)
      for (const [position, index] of group.entries()) result[index] = predicted[position] as HeldOut
      continue
    }
    const gaps = leavesGaps ? fitGaps(data, others(), layout.ensembles) : null
    const uncertainty = withErrors ? leftOutUncertainty(group, errors, fitted) : null
    for (const [position, index] of group.entries()) {
      const row = rows[index] as TrainingRow
      const unseen = rowsLeft(row.ensemble) === 0
      result[index] =
        gaps !== null && isUnknown(gaps, row)
          ? { ...UNPREDICTED, unseen }
          : {
              error: errors[index] as number,
              unseen,
              standardError: uncertainty?.standardErrors[position] ?? null,
              residual: uncertainty?.residual ?? null,
            }
    }
  }
  return result
}

/**
 * The residual standard deviation of the fit without a group G and the standard errors of the group's energies in it,
 * from the fit to all rows: with M = (I - H_GG)^-1 and e = M r_G the residuals become r + H e, the trace of H gains
 * that of H M H, and the group's energies have the covariance (M - 1) s^2.
 */
function leftOutUncertainty(
  group: readonly number[],
  errors: readonly (number | null)[],
  { fit: { residuals, hat } }: RowsFit,
): { readonly residual: number; readonly standardErrors: readonly number[] } | null {
  const block = new Matrix(group.map(i => group.map(j => (i === j ? 1 : 0) - hat(i, j))))
  const inverse = solve(block, Matrix.eye(group.length, group.length)).to2DArray()
  const isLeft = new Set(group)
  let squares = 0
  let freedom = 0
  for (const [row, residual] of residuals.entries()) {
    if (isLeft.has(row)) continue
    const along = group.map(index => hat(row, index))
    let own = residual
    freedom += 1 - hat(row, row)
    for (const [a, one] of along.entries()) {
      own += one * (errors[group[a] as number] as number)
      for (const [b, other] of along.entries())
        freedom -= one * other * ((inverse[a] as number[])[b] as number)
    }
    squares += own ** 2
  }
  if (!(freedom > ALMOST_NONE)) return null
  const residual = Math.sqrt(squares / freedom)
  return {
    residual,
    standardErrors: inverse.map(
      (row, position) => residual * Math.sqrt(Math.max(0, (row[position] as number) - 1)),
    ),
  }
}

/** Degrees of freedom that are none to rounding. */
const ALMOST_NONE = 1e-6
