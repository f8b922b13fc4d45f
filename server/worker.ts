// Runs in a worker thread: answers one task after the other.
import { setPriority } from 'node:os'
import { type MessagePort, workerData } from 'node:worker_threads'
import { readModelFolder } from '../src/energy/model-folder.ts'
import { InputError } from '../src/input/input-error.ts'
import type { Asked, Format, Reply } from './asked.ts'
import { type CarriedError, packed } from './carried-error.ts'
import { checkAsked, produce, produceAll } from './produce.ts'
import { throttled } from './throttled.ts'

/** What a thread is told when it starts. */
export interface ThreadSettings {
  /** Path of the folder of models; each thread reads it anew. */
  readonly folder: string | undefined
  /** Whether all else comes first. */
  readonly isBackground: boolean
}

/** What a thread is to answer. */
export interface Task {
  readonly asked: Asked
  /** Several formats of one answer; none for a check of the question; null for the one that is asked for. */
  readonly formats: readonly Format[] | null
  readonly mostScanned?: number | undefined
  /** Where progress is told. */
  readonly progress?: MessagePort | undefined
}

/** What came of each format. */
export type Outcome = { readonly reply: Reply } | { readonly error: CarriedError }

/** `nice` of a thread that works only when nothing else does. */
const LOWEST = 19

const { folder, isBackground } = workerData as ThreadSettings

// On Linux this is the priority of the calling thread; elsewhere it would be that of the whole process.
if (isBackground && process.platform === 'linux') setPriority(0, LOWEST)

const models = folder === undefined ? undefined : await readModelFolder(folder)

/** Answers a task; a mistake of whoever asks is an outcome, a fault of ours is thrown. */
export default async function answer({ asked, formats, mostScanned, progress }: Task): Promise<Outcome[]> {
  const work = {
    folder: models,
    mostScanned,
    onProgress: progress && throttled(told => progress.postMessage(told)),
  }
  try {
    if (formats === null) return [{ reply: await produce(asked, work) }]
    if (formats.length === 0) {
      await checkAsked(asked, work)
      return []
    }
    const replies = await produceAll(asked, formats, work)
    return replies.map(reply => (reply instanceof InputError ? { error: packed(reply) } : { reply }))
  } catch (error) {
    return [{ error: packed(error) }]
  } finally {
    progress?.close()
  }
}
