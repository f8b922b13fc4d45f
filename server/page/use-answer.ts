import { useCallback } from 'preact/hooks'
import type { AnswerTo, OperationName } from '../../src/question/operations.ts'
import { ask, type Question } from './ask.ts'
import { type Answered, useNewest } from './use-newest.ts'

/**
 * The answer of the server to a question, asked anew whenever the question changes; see `newestOnly`.
 *
 * @param question null for none yet
 * @example const { answer, fault } = useAnswer('distribution', { model, composition })
 */
export function useAnswer<Name extends OperationName>(
  operation: Name,
  question: Question | null,
): Answered<AnswerTo<Name>> {
  const run = useCallback(
    (asked: Question, signal: AbortSignal) => ask(operation, asked, signal),
    [operation],
  )
  return useNewest(question, run)
}
