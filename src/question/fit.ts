import { z } from 'zod'
import { fitModel, type ModelIdentity } from '../energy/fit.ts'
import type { TrainingRows } from '../energy/training-rows.ts'
import { crossValidation } from '../inference/held-out-rows.ts'
import { InputError } from '../input/input-error.ts'
import type { Site } from '../site/site.ts'
import { field } from './field.ts'
import { askedEnergy, askedForm, askedScheme, fitFields, formFields, schemeFields } from './fit-fields.ts'
import { fitWarnings } from './fit-warnings.ts'

/** `fit`: a site, an adsorbate, a form, how to validate it, and what the model says of itself. */
export const fitQuestion = z.strictObject({
  ...fitFields,
  ...formFields,
  ...schemeFields,
  id: field(z.string().optional(), 'id of the model (default: the name of the file)', 'my-oh'),
  title: field(z.string().optional(), 'title of the model', '*OH on fcc(111), my rows'),
  citation: field(z.string().optional(), 'where the rows come from', 'own calculations'),
  doi: field(z.string().optional(), 'DOI of where the rows come from', '10.1021/acscatal.9b04343'),
})

/**
 * The answer to `fit` and the model itself.
 *
 * @param name of the rows, where the question has no id or title
 * @throws InputError as `fitModel` does, and for folds that the rows cannot make
 * @example answerFit(readQuestion(fitQuestion, { site: 'fcc111-top', adsorbate: 'OH' }), data, site, 'oh').answer.train.mae
 */
export function answerFit(
  question: z.output<typeof fitQuestion>,
  data: TrainingRows,
  site: Site,
  name: string,
) {
  const { adsorbate, citation, doi, validate, seed } = question
  const form = askedForm(question)
  const scheme = askedScheme(validate, seed)
  if (seed !== undefined && scheme.kind !== 'kfold')
    throw new InputError('a seed goes with validate kfold=10, as only folds are drawn', { field: 'seed' })
  const identity: ModelIdentity = {
    id: question.id ?? name.replace(/\.csv$/i, ''),
    title: question.title ?? `*${adsorbate} on ${site.id}, fitted to ${name}`,
    adsorbate,
    energy: askedEnergy(question),
    source: { citation: citation ?? `fitted to ${name}`, ...(doi !== undefined && { doi }) },
  }
  const { model, report, fitted } = fitModel(data, site, identity, form)
  const train = data.rows.filter(({ split }) => split === 'train')
  const validated =
    scheme.kind === 'loo' ? report.crossValidation : crossValidation(data, train, form, scheme, fitted)
  return {
    model,
    answer: {
      model: model.id,
      site: site.id,
      adsorbate,
      energy: model.energy,
      ...report,
      ridgeChosen: form.ridge === 'cross-validated',
      crossValidation: validated,
      warnings: fitWarnings(train, form, fitted, validated),
    },
  }
}

/** The answer to `fit`. */
export type FitAnswer = ReturnType<typeof answerFit>['answer']
