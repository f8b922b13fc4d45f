import { BusyError } from './busy-error.ts'

/**
 * Lets a few tasks run at a time, the others in line, first come, first served. Unlike a pool's own queue it tells a task
 * that waits from one that runs, and a task that is given up while it waits costs nothing.
 *
 * @example await new Line({ places: 2, most: 64, retryAfter: 1 }).run(task, signal)
 */
export class Line {
  readonly #places: number
  readonly #most: number
  readonly #retryAfter: number
  /** Each is told that its turn has come. */
  readonly #waiting = new Set<() => void>()
  #running = 0

  /**
   * @param places tasks that run at a time
   * @param most tasks that may wait
   * @param retryAfter s after which to ask again when the line is full
   */
  constructor({ places, most, retryAfter }: { places: number; most: number; retryAfter: number }) {
    this.#places = places
    this.#most = most
    this.#retryAfter = retryAfter
  }

  get running(): number {
    return this.#running
  }

  get waiting(): number {
    return this.#waiting.size
  }

  /** @throws BusyError when no further task may wait */
  checkRoom(): void {
    if (this.#running >= this.#places && this.#waiting.size >= this.#most)
      throw new BusyError(
        `the server is busy, ${this.#waiting.size} questions wait; ask again in ${this.#retryAfter} s`,
        this.#retryAfter,
      )
  }

  /**
   * Runs a task when its turn comes.
   *
   * @param signal given up before its turn, a task never runs
   * @throws BusyError when the line is full; the signal's reason when it was given up
   */
  async run<Result>(task: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
    signal.throwIfAborted()
    if (this.#running < this.#places) this.#running++
    else await this.#turn(signal)
    try {
      return await task()
    } finally {
      const [next] = this.#waiting
      if (next === undefined) this.#running--
      else next()
    }
  }

  #turn(signal: AbortSignal): Promise<void> {
    this.checkRoom()
    return new Promise((resolve, reject) => {
      const start = () => {
        this.#waiting.delete(start)
        signal.removeEventListener('abort', leave)
        resolve()
      }
      const leave = () => {
        this.#waiting.delete(start)
        reject(signal.reason)
      }
      this.#waiting.add(start)
      signal.addEventListener('abort', leave, { once: true })
    })
  }
}
