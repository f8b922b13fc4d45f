import { z } from 'zod'
import { alloyEnergies } from '../distribution/alloy-energies.ts'
import { describeEnergies, type EnergyDistribution } from '../distribution/distribution.ts'
import { windowProbability } from '../distribution/window.ts'
import { type CodeModel, isCodeModel } from '../energy/code-model.ts'
import type { EnergyModel } from '../energy/model.ts'
import { type DistributionBand, distributionBand } from '../inference/distribution-band.ts'
import { posterior } from '../inference/posterior.ts'
import { inField } from '../input/in-field.ts'
import { InputError } from '../input/input-error.ts'
import { codeDistribution } from '../sampling/code-distribution.ts'
import { sampledDistribution } from '../sampling/sampled.ts'
import type { SamplingErrors } from '../sampling/standard-errors.ts'
import { alloyFields, readAlloy } from './alloy.ts'
import { type Broadening, broadeningOf, broadenText } from './broadening.ts'
import { drawFields, readDraws, seedField } from './draws.ts'
import { binWidthField, windowField } from './energy-fields.ts'
import { field, modelField } from './field.ts'
import { type MeanUncertainty, meanUncertainty, uncertaintyField } from './mean-uncertainty.ts'
import { numberText } from './read-question.ts'
import { DEFAULT_SITES, newSeed } from './sample.ts'

/** `distribution`: a model, a composition, and what to say of it. */
export const distributionQuestion = z.strictObject({
  model: modelField,
  ...alloyFields,
  binWidth: binWidthField,
  method: field(
    z.enum(['auto', 'enumerate', 'convolve', 'sample']).optional(),
    'how to compute: auto, enumerate, convolve or sample (default: auto)',
    'auto',
  ),
  window: windowField,
  broaden: field(
    broadenText.optional(),
    'also broaden by a Gaussian: by a positive number of eV, or by the residual of the model',
    'residual',
  ),
  uncertainty: uncertaintyField,
  sites: field(
    numberText('the number of sites', 'sites').optional(),
    'with the method sample, how many sites to draw: a whole number from 1 (default: 1e7)',
    100_000,
  ),
  seed: seedField('the sites of the method sample, or of the draws'),
  ...drawFields,
})

/** `distribution` with its plot: what the bars show, and an energy to mark. */
export const histogramQuestion = distributionQuestion.extend({
  scale: field(
    z.enum(['probability', 'density']).optional(),
    'height of the bars: probability or density (default: probability)',
    'density',
  ),
  target: field(numberText('the target energy', 'eV').optional(), 'an energy to mark, in eV', 1.1),
})

/** An energy distribution, with what else was asked of it. */
export interface DistributionAnswer extends EnergyDistribution, Partial<SamplingErrors> {
  /** Probability of an energy from low to high (eV), both included. */
  readonly window?: { readonly low: number; readonly high: number; readonly probability: number }
  readonly broadened?: Broadening
  readonly uncertainty?: MeanUncertainty
  readonly band?: DistributionBand
}

/**
 * The answer to `distribution`, for a model that `findModel` resolves.
 *
 * @throws InputError for what a code model, or a sample, cannot give
 * @example
 * const question = readQuestion(distributionQuestion, { model: 'irpdptrhru-oh', composition: 'IrPdPtRhRu' })
 * answerDistribution(question, loadModel).mean // 0.7456 eV
 */
export function answerDistribution(
  question: z.output<typeof distributionQuestion>,
  findModel: (name: string) => EnergyModel | CodeModel,
): DistributionAnswer {
  const { binWidth, method, window, broaden, uncertainty, sites, seed } = question
  const model = inField('model', question.model, findModel)
  const alloy = readAlloy(question)
  if (method === 'sample') {
    checkAbsent(question, ['window', 'broaden', 'uncertainty', 'draws', 'credible'], 'a sample')
    return sampledDistribution(model, alloy, {
      sites: sites ?? DEFAULT_SITES,
      seed: seed ?? newSeed(),
      binWidth,
    })
  }
  const draws = readDraws(question)
  checkAbsent(question, draws === undefined ? ['sites', 'seed'] : ['sites'], `the method ${method ?? 'auto'}`)
  if (isCodeModel(model)) {
    checkAbsent(question, ['window', 'broaden', 'uncertainty', 'draws'], `model ${model.id}, which is code,`)
    if (method === 'convolve')
      throw new InputError(`model ${model.id} is code, which is enumerated or sampled, not convolved`, {
        field: 'method',
      })
    return codeDistribution(model, alloy, { binWidth })
  }
  const drawn = draws === undefined ? undefined : { draws, own: posterior(model) }
  const energies = alloyEnergies(model, alloy, { binWidth, method })
  return {
    ...describeEnergies(energies),
    ...(window && { window: { ...window, probability: windowProbability(energies.sums, window) } }),
    ...(broaden !== undefined && { broadened: broadeningOf(energies, broaden) }),
    ...(uncertainty !== undefined && { uncertainty: meanUncertainty(model, alloy, uncertainty) }),
    ...(drawn !== undefined && { band: distributionBand(energies, drawn.own, drawn.draws) }),
  }
}

type Question = z.output<typeof distributionQuestion>

function checkAbsent(question: Question, options: readonly (keyof Question)[], what: string): void {
  const given = options.find(option => question[option] !== undefined)
  if (given !== undefined)
    throw new InputError(`${what} has no use for the option ${given}`, { field: given })
}
