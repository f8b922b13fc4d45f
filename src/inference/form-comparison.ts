import { mean } from 'simple-statistics'
import { type HeldOutErrors, heldOutErrors } from '../energy/fit-errors.ts'
import { type FitForm, fitInForm } from '../energy/fit-in-form.ts'
import type { HeldOut } from '../energy/predicted-rows.ts'
import { rowGroups } from '../energy/row-groups.ts'
import type { TrainingRows } from '../energy/training-rows.ts'
import { inField } from '../input/in-field.ts'
import { rowFolds } from './folds.ts'
import { foldRows } from './held-out-rows.ts'

/** The forms that are compared, simpler ones first. */
export const FORMS: readonly FitForm[] = [
  { coefficients: 'shared', ridge: null },
  { coefficients: 'shared', ridge: 'cross-validated' },
  { coefficients: 'per-ensemble', ridge: null },
  { coefficients: 'per-ensemble', ridge: 'cross-validated' },
]

/** A form's name: `per-ensemble + ridge`. */
export const formName = ({ coefficients, ridge }: FitForm): string =>
  ridge === null ? coefficients : `${coefficients} + ridge`

/** How one form does on the held-out rows. */
export interface FormErrors extends HeldOutErrors {
  readonly name: string
  readonly form: FitForm['coefficients']
  /** Strength of its ridge on all rows, in rows; null without one. */
  readonly ridge: number | null
  /** How many parameters all rows determine: the rank, or with a ridge the trace of the hat matrix. */
  readonly effectiveParameters: number
  readonly columns: number
  /** Its mean absolute error less that of the best form, eV; null when no row is predicted. */
  readonly difference: number | null
  /** Of that difference, over groups of rows that tell of one another, eV; null for a single group. */
  readonly standardError: number | null
}

export interface FormComparison {
  readonly rows: number
  readonly groups: number
  readonly folds: number
  readonly seed: number
  readonly forms: readonly FormErrors[]
  /** Name of the form with the smallest mean absolute error. */
  readonly best: string
  /** Name of the form with the fewest effective parameters among those within one standard error of the best. */
  readonly supported: string
}

/**
 * Compares forms of fits on the same held-out rows: each fold is predicted by refits to the others, in which a ridge
 * chooses its strength anew. Differences are paired, row by row and summed over groups of one slab or fingerprint.
 *
 * @throws InputError as `fitInForm` does, and for folds or a seed that cannot be
 * @example compareForms(data, { folds: 10, seed: 1 }).supported // 'shared'
 */
export function compareForms(
  data: TrainingRows,
  { folds, seed }: { readonly folds: number; readonly seed: number },
  forms: readonly FitForm[] = FORMS,
): FormComparison {
  const rows = data.rows.filter(({ split }) => split === 'train')
  const fits = forms.map(form => fitInForm(data, rows, form))
  const groups = rowGroups(rows)
  const parts = inField('folds', folds, own => rowFolds(rows, own, seed))
  const heldOut = forms.map(form => foldRows(data, rows, form, parts, false))
  const summaries = heldOut.map(own => heldOutErrors(rows, own))
  const scores = summaries.map(({ mae }) => mae ?? Number.POSITIVE_INFINITY)
  const best = scores.indexOf(Math.min(...scores))
  const compared = forms.map((form, index): FormErrors => {
    const { fit } = fits[index] as (typeof fits)[number]
    return {
      name: formName(form),
      form: form.coefficients,
      ridge: fit.strength,
      effectiveParameters: fit.freedom,
      columns: fit.parameters.length,
      ...(summaries[index] as HeldOutErrors),
      ...pairedDifference(heldOut[index] as HeldOut[], heldOut[best] as HeldOut[], groups),
    }
  })
  return {
    rows: rows.length,
    groups: groups.length,
    folds,
    seed,
    forms: compared,
    best: (compared[best] as FormErrors).name,
    supported: simplest(compared.filter(form => isWithinOneError(form) || form === compared[best])).name,
  }
}

const isWithinOneError = ({ difference, standardError }: FormErrors): boolean =>
  difference !== null && standardError !== null && difference <= standardError

/** The form with the fewest effective parameters, counted in whole ones; the first of equals. */
const simplest = (forms: readonly FormErrors[]): FormErrors =>
  forms.reduce((least, form) =>
    Math.round(form.effectiveParameters) < Math.round(least.effectiveParameters) ? form : least,
  )

/**
 * The mean over rows of |error| - |best error|, and its standard error from the sums over groups, which are
 * independent: sqrt(g / (g - 1) sum over groups of (sum of differences - rows * mean)^2) / rows.
 */
function pairedDifference(
  own: readonly HeldOut[],
  best: readonly HeldOut[],
  groups: readonly (readonly number[])[],
): Pick<FormErrors, 'difference' | 'standardError'> {
  const byGroup = groups
    .map(group =>
      group.flatMap(row => {
        const [error, bestError] = [own[row]?.error ?? null, best[row]?.error ?? null]
        return error === null || bestError === null ? [] : [Math.abs(error) - Math.abs(bestError)]
      }),
    )
    .filter(differences => differences.length > 0)
  const all = byGroup.flat()
  if (all.length === 0) return { difference: null, standardError: null }
  const difference = mean(all)
  const squares = byGroup.reduce(
    (sum, differences) => sum + differences.reduce((total, value) => total + value - difference, 0) ** 2,
    0,
  )
  const count = byGroup.length
  return {
    difference,
    standardError: count > 1 ? Math.sqrt((count / (count - 1)) * squares) / all.length : null,
  }
}
