import { z } from 'zod'
import type { EnergyModel } from '../energy/model.ts'
import { type JointDistribution, jointDistribution } from '../joint/joint.ts'
import { type ScalingRelation, scalingRelation } from '../joint/scaling.ts'
import { readAlloy } from './alloy.ts'
import { modelPairFields, readModels } from './model-pair.ts'

/** `scaling`: two models, a composition, and which neighbours. */
export const scalingQuestion = z.strictObject(modelPairFields)

/**
 * The answer to `scaling`, for models that `findModel` resolves; the first is A, the second B.
 *
 * @throws InputError for other than two models, and as `scalingRelation` does
 * @example
 * const question = { models: 'irpdptrhru-oh,irpdptrhru-o', composition: 'IrPdPtRhRu' }
 * answerScaling(readQuestion(scalingQuestion, question), loadModel).pureMetals.slope // 1.93
 */
export const answerScaling = (
  question: z.output<typeof scalingQuestion>,
  findModel: (name: string) => EnergyModel,
): ScalingRelation =>
  scalingRelation(readModels(question.models, findModel), readAlloy(question), question.neighbour)

/** Both energies over the sites of a `scaling`, for its picture. */
export const jointOfScaling = (
  question: z.output<typeof scalingQuestion>,
  findModel: (name: string) => EnergyModel,
): JointDistribution =>
  jointDistribution(readModels(question.models, findModel), readAlloy(question), {
    neighbour: question.neighbour,
  })
