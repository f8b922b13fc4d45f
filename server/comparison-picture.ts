import type { TopLevelSpec } from 'vega-lite'
import type { z } from 'zod'
import { comparedModels } from '../plots/compared-models.ts'
import { comparisonOverlay, MAXIMUM_LINES } from '../plots/comparison-overlay.ts'
import { comparisonReport, MOST_TABLED } from '../plots/comparison-report.ts'
import { InputError } from '../src/input/input-error.ts'
import { compared } from '../src/question/compare-all.ts'
import { comparedDistributions } from '../src/question/compare-distributions.ts'
import type { AnswerTo, OPERATIONS } from '../src/question/operations.ts'
import type { Drawing } from './picture.ts'

type Compared = Drawing<z.output<(typeof OPERATIONS)['compare']['question']>>

/**
 * The distributions of a comparison laid over each other.
 *
 * @throws InputError for other than one model, or more compositions than a picture holds
 */
export function comparisonPicture(answer: AnswerTo<'compare'>, { context }: Compared): TopLevelSpec {
  if (!('model' in answer))
    throw new InputError('an overlay shows the distributions of one model; ask for each model by itself', {
      field: 'model',
    })
  if (answer.rows.length > MAXIMUM_LINES)
    throw new InputError(`a picture holds at most ${MAXIMUM_LINES} compositions, got ${answer.rows.length}`, {
      field: 'composition',
    })
  const rows = answer.rows.map(({ name, composition }) => ({
    name,
    composition: new Map(Object.entries(composition)),
  }))
  return comparisonOverlay(comparedDistributions(context.findModel(answer.model), rows), answer.window)
}

/** The report of a comparison, of any number of models. */
export async function comparisonPage({ question, context }: Compared): Promise<string> {
  const { composition, ...asked } = question
  const { ready, rows } = await compared(asked, context.findModel, [composition].flat())
  const tabled = rows.slice(0, MOST_TABLED)
  return comparisonReport(ready, tabled, comparedModels(ready, tabled))
}
