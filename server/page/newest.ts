/** A question that still runs after so many milliseconds is given up for a newer one. */
const PATIENCE = 300

/**
 * Asks one question at a time, the newest next: of those that arrive meanwhile only the last is kept. A question that is
 * quick is let finish, so that a picture follows a slider that never rests; a slow one is aborted. Answers are delivered
 * in the order of their questions, so an older one never overtakes a newer.
 *
 * @example
 * const asker = newestOnly((n, signal) => ask('count', { site: 'bulk', elements: n }, signal), show)
 * asker.ask(3)
 */
export function newestOnly<Question, Answer>(
  run: (question: Question, signal: AbortSignal) => Promise<Answer>,
  deliver: (question: Question, outcome: Outcome<Answer>, isNewest: boolean) => void,
): { readonly ask: (question: Question) => void; readonly stop: () => void } {
  let waiting: { readonly question: Question } | null = null
  let running: { readonly abort: AbortController; readonly since: number } | null = null

  async function start(question: Question): Promise<void> {
    const abort = new AbortController()
    running = { abort, since: performance.now() }
    const outcome = await run(question, abort.signal).then(
      (answer): Outcome<Answer> => ({ answer }),
      (error: Error): Outcome<Answer> => ({ error }),
    )
    if (running?.abort !== abort) return
    running = null
    const next = waiting
    waiting = null
    if (!abort.signal.aborted) deliver(question, outcome, next === null)
    if (next !== null) void start(next.question)
  }

  return {
    ask(question) {
      if (running === null) return void start(question)
      waiting = { question }
      if (performance.now() - running.since > PATIENCE) running.abort.abort()
    },
    stop() {
      waiting = null
      running?.abort.abort()
      running = null
    },
  }
}

/** An answer, or why there is none. */
export type Outcome<Answer> = { readonly answer: Answer } | { readonly error: Error }
