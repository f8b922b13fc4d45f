import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import type { InputError } from '../src/input/input-error.ts'
import type { Reply } from './asked.ts'
import { unpacked } from './carried-error.ts'
import { Line } from './line.ts'
import type { Outcome, Task, ThreadSettings } from './worker.ts'

/** Only `dist` has code that a thread can run; TypeScript sources, as tests run them, use what was compiled last. */
const WORKER = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../dist/server/worker.js' : 'worker.js', import.meta.url),
)

export interface ThreadsSettings extends ThreadSettings {
  /** How many threads. */
  readonly threads: number
  /** Tasks that may wait for one. */
  readonly mostWaiting: number
  /** s after which to ask again when too many wait. */
  readonly retryAfter: number
}

/**
 * Worker threads that answer questions. They start with the first task, or before it by `open`, and end with `close`.
 *
 * @example
 * const threads = new Threads({ threads: 2, mostWaiting: 64, retryAfter: 1, folder: undefined, isBackground: false })
 * await threads.run({ asked, formats: null }, signal)
 */
export class Threads {
  readonly #settings: ThreadsSettings
  readonly line: Line
  #pool: Piscina<Task, Outcome[]> | undefined

  constructor(settings: ThreadsSettings) {
    this.#settings = settings
    const { threads, mostWaiting, retryAfter } = settings
    this.line = new Line({ places: threads, most: mostWaiting, retryAfter })
  }

  /** Ids of the threads that there are. */
  get ids(): number[] {
    return this.#pool?.threads.map(({ threadId }) => threadId) ?? []
  }

  /** Starts the threads, which takes them some tenths of a second in the background. */
  open(): Piscina<Task, Outcome[]> {
    const { threads, folder, isBackground } = this.#settings
    this.#pool ??= new Piscina<Task, Outcome[]>({
      filename: WORKER,
      minThreads: threads,
      maxThreads: threads,
      workerData: { folder, isBackground } satisfies ThreadSettings,
      recordTiming: false,
    })
    return this.#pool
  }

  /**
   * Answers a task in a thread, when there is a free one.
   *
   * @param signal stops the thread at once, whatever it does; another one takes its place
   * @param onStart told that the task does not wait any more
   * @throws BusyError when too many tasks wait; the signal's reason when it was given up
   */
  run(task: Task, signal: AbortSignal, onStart?: () => void): Promise<(Reply | InputError)[]> {
    return this.line.run(async () => {
      onStart?.()
      const transferList = task.progress === undefined ? [] : [task.progress]
      const outcomes = await this.open()
        .run(task, { signal, transferList })
        .catch((error: unknown) => {
          throw signal.aborted ? signal.reason : error
        })
      return outcomes.map(outcome => ('reply' in outcome ? outcome.reply : unpacked(outcome.error)))
    }, signal)
  }

  /** Stops the threads, whatever they do. */
  async close(): Promise<void> {
    await this.#pool?.destroy()
    this.#pool = undefined
  }
}
