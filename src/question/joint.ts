import { z } from 'zod'
import type { EnergyModel } from '../energy/model.ts'
import { type JointDistribution, jointDistribution } from '../joint/joint.ts'
import { readAlloy } from './alloy.ts'
import { readCondition, readWindow } from './joint-windows.ts'
import { modelPairFields, readModels } from './model-pair.ts'
import { numberText } from './read-question.ts'

/** `joint`: two models, a composition, which neighbours, and what to ask of both energies together. */
export const jointQuestion = z.strictObject({
  ...modelPairFields,
  window: z.union([z.string(), z.array(z.string())]).optional(),
  given: z.string().optional(),
  binWidth: numberText('the bin width', 'eV').optional(),
})

/**
 * The answer to `joint`, for models that `findModel` resolves; pairs are in the order of `models`.
 *
 * @throws InputError for other than two models, and as `jointDistribution` and `readWindow` do
 * @example
 * const question = readQuestion(jointQuestion, {
 *   models: 'agaucupdpt-co,agaucupdpt-h',
 *   composition: 'AgAuCuPdPt',
 *   window: 'CO<=0,H>0',
 * })
 * answerJoint(question, loadModel).correlation // 0.52
 */
export function answerJoint(
  question: z.output<typeof jointQuestion>,
  findModel: (name: string) => EnergyModel,
): JointDistribution {
  const { neighbour, binWidth, given } = question
  const models = readModels(question.models, findModel)
  return jointDistribution(models, readAlloy(question), {
    neighbour,
    binWidth,
    windows: [question.window ?? []].flat().map(text => readWindow(text, models)),
    given: given === undefined ? undefined : readCondition(given, models),
  })
}
