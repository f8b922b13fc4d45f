import { z } from 'zod'
import type { EnergyModel } from '../energy/model.ts'
import { InputError } from '../input/input-error.ts'
import { type JointDistribution, jointDistribution } from '../joint/joint.ts'
import type { Pair } from '../joint/pair-terms.ts'
import { alloyFields, readAlloy } from './alloy.ts'
import { readCondition, readWindow } from './joint-windows.ts'
import { numberText } from './read-question.ts'

/** `joint`: two models, a composition, which neighbours, and what to ask of both energies together. */
export const jointQuestion = z.strictObject({
  models: z.string(),
  ...alloyFields,
  neighbour: z
    .string()
    .transform((text, context) => {
      if (/^\d+$/.test(text)) return Number(text)
      context.addIssue({
        code: 'custom',
        message: `neighbour must be 0 for the very same site, 1 for the nearest pair, 2 for the next and so on; got "${text}"`,
      })
      return z.NEVER
    })
    .optional(),
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

function readModels(text: string, findModel: (name: string) => EnergyModel): Pair<EnergyModel> {
  const [first, second, ...more] = text.split(',').map(name => name.trim())
  if (!first || !second || more.length > 0)
    throw new InputError(`models must be two, like agaucupdpt-co,agaucupdpt-h; got "${text}"`)
  return [findModel(first), findModel(second)]
}
