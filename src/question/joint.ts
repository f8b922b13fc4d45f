import { z } from 'zod'
import type { EnergyModel } from '../energy/model.ts'
import { inField } from '../input/in-field.ts'
import { type JointDistribution, jointDistribution } from '../joint/joint.ts'
import { readAlloy } from './alloy.ts'
import { field } from './field.ts'
import { readCondition, readWindow } from './joint-windows.ts'
import { modelPairFields, readModels } from './model-pair.ts'
import { numberText } from './read-question.ts'

/** `joint`: two models, a composition, which neighbours, and what to ask of both energies together. */
export const jointQuestion = z.strictObject({
  ...modelPairFields,
  window: field(
    z.union([z.string(), z.array(z.string())]).optional(),
    'bounds on both energies in eV with < <= > >=, like CO<=0,H>0; A and B where both adsorbates are the same; repeat for more',
    'CO<=0,H>0',
  ),
  given: field(
    z.string().optional(),
    'show the other energy where one is within bounds in eV, like CO<=0',
    'CO<=0',
  ),
  binWidth: field(
    numberText('the bin width', 'eV').optional(),
    'width of the bins of both energies: a positive number of eV (default: 0.02, or up to 100 bins)',
    0.05,
  ),
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
    windows: inField('window', [question.window ?? []].flat(), texts =>
      texts.map(text => readWindow(text, models)),
    ),
    given: inField('given', given, text => (text === undefined ? undefined : readCondition(text, models))),
  })
}
