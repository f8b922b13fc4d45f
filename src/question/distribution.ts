import { z } from 'zod'
import { type EnergyDistribution, energyDistribution } from '../distribution/distribution.ts'
import type { EnergyModel } from '../energy/model.ts'
import { alloyFields, readAlloy } from './alloy.ts'
import { numberText } from './read-question.ts'

/** `distribution`: a model, a composition, and how to present it. */
export const distributionQuestion = z.strictObject({
  model: z.string(),
  ...alloyFields,
  binWidth: numberText('the bin width', 'eV').optional(),
  method: z.enum(['auto', 'enumerate', 'convolve']).optional(),
})

/** `distribution` with its plot: what the bars show, and an energy to mark. */
export const histogramQuestion = distributionQuestion.extend({
  scale: z.enum(['probability', 'density']).optional(),
  target: numberText('the target energy', 'eV').optional(),
})

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
): EnergyDistribution {
  const { model, binWidth, method } = question
  return energyDistribution(findModel(model), readAlloy(question), { binWidth, method })
}
