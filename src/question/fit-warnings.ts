import type { CrossValidation, HeldOutErrors } from '../energy/fit-errors.ts'
import type { FitForm, RowsFit } from '../energy/fit-in-form.ts'
import type { Underdetermined } from '../energy/fit-per-ensemble.ts'
import { STRENGTHS } from '../energy/linear-fit.ts'
import { rowGroups } from '../energy/row-groups.ts'
import type { TrainingRow } from '../energy/training-rows.ts'

/**
 * What whoever fits should know before trusting the model, in sentences.
 *
 * @param rows the train rows
 * @example fitWarnings(rows, SHARED, fitInForm(data, rows, SHARED), crossValidation) // [] when all is well
 */
export function fitWarnings(
  rows: readonly TrainingRow[],
  form: FitForm,
  fitted: RowsFit,
  validated: CrossValidation,
): string[] {
  return [
    ...parameterWarnings(rows.length, form, fitted),
    ...ensembleWarnings(form, fitted),
    ...strengthWarnings(form, fitted),
    ...leakWarnings(rows, validated),
    ...heldOutWarnings(validated),
  ]
}

function parameterWarnings(rows: number, { ridge }: FitForm, fitted: RowsFit): string[] {
  const { fit, fullRank, deviation, layout, underdetermined } = fitted
  const perEnsemble = layout.perEnsemble
  const noDeviation =
    deviation === null
      ? ['no degree of freedom is left, so nothing tells how uncertain the energies are']
      : []
  if (rows < fullRank) {
    const rest = perEnsemble
      ? ridge === null
        ? 'what they do not determine stays as in the fit of shared coefficients'
        : "the ridge keeps an ensemble's own coefficients near the shared ones where its rows do not tell"
      : ridge === null
        ? 'what they do not determine is set by the smallest coefficients that fit (minimum norm), so those energies and their standard errors mean nothing; add rows, or give a ridge'
        : 'the ridge settles the rest: zone coefficients lean to 0 and ensembles to the sum of their elements'
    return [`${rows} rows for ${fullRank} parameters that the energies rest on: ${rest}`, ...noDeviation]
  }
  if (fit.rank !== null && fit.rank < fullRank && underdetermined.length === 0)
    return [
      `the rows determine ${fit.rank} of the ${fullRank} parameters that the energies rest on, so some energies and their standard errors mean nothing; add rows, or give a ridge`,
      ...noDeviation,
    ]
  return noDeviation
}

function ensembleWarnings({ ridge }: FitForm, fitted: RowsFit): string[] {
  const { seenOnce, underdetermined, unseenEnsembles, spread } = fitted
  const few = underdetermined.filter(({ rows }) => rows > 0)
  return [
    ...(seenOnce.length === 0
      ? []
      : [
          `one row alone tells of ${seenOnce.join(', ')}: an error in it goes into the energy of ${seenOnce.length === 1 ? 'the ensemble' : 'each'}`,
        ]),
    ...(few.length === 0
      ? []
      : [
          `the rows of ${few.map(determined).join(', ')} determine fewer coefficients than an ensemble has of its own (${few[0]?.parameters}); the others stay as in the fit of shared coefficients`,
        ]),
    ...(unseenEnsembles.length === 0
      ? []
      : [
          `no rows have ${unseenEnsembles.join(', ')}: ${unseenEnsembles.length === 1 ? 'its b is' : 'their b are'} predicted from the other ensembles` +
            (spread === null
              ? ridge === null
                ? ', which are too few to tell how well'
                : ' by the ridge'
              : `, about which single ensembles have a standard deviation of ${spread.toFixed(3)} eV`),
        ]),
  ]
}

const determined = ({ ensemble, rank }: Underdetermined): string => `${ensemble} (${rank})`

function strengthWarnings({ coefficients, ridge }: FitForm, { fit }: RowsFit): string[] {
  if (ridge !== 'cross-validated') return []
  if (fit.strength === STRENGTHS[0])
    return [
      `the chosen ridge, ${fit.strength} rows, is the weakest that was tried: the rows do not ask for one`,
    ]
  if (fit.strength === STRENGTHS.at(-1))
    return [
      `the chosen ridge, ${fit.strength} rows, is the strongest that was tried: ` +
        (coefficients === 'shared'
          ? 'the rows tell of the elements of the ensembles and little more'
          : 'the rows show no coefficients of single ensembles, so shared ones do as well'),
    ]
  return []
}

function leakWarnings(rows: readonly TrainingRow[], { groupsTogether }: CrossValidation): string[] {
  if (groupsTogether) return []
  const leaking = rowGroups(rows)
    .filter(group => group.length > 1)
    .flat().length
  return leaking === 0
    ? []
    : [
        `${leaking} of ${rows.length} rows share a fingerprint or a slab with another, so that leaving out single rows leaks; grouped-loo or kfold=10 keep them together`,
      ]
}

/** Held-out rows that rest on a prediction of b, or could not be predicted at all. */
export function heldOutWarnings({ unseenRows, unpredictedRows, n }: HeldOutErrors): string[] {
  return [
    ...(unseenRows === 0
      ? []
      : [
          `held-out rows of an ensemble that the rows of their fit lack, so that its b was predicted: ${unseenRows} of ${n}`,
        ]),
    ...(unpredictedRows === 0
      ? []
      : [
          `held-out rows without a prediction: ${unpredictedRows}, as the rows of their fit do not tell of an element in its zone, or of an ensemble; they are in no error`,
        ]),
  ]
}
