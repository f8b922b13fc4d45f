import type { FitForm } from '../energy/fit-in-form.ts'

/** A fitted form, as answers state it. */
export interface StatedForm {
  readonly form: FitForm['coefficients']
  /** rows; null without a ridge. */
  readonly ridge: number | null
  readonly ridgeChosen: boolean
  readonly freedom: number
  readonly rank: number | null
  readonly columns: number
}

/** What a fit gives coefficients to, and how many parameters that is. */
export function formText({ form, ridge, ridgeChosen, freedom, rank, columns }: StatedForm): string {
  const coefficients = form === 'shared' ? 'shared coefficients' : 'coefficients per ensemble'
  return ridge === null
    ? `${coefficients}; rank ${rank} of ${columns} columns`
    : `${coefficients} under a ridge of ${Number(ridge.toPrecision(3))} rows${ridgeChosen ? ', chosen by cross-validation' : ''}; ` +
        `${freedom.toFixed(1)} effective parameters of ${columns} columns`
}
