import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Worker } from 'node:worker_threads'
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
  /** Threads that have not exited, those of given up tasks too, which the pool knows no more. */
  readonly #alive = new Set<Worker>()

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
    if (this.#pool !== undefined) return this.#pool
    const pool = new Piscina<Task, Outcome[]>({
      filename: WORKER,
      minThreads: threads,
      maxThreads: threads,
      workerData: { folder, isBackground } satisfies ThreadSettings,
      recordTiming: false,
    })
    pool.on('workerCreate', () => {
      for (const thread of pool.threads) this.#watch(thread)
    })
    this.#pool = pool
    return pool
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

  /** Stops the threads, whatever they do; none is left once this has ended. */
  async close(): Promise<void> {
    const pool = this.#pool
    this.#pool = undefined
    if (pool === undefined) return
    // In place of a thread that exits after it was destroyed the pool would start another, which nothing ends.
    const leaving = [...this.#alive].filter(thread => !pool.threads.includes(thread))
    await Promise.all(leaving.map(thread => once(thread, 'exit')))
    await pool.destroy()
  }

  #watch(thread: Worker): void {
    if (this.#alive.has(thread)) return
    this.#alive.add(thread)
    thread.once('exit', () => this.#alive.delete(thread))
  }
}
