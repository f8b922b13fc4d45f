import { z } from 'zod'
import { ensembleTerms } from '../distribution/terms.ts'
import type { EnergyModel } from '../energy/model.ts'
import { coverageIsListed, siteCoverage } from '../inference/coverage.ts'
import { inField } from '../input/in-field.ts'
import { InputError } from '../input/input-error.ts'
import { alloyAnswer, alloyFields, readAlloy } from './alloy.ts'
import { seedField } from './draws.ts'
import { field, modelField } from './field.ts'
import { numberText } from './read-question.ts'

/** `coverage`: a model and a composition; how many sites to draw where that is wanted. */
export const coverageQuestion = z.strictObject({
  model: modelField,
  ...alloyFields,
  binWidth: field(
    numberText('the bin width', 'eV').optional(),
    'width of the bins of energy: a positive number of eV (default: 0.02)',
    0.02,
  ),
  sites: field(
    numberText('the number of sites', 'sites').optional(),
    'how many sites to draw: a whole number from 1 (default: all fingerprints, or 250,000 sites where these are over 2 million)',
    10_000,
  ),
  seed: seedField('the sites that are drawn'),
})

/**
 * The answer to `coverage`: how well the rows that a model was fitted to support the sites of an alloy.
 *
 * @throws InputError for a question that cannot be read, or a seed where nothing is drawn
 * @example
 * const question = readQuestion(coverageQuestion, { model: 'agaucupdpt-no', composition: 'AgAuCuPdPt' })
 * answerCoverage(question, loadModel).shares.unseen // 0.12
 */
export function answerCoverage(
  question: z.output<typeof coverageQuestion>,
  findModel: (name: string) => EnergyModel,
) {
  const { binWidth, sites, seed } = question
  const model = inField('model', question.model, findModel)
  const alloy = readAlloy(question)
  if (seed !== undefined && sites === undefined && coverageIsListed(ensembleTerms(model, alloy)))
    throw new InputError(
      `the seed ${seed} is of no use, as all fingerprints are listed; give sites too, to draw so many instead`,
      { field: 'seed' },
    )
  const { warnings, ...coverage } = siteCoverage(model, alloy, { binWidth, sites, seed })
  return {
    model: model.id,
    adsorbate: model.adsorbate,
    site: model.site,
    energy: model.energy,
    ...alloyAnswer(alloy),
    ...coverage,
    warnings: [...warnings, ...missing(model)],
  }
}

/** The answer to `coverage`. */
export type CoverageAnswer = ReturnType<typeof answerCoverage>

/** What a model leaves out that its coverage needs. */
const missing = ({ id, training, covariance, residual }: EnergyModel): string[] => [
  ...(training === undefined
    ? [
        `${id} does not say what its rows were, so which atom counts and leverages lie beyond them is unknown; ` +
          'a model that `fit` makes says so',
      ]
    : []),
  ...(covariance === undefined || residual.sd === null
    ? [`${id} has no covariance of its parameters, so leverages and standard errors are unknown`]
    : []),
]
