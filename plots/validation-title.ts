import { schemeText } from '../src/inference/validation-scheme.ts'
import { NOT_STATED } from '../src/question/fit-fields.ts'
import { formText } from '../src/question/form-text.ts'
import type { ValidateAnswer } from '../src/question/validate.ts'
import { energyReference } from './energy-axis.ts'
import { wrapped } from './wrapped.ts'

/** Longer lines would make a picture wider than its plot. */
export const SUBTITLE_LINE = 80

/** What the pictures of a validation say under their titles: the energies, the form, how rows were held out, and more. */
export const validationSubtitle = (
  answer: ValidateAnswer,
  more: readonly string[],
  length = SUBTITLE_LINE,
): string[] =>
  wrapped(
    [
      ...rowsReference(answer),
      formText(answer),
      `held out: ${schemeText(answer.crossValidation)}${answer.crossValidation.groupsTogether ? ', rows of one slab or fingerprint together' : ''}`,
      ...more,
    ],
    length,
  )

/** What the energies of some rows are, as far as whoever gave them said. */
export const rowsReference = (answer: Pick<ValidateAnswer, 'adsorbate' | 'energy' | 'file'>): string[] =>
  answer.energy.reaction === NOT_STATED && answer.energy.zero === NOT_STATED
    ? [`Δ${answer.energy.quantity}, reaction and zero not stated; negative binds stronger`]
    : energyReference({ ...answer, model: answer.file })

/** An error in three decimals, with a true minus and none before nothing. */
export const errorText = (energy: number | null): string =>
  energy === null
    ? 'none'
    : energy
        .toFixed(3)
        .replace(/^-(?=0\.0+$)/, '')
        .replace('-', '−')
