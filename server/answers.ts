import { availableParallelism } from 'node:os'
import type { ModelFolder } from '../src/energy/model-folder.ts'
import { type Answer, answerCache, answerTag, isRandom, questionKey } from './answer-cache.ts'
import type { Asked, Reply } from './asked.ts'
import { BusyError } from './busy-error.ts'
import { produce } from './produce.ts'
import { isQuick } from './quick.ts'
import { SharedWork } from './shared-work.ts'
import { Threads } from './threads.ts'

/** Questions that may wait for a thread. */
const MOST_WAITING = 64

/** s after which to ask again when more do. */
const RETRY_AFTER = 2

/** An answer that takes longer, waiting included, is to be asked as a job, s. */
const LONGEST = 120

/**
 * Answers to questions: kept ones, quick ones at once, others from worker threads; the same question is answered once for
 * all who ask it at a time.
 *
 * @example
 * const answers = new Answers()
 * await answers.find(asked, () => signal)
 * await answers.close()
 */
export class Answers {
  readonly threads: Threads
  readonly #folder: ModelFolder | undefined
  readonly #cache = answerCache()
  readonly #shared = new SharedWork<Answer>()
  #random = 0

  /** @param folder models to offer beside the built-in ones */
  constructor(folder?: ModelFolder) {
    this.#folder = folder
    this.threads = new Threads({
      threads: availableParallelism(),
      mostWaiting: MOST_WAITING,
      retryAfter: RETRY_AFTER,
      folder: folder?.path,
      isBackground: false,
    })
  }

  /**
   * Finds an answer.
   *
   * @param gone makes a signal that is aborted when whoever asks has gone; called only if a thread is needed
   * @throws InputError for a question that cannot be read or answered; BusyError when too many wait, or it takes too long
   */
  async find(asked: Asked, gone: () => AbortSignal): Promise<Answer> {
    const key = questionKey(asked)
    const known = this.#cache.get(key)
    if (known !== undefined) return known
    const etag = isRandom(asked) ? null : answerTag(key)
    const answer = isQuick(asked)
      ? answerOf(await produce(asked, { folder: this.#folder }), etag)
      : await this.#shared.join(etag === null ? `${key} ${this.#random++}` : key, gone(), (signal, onStart) =>
          this.#inThread(asked, etag, signal, onStart),
        )
    if (etag !== null) this.#cache.set(key, answer)
    return answer
  }

  /**
   * Checks a question in a thread, without answering it.
   *
   * @param mostScanned compositions that a scan may visit
   * @throws InputError for one that cannot be read; BusyError when too many wait
   */
  async check(asked: Asked, mostScanned: number | undefined, gone: AbortSignal): Promise<void> {
    const [mistake] = await this.threads.run({ asked, formats: [], mostScanned }, gone)
    if (mistake instanceof Error) throw mistake
  }

  /** Stops all work. */
  close(): Promise<void> {
    return this.threads.close()
  }

  async #inThread(
    asked: Asked,
    etag: string | null,
    signal: AbortSignal,
    onStart: () => void,
  ): Promise<Answer> {
    const late = AbortSignal.timeout(1000 * LONGEST)
    const [reply] = await this.threads
      .run({ asked, formats: null }, AbortSignal.any([signal, late]), onStart)
      .catch((error: unknown) => {
        throw late.aborted
          ? new BusyError(
              `the answer takes longer than ${LONGEST} s; ask for it as a job, by POST /api/v1/jobs`,
              LONGEST,
            )
          : error
      })
    if (reply instanceof Error) throw reply
    return answerOf(reply as Reply, etag)
  }
}

function answerOf({ body, type, file }: Reply, etag: string | null): Answer {
  const bytes =
    typeof body === 'string' ? Buffer.from(body) : Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  return { body: bytes, type, file, etag }
}
