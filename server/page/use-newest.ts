import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks'
import { useTellPanel } from './alloy-fault.ts'
import type { Question } from './ask.ts'
import { Fault } from './fault.ts'
import { newestOnly } from './newest.ts'

/** What is known of a question that may change at any time. */
export interface Answered<Answer> {
  /** The last answer; it stays while the next is on its way, and beside the fault of a newer question. */
  readonly answer: Answer | null
  /** The question of `answer`. */
  readonly asked: Question | null
  readonly fault: Fault | null
  /** Whether a newer answer is on its way. */
  readonly isPending: boolean
  /** Whether it has been for longer than a moment. */
  readonly isLate: boolean
  /** Whether `answer` is that of an older question, and has been for longer than a moment. */
  readonly isStale: boolean
}

/** What may be on its way without a word, ms: the picture follows a slider. */
const MOMENT = 300

/** A server that cannot be reached is asked again so often, ms. */
const RETRY_PAUSE = 3000

interface State<Answer> extends Pick<Answered<Answer>, 'answer' | 'asked' | 'fault'> {
  /** The question that was last delivered, with an answer or a fault. */
  readonly delivered: string | null
}

const NOTHING = { answer: null, asked: null, fault: null, delivered: null }

/**
 * What the server says to a question, asked anew whenever the question changes; see `newestOnly`.
 *
 * @param question null for none yet
 * @param run asks it; the same function as long as the same kind of question is asked
 */
export function useNewest<Answer>(
  question: Question | null,
  run: (question: Question, signal: AbortSignal) => Promise<Answer>,
): Answered<Answer> {
  const [state, setState] = useState<State<Answer>>(NOTHING)
  const text = question === null ? null : JSON.stringify(question)
  const asker = useMemo(
    () =>
      newestOnly<string, Answer>(
        (asked, signal) => run(JSON.parse(asked), signal),
        (delivered, outcome) =>
          setState(last =>
            'answer' in outcome
              ? { answer: outcome.answer, asked: JSON.parse(delivered), fault: null, delivered }
              : { ...last, fault: asFault(outcome.error), delivered },
          ),
      ),
    [run],
  )
  useEffect(() => () => asker.stop(), [asker])
  // A plain effect would wait for a frame to be painted first, and so would each step of a slider.
  useLayoutEffect(() => {
    if (text === null) {
      asker.stop()
      setState(NOTHING)
    } else asker.ask(text)
  }, [asker, text])
  useTellPanel(state.fault)
  const { delivered, ...known } = state
  useEffect(() => {
    if (text === null || known.fault === null || !known.fault.isUnreachable) return
    const retry = setTimeout(() => asker.ask(text), RETRY_PAUSE)
    return () => clearTimeout(retry)
  }, [asker, text, known.fault])
  const isPending = text !== delivered
  const isLate = useLasting(isPending, MOMENT)
  return { ...known, isPending, isLate, isStale: isLate || known.fault !== null }
}

/** Whether something has been so for some milliseconds. */
function useLasting(isSo: boolean, pause: number): boolean {
  const [lasts, setLasts] = useState(false)
  useEffect(() => {
    if (!isSo) return
    const timer = setTimeout(() => setLasts(true), pause)
    return () => {
      clearTimeout(timer)
      setLasts(false)
    }
  }, [isSo, pause])
  return isSo && lasts
}

const asFault = (error: Error): Fault =>
  error instanceof Fault ? error : new Fault({ error: `the page failed: ${error.message}` })
