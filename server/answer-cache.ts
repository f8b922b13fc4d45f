import { createHash, randomBytes } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Asked } from './asked.ts'

/** An answer as it is sent. */
export interface Answer {
  readonly body: Buffer
  /** Its media type. */
  readonly type: string
  /** What to call it when it is saved; null for what is shown. */
  readonly file: string | null
  /** Changes when the answer may; null for one that is never the same again. */
  readonly etag: string | null
}

/** All answers that are kept, bytes. */
const MOST_BYTES = 64 * 2 ** 20

/** Longer keys are hashed, bytes: tables and models come with the question. */
const LONGEST_KEY = 1024

/** Answers may differ once the server has started anew, with another version or other models. */
const START = randomBytes(6).toString('base64url')

/** Answers by question, the latest used ones. */
export const answerCache = (): LRUCache<string, Answer> =>
  new LRUCache({ maxSize: MOST_BYTES, sizeCalculation: ({ body }, key) => body.length + key.length + 200 })

/** A text that is the same for the same question, in whichever order its fields are. */
export function questionKey({ operation, format, fields, ownModels }: Asked): string {
  const names = Object.keys(fields).sort()
  const key = JSON.stringify([operation, format, names.map(name => [name, fields[name]]), ownModels])
  return key.length > LONGEST_KEY ? createHash('sha256').update(key).digest('base64url') : key
}

/** The entity tag of the answer to a question. */
export const answerTag = (key: string): string =>
  `"${START}-${createHash('sha1').update(key).digest('base64url')}"`

/** Whether asking again would give another answer: random sites without a seed. */
export const isRandom = ({ operation, fields }: Asked): boolean =>
  fields.seed === undefined &&
  (operation === 'sample' || (operation === 'distribution' && fields.method === 'sample'))
