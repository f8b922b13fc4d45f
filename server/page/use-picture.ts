import { useCallback } from 'preact/hooks'
import type { TopLevelSpec } from 'vega-lite'
import type { OperationName } from '../../src/question/operations.ts'
import { askFile, type Question } from './ask.ts'
import { type Answered, useNewest } from './use-newest.ts'

/**
 * The picture of an answer as the server specifies it, for pictures that show more than the answer holds, such as the
 * distributions behind a comparison.
 *
 * @param question null for none yet
 * @example const { answer: spec } = usePicture('compare', { model, composition: ['Pt', 'IrPt'] })
 */
export function usePicture(operation: OperationName, question: Question | null): Answered<TopLevelSpec> {
  const run = useCallback(
    async (asked: Question, signal: AbortSignal): Promise<TopLevelSpec> =>
      JSON.parse(await (await askFile(operation, 'plot.vl.json', asked, signal)).text()),
    [operation],
  )
  return useNewest(question, run)
}
