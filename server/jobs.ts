import { randomUUID } from 'node:crypto'
import { MessageChannel } from 'node:worker_threads'
import { LRUCache } from 'lru-cache'
import type { ModelFolder } from '../src/energy/model-folder.ts'
import { InputError } from '../src/input/input-error.ts'
import type { AnswerProgress } from '../src/question/operation.ts'
import type { Asked, Format, Reply } from './asked.ts'
import { faultOf } from './errors.ts'
import type { Work } from './produce.ts'
import { Threads } from './threads.ts'

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled'

/** A question that takes its time. */
export interface Job {
  readonly id: string
  readonly asked: Asked
  readonly formats: readonly Format[]
  readonly created: Date
  readonly state: JobState
  readonly progress: AnswerProgress | null
  /** Why it failed. */
  readonly error: unknown
  /** What came of each format, once done. */
  readonly replies: ReadonlyMap<Format, Reply | InputError>
}

interface OwnJob extends Job {
  state: JobState
  progress: AnswerProgress | null
  error: unknown
  replies: ReadonlyMap<Format, Reply | InputError>
  readonly controller: AbortController
}

/** Compositions that the scan of a job may visit: some ten seconds to a minute. */
const MOST_SCANNED_BY_JOB = 100_000_000

/** Jobs that may wait. */
const MOST_WAITING = 20

/** s after which to ask again when more do. */
const RETRY_AFTER = 10

/** A job is stopped after so long, s: others wait for it. */
const LONGEST = 3600

/** Jobs that have ended are kept for so long, ms; the latest so many, and so many bytes of results. */
const KEPT_FOR = 3_600_000
const MOST_KEPT = 50
const MOST_BYTES = 64 * 2 ** 20

/**
 * Long questions, answered one after the other in a thread that works when nothing else does.
 *
 * @example
 * const jobs = new Jobs()
 * const { id } = jobs.add(asked, ['json'])
 * jobs.find(id)?.state // 'running'
 */
export class Jobs {
  readonly threads: Threads
  /** How all jobs are answered. */
  readonly work: Work
  readonly #open = new Map<string, OwnJob>()
  readonly #ended = new LRUCache<string, OwnJob>({
    max: MOST_KEPT,
    ttl: KEPT_FOR,
    maxSize: MOST_BYTES,
    sizeCalculation: sizeOf,
  })

  readonly #longest: number

  /**
   * @param folder models to offer beside the built-in ones
   * @param longest s that a job may run
   */
  constructor(folder?: ModelFolder, longest = LONGEST) {
    this.#longest = longest
    this.work = { folder, mostScanned: MOST_SCANNED_BY_JOB }
    this.threads = new Threads({
      threads: 1,
      mostWaiting: MOST_WAITING,
      retryAfter: RETRY_AFTER,
      folder: folder?.path,
      isBackground: true,
    })
  }

  /**
   * Puts a question in line.
   *
   * @param formats to write the answer in
   * @throws BusyError when too many jobs wait
   */
  add(asked: Asked, formats: readonly Format[]): Job {
    this.threads.line.checkRoom()
    const job: OwnJob = {
      id: randomUUID(),
      asked,
      formats,
      created: new Date(),
      state: 'queued',
      progress: null,
      error: null,
      replies: new Map(),
      controller: new AbortController(),
    }
    this.#open.set(job.id, job)
    void this.#run(job)
    return job
  }

  /** A job by its id, if it is known, or still known. */
  find(id: string): Job | undefined {
    return this.#open.get(id) ?? this.#ended.get(id)
  }

  /** How many jobs come before one that has not ended; null for others. */
  ahead(id: string): number | null {
    const place = [...this.#open.keys()].indexOf(id)
    return place < 0 ? null : place
  }

  /** Stops a job, whatever it does; one that has ended stays as it is. */
  cancel(id: string): Job | undefined {
    const job = this.#open.get(id)
    if (job !== undefined) {
      this.#end(job, 'cancelled')
      job.controller.abort()
    }
    return this.find(id)
  }

  /** Stops all jobs. */
  async close(): Promise<void> {
    for (const id of this.#open.keys()) this.cancel(id)
    await this.threads.close()
  }

  async #run(job: OwnJob): Promise<void> {
    const { port1: told, port2: progress } = new MessageChannel()
    told.on('message', (now: AnswerProgress) => {
      job.progress = now
    })
    told.unref()
    const { asked, formats, controller } = job
    const task = { asked, formats, mostScanned: this.work.mostScanned, progress }
    let clock: NodeJS.Timeout | undefined
    try {
      const replies = await this.threads.run(task, controller.signal, () => {
        job.state = 'running'
        clock = setTimeout(() => controller.abort(tooLong(this.#longest)), 1000 * this.#longest)
      })
      const [first] = replies
      if (replies.every(reply => reply instanceof Error)) throw first
      job.replies = new Map(replies.map((reply, index) => [formats[index] as Format, reply]))
      this.#end(job, 'done')
    } catch (error) {
      const { log } = faultOf(error)
      if (log !== null && job.state !== 'cancelled') process.stderr.write(`job ${job.id}: ${log}\n`)
      this.#end(job, 'failed', error)
    } finally {
      clearTimeout(clock)
      told.close()
    }
  }

  /** A job ends once: what its thread says after it was cancelled counts no more. */
  #end(job: OwnJob, state: JobState, error: unknown = null): void {
    if (!this.#open.delete(job.id)) return
    Object.assign(job, { state, error })
    this.#ended.set(job.id, job)
    if (this.#ended.has(job.id)) return
    const tooLarge = new InputError('the result of the job is larger than the server keeps; ask for less')
    this.#ended.set(job.id, Object.assign(job, { state: 'failed', error: tooLarge, replies: new Map() }))
  }
}

const tooLong = (seconds: number) =>
  new InputError(
    `the job was stopped after ${seconds.toLocaleString('en')} s; ask for less, or by the command line`,
  )

/** About what a job takes in memory, bytes. */
function sizeOf({ asked, replies }: OwnJob): number {
  const results = [...replies.values()].map(reply => (reply instanceof Error ? 0 : reply.body.length))
  return JSON.stringify(asked).length + results.reduce((sum, length) => sum + length, 1000)
}
