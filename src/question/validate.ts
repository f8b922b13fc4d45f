import { z } from 'zod'
import type { TrainingRows } from '../energy/training-rows.ts'
import { checkSeed } from '../environment/random.ts'
import { validateFit } from '../inference/validation.ts'
import { readDecimal } from '../input/decimal.ts'
import type { Site } from '../site/site.ts'
import { field, inJson } from './field.ts'
import {
  askedEnergy,
  askedForm,
  askedScheme,
  DEFAULT_SEED,
  fitFields,
  formFields,
  schemeFields,
} from './fit-fields.ts'
import { fitWarnings } from './fit-warnings.ts'

const DEFAULT_REPEATS = 10
const MOST_REPEATS = 1000

const repeatsText = z.string().transform((text, context) => {
  const repeats = readDecimal(text)
  if (repeats !== null && Number.isInteger(repeats) && repeats >= 0 && repeats <= MOST_REPEATS) return repeats
  context.addIssue({
    code: 'custom',
    message: `repeats of the learning curve are a whole number from 0 (no curve) to ${MOST_REPEATS}, got "${text}"`,
  })
  return z.NEVER
})

/** `validate`: a site, an adsorbate, a form, and how to hold out rows. */
export const validateQuestion = z.strictObject({
  ...fitFields,
  ...formFields,
  ...schemeFields,
  repeats: field(
    inJson(repeatsText, 'integer').optional(),
    'repeats of the learning curve: a whole number from 0 (no curve) to 1000 (default: 10)',
    2,
  ),
})

/**
 * The answer to `validate`.
 *
 * @throws InputError as `validateFit` does
 * @example answerValidate(readQuestion(validateQuestion, { site: 'fcc111-top', adsorbate: 'OH' }), data, site).outliers
 */
export function answerValidate(question: z.output<typeof validateQuestion>, data: TrainingRows, site: Site) {
  const { adsorbate, validate, seed = DEFAULT_SEED, repeats = DEFAULT_REPEATS } = question
  checkSeed(seed)
  const form = askedForm(question)
  const scheme = askedScheme(validate, seed)
  const { validation, fitted } = validateFit(data, form, { scheme, repeats, seed })
  const { fit, deviation, unseenEnsembles, spread } = fitted
  const train = data.rows.filter(({ split }) => split === 'train')
  return {
    file: data.file,
    site: site.id,
    adsorbate,
    energy: askedEnergy(question),
    form: form.coefficients,
    ridge: fit.strength,
    ridgeChosen: form.ridge === 'cross-validated',
    freedom: fit.freedom,
    rank: fit.rank,
    columns: fit.parameters.length,
    residualStandardDeviation: deviation,
    ...validation,
    outliers: validation.rows.filter(({ outlier }) => outlier),
    unseenEnsembles,
    unseenSpread: spread,
    warnings: fitWarnings(train, form, fitted, validation.crossValidation),
  }
}

/** The answer to `validate`. */
export type ValidateAnswer = ReturnType<typeof answerValidate>
