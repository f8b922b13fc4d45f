import { z } from 'zod'
import type { TrainingRows } from '../energy/training-rows.ts'
import { compareForms, type FormComparison, type FormErrors } from '../inference/form-comparison.ts'
import { readDecimal } from '../input/decimal.ts'
import type { Site } from '../site/site.ts'
import { seedField } from './draws.ts'
import { field, inJson } from './field.ts'
import { askedEnergy, DEFAULT_SEED, fitFields } from './fit-fields.ts'
import { heldOutWarnings } from './fit-warnings.ts'

const DEFAULT_FOLDS = 10

const foldsText = z.string().transform((text, context) => {
  const folds = readDecimal(text)
  if (folds !== null && Number.isInteger(folds) && folds >= 2) return folds
  context.addIssue({ code: 'custom', message: `folds are a whole number from 2 on, got "${text}"` })
  return z.NEVER
})

/** `forms`: a site, an adsorbate, and the folds to compare on. */
export const formsQuestion = z.strictObject({
  ...fitFields,
  folds: field(
    inJson(foldsText, 'integer').optional(),
    'folds, each predicted by refits to the others: a whole number from 2 (default: 10)',
    5,
  ),
  seed: seedField('the folds'),
})

/**
 * The answer to `forms`.
 *
 * @throws InputError as `compareForms` does
 * @example answerForms(readQuestion(formsQuestion, { site: 'fcc111-top', adsorbate: 'OH' }), data, site).supported
 */
export function answerForms(question: z.output<typeof formsQuestion>, data: TrainingRows, site: Site) {
  const { adsorbate, folds = DEFAULT_FOLDS, seed = DEFAULT_SEED } = question
  const comparison = compareForms(data, { folds, seed })
  return {
    file: data.file,
    site: site.id,
    adsorbate,
    energy: askedEnergy(question),
    ...comparison,
    conclusion: conclusion(comparison),
    warnings: comparison.forms.slice(0, 1).flatMap(heldOutWarnings),
  }
}

/** The answer to `forms`. */
export type FormsAnswer = ReturnType<typeof answerForms>

function conclusion({ forms, best, supported }: FormComparison): string {
  const [first, chosen] = [best, supported].map(name => forms.find(form => form.name === name) as FormErrors)
  if (first === undefined || chosen === undefined || chosen.difference === null)
    return 'no held-out row could be predicted, so the data support no form'
  const parameters = `${chosen.effectiveParameters.toFixed(0)} effective parameters`
  return chosen === first
    ? `the data support ${chosen.name}: its held-out error is the smallest, and no form with fewer effective parameters than its ${chosen.effectiveParameters.toFixed(0)} is within one standard error`
    : `the data support ${chosen.name}: with ${parameters}, the fewest within one standard error of the best, it is ` +
        `${milli(chosen.difference)} +- ${milli(chosen.standardError ?? 0)} meV behind ${first.name}`
}

const milli = (energy: number): string => (1000 * energy).toFixed(2)
