import type { TopLevelSpec } from 'vega-lite'
import { comparisonOverlay, MAXIMUM_LINES } from '../plots/comparison-overlay.ts'
import { InputError } from '../src/input/input-error.ts'
import { comparedDistributions } from '../src/question/compare-distributions.ts'
import type { AnswerContext } from '../src/question/operation.ts'
import type { AnswerTo } from '../src/question/operations.ts'

/**
 * The distributions of a comparison laid over each other.
 *
 * @throws InputError for other than one model, or more compositions than a picture holds
 */
export function comparisonPicture(
  answer: AnswerTo<'compare'>,
  { context }: { readonly context: AnswerContext },
): TopLevelSpec {
  if (!('model' in answer))
    throw new InputError('an overlay shows the distributions of one model; ask for each model by itself')
  if (answer.rows.length > MAXIMUM_LINES)
    throw new InputError(`a picture holds at most ${MAXIMUM_LINES} compositions, got ${answer.rows.length}`)
  const rows = answer.rows.map(({ name, composition }) => ({
    name,
    composition: new Map(Object.entries(composition)),
  }))
  return comparisonOverlay(comparedDistributions(context.findModel(answer.model), rows), answer.window)
}
