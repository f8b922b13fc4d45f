import type { TopLevelSpec } from 'vega-lite'
import { z } from 'zod'
import { energyHistogram } from '../plots/energy-histogram.ts'
import { jointHeatMap } from '../plots/joint-heat-map.ts'
import { type DistributionAnswer, histogramQuestion } from '../src/question/distribution.ts'
import type { AnswerContext } from '../src/question/operation.ts'
import type { AnswerTo, OperationName } from '../src/question/operations.ts'

/** How an operation's answer is drawn. */
export interface Picture<Answer = unknown> {
  /** Options of the picture alone, which the answer does not take. */
  readonly options: z.ZodObject
  readonly draw: (
    answer: Answer,
    options: Readonly<Record<string, unknown>>,
    asked: { readonly question: Readonly<Record<string, unknown>>; readonly context: AnswerContext },
  ) => TopLevelSpec | Promise<TopLevelSpec>
}

const NONE = z.strictObject({})

const { scale, target } = histogramQuestion.shape

/** The pictures of operations that have one. */
export const PICTURES: Readonly<Partial<Record<OperationName, Picture>>> = {
  distribution: {
    options: z.strictObject({ scale, target }),
    draw: (answer: DistributionAnswer, options: object) => energyHistogram(answer, { ...answer, ...options }),
  } as Picture,
  joint: { options: NONE, draw: (answer: AnswerTo<'joint'>) => jointHeatMap(answer) } as Picture,
}
