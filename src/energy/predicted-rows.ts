import type { Matrix } from 'ml-matrix'
import { type FitForm, fitInForm, type RowsFit } from './fit-in-form.ts'
import { coefficientStart } from './parameters.ts'
import type { TrainingRow, TrainingRows } from './training-rows.ts'

/** A row predicted by a fit that has not seen it. */
export interface HeldOut {
  /** DFT minus prediction, eV; null where the other rows leave something unknown that the row needs. */
  readonly error: number | null
  /** Whether the fit had no row of the ensemble, whose b is then predicted from the others. */
  readonly unseen: boolean
  /** Standard deviation of the predicted energy, sqrt(x^T C x), eV; null where none was asked for or can be told. */
  readonly standardError: number | null
  /** Residual standard deviation of the fit, eV; null likewise. */
  readonly residual: number | null
}

/** A row that no other rows can predict. */
export const UNPREDICTED = { error: null, standardError: null, residual: null } as const

/**
 * Predicts rows by a fit to others. What these leave unknown is not made up: rows that need it are not predicted.
 *
 * @param known the rows to fit
 * @param asked the rows to predict
 * @param withErrors whether to tell how uncertain the predictions are
 * @example predictedRows(data, data.rows.slice(1), data.rows.slice(0, 1), SHARED, false)[0].error
 */
export function predictedRows(
  data: TrainingRows,
  known: readonly TrainingRow[],
  asked: readonly TrainingRow[],
  form: FitForm,
  withErrors: boolean,
): HeldOut[] {
  if (known.length === 0) return asked.map(() => ({ ...UNPREDICTED, unseen: true }))
  return predictionsOf(fitInForm(data, known, form, 'keep'), asked, withErrors)
}

/** The same by a fit that is there already. */
export function predictionsOf(
  fitted: RowsFit,
  asked: readonly TrainingRow[],
  withErrors: boolean,
): HeldOut[] {
  const covariances = new Map<string, Matrix | null>()
  const covarianceOf = (ensemble: string): Matrix | null => {
    const known = covariances.get(ensemble)
    if (known !== undefined) return known
    const own = fitted.ownCovariance(fitted.layout.ensembles.indexOf(ensemble))
    covariances.set(ensemble, own)
    return own
  }
  return asked.map(row => {
    const unseen = fitted.unseenEnsembles.includes(row.ensemble)
    if (!fitted.determines(row)) return { ...UNPREDICTED, unseen }
    const covariance = withErrors ? covarianceOf(row.ensemble) : null
    return {
      error: row.energy - predictedEnergy(fitted, row),
      unseen,
      standardError: covariance === null ? null : Math.sqrt(quadraticForm([1, ...row.counts], covariance)),
      residual: withErrors ? fitted.deviation : null,
    }
  })
}

/** The energy that a fit gives the fingerprint of a row, eV. */
export function predictedEnergy({ layout, fit }: RowsFit, { ensemble, counts }: TrainingRow): number {
  const { parameters } = fit
  const place = layout.ensembles.indexOf(ensemble)
  const start = coefficientStart(layout, place)
  let energy = parameters[place] as number
  for (let column = 0; column < counts.length; column++)
    energy += (counts[column] as number) * (parameters[start + column] as number)
  return energy
}

/** x^T C x */
function quadraticForm(x: readonly number[], covariance: Matrix): number {
  let sum = 0
  for (const [i, one] of x.entries())
    for (const [j, other] of x.entries())
      if (one !== 0 && other !== 0) sum += one * other * covariance.get(i, j)
  return Math.max(0, sum)
}
