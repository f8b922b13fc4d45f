/** An answer that is being found, for all who asked for it. */
interface Shared<Result> {
  readonly result: Promise<Result>
  readonly controller: AbortController
  asking: number
  readonly isRunning: () => boolean
  grace: NodeJS.Timeout | undefined
}

/** What finds a result; it tells when it starts. */
export type Start<Result> = (signal: AbortSignal, onStart: () => void) => Promise<Result>

/**
 * Work that nobody waits for any more goes on for this long, ms: a new thread costs more than that, and whoever moves a
 * slider leaves one question after the other.
 */
const GRACE = 300

/**
 * Finds an answer once for all who ask for it at the same time. When all have gone, work that waits is dropped at once,
 * work that runs a moment later.
 *
 * @example await new SharedWork<Reply>().join(key, clientGone, signal => threads.run(task, signal))
 */
export class SharedWork<Result> {
  readonly #shared = new Map<string, Shared<Result>>()

  /**
   * @param gone aborted when whoever asks has gone
   * @throws what finding the answer throws; once all have gone, an AbortError
   */
  join(key: string, gone: AbortSignal, start: Start<Result>): Promise<Result> {
    const shared = this.#shared.get(key) ?? this.#started(key, start)
    clearTimeout(shared.grace)
    shared.asking++
    gone.addEventListener('abort', () => this.#leave(key, shared), { once: true })
    return shared.result
  }

  #started(key: string, start: Start<Result>): Shared<Result> {
    const controller = new AbortController()
    let isRunning = false
    const result = start(controller.signal, () => {
      isRunning = true
    }).finally(() => this.#forget(key, shared))
    const shared: Shared<Result> = {
      result,
      controller,
      asking: 0,
      isRunning: () => isRunning,
      grace: undefined,
    }
    this.#shared.set(key, shared)
    return shared
  }

  #leave(key: string, shared: Shared<Result>): void {
    shared.asking--
    if (shared.asking > 0) return
    const stop = () => {
      this.#forget(key, shared)
      shared.controller.abort()
    }
    if (shared.isRunning()) shared.grace = setTimeout(stop, GRACE)
    else stop()
  }

  #forget(key: string, shared: Shared<Result>): void {
    clearTimeout(shared.grace)
    if (this.#shared.get(key) === shared) this.#shared.delete(key)
  }
}
