import { z } from 'zod'
import { alloyEnergies } from '../distribution/alloy-energies.ts'
import { describeEnergies, type EnergyDistribution } from '../distribution/distribution.ts'
import { windowProbability } from '../distribution/window.ts'
import type { EnergyModel } from '../energy/model.ts'
import { alloyFields, readAlloy } from './alloy.ts'
import { type Broadening, broadeningOf, broadenText } from './broadening.ts'
import { type MeanUncertainty, meanUncertainty, uncertaintyText } from './mean-uncertainty.ts'
import { numberText, windowText } from './read-question.ts'

/** `distribution`: a model, a composition, and what to say of it. */
export const distributionQuestion = z.strictObject({
  model: z.string(),
  ...alloyFields,
  binWidth: numberText('the bin width', 'eV').optional(),
  method: z.enum(['auto', 'enumerate', 'convolve', 'sample']).optional(),
  window: windowText.optional(),
  broaden: broadenText.optional(),
  uncertainty: uncertaintyText.optional(),
})

/** `distribution` with its plot: what the bars show, and an energy to mark. */
export const histogramQuestion = distributionQuestion.extend({
  scale: z.enum(['probability', 'density']).optional(),
  target: numberText('the target energy', 'eV').optional(),
})

/** An energy distribution, with what else was asked of it. */
export interface DistributionAnswer extends EnergyDistribution {
  /** Probability of an energy from low to high (eV), both included. */
  readonly window?: { readonly low: number; readonly high: number; readonly probability: number }
  readonly broadened?: Broadening
  readonly uncertainty?: MeanUncertainty
}

/**
 * The answer to `distribution`, for a model that `findModel` resolves.
 *
 * @example
 * const question = readQuestion(distributionQuestion, { model: 'irpdptrhru-oh', composition: 'IrPdPtRhRu' })
 * answerDistribution(question, loadModel).mean // 0.7456 eV
 */
export function answerDistribution(
  question: z.output<typeof distributionQuestion>,
  findModel: (name: string) => EnergyModel,
): DistributionAnswer {
  const { binWidth, method, window, broaden, uncertainty } = question
  const model = findModel(question.model)
  const alloy = readAlloy(question)
  const energies = alloyEnergies(model, alloy, { binWidth, method })
  return {
    ...describeEnergies(energies),
    ...(window && { window: { ...window, probability: windowProbability(energies.sums, window) } }),
    ...(broaden !== undefined && { broadened: broadeningOf(energies, broaden) }),
    ...(uncertainty !== undefined && { uncertainty: meanUncertainty(model, alloy, uncertainty) }),
  }
}
