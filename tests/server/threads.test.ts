import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { MessageChannel, type Worker } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Asked } from '../../server/asked.ts'
import { Threads } from '../../server/threads.ts'

/** A minute of compiling, in which its thread never looks up. */
const LONG: Asked = {
  operation: 'optimize',
  format: 'json',
  fields: { model: 'irpdptrhru-o', objective: 'sabatier', optimum: '1', draws: '200' },
  ownModels: [],
}

/** Threads that were started meanwhile and have not exited. */
const alive = new Set<Worker>()
const onStart = (thread: Worker) => {
  alive.add(thread)
  thread.once('exit', () => alive.delete(thread))
}
beforeAll(() => void process.on('worker', onStart))
afterAll(() => void process.off('worker', onStart))

/** Threads that are all in the middle of something long, and a way to give that up. */
async function atWork(count: number, isBackground: boolean) {
  const threads = new Threads({
    threads: count,
    mostWaiting: 0,
    retryAfter: 1,
    folder: undefined,
    isBackground,
  })
  const controller = new AbortController()
  const tasks = Array.from({ length: count }, () => {
    const { port1: told, port2: progress } = new MessageChannel()
    const outcome = threads.run({ asked: LONG, formats: null, progress }, controller.signal)
    return { outcome, begun: once(told, 'message').then(() => told.close()) }
  })
  const outcomes = Promise.allSettled(tasks.map(({ outcome }) => outcome))
  await Promise.all(tasks.map(({ begun }) => begun))
  const giveUp = () => {
    controller.abort('given up')
    return outcomes
  }
  return { threads, giveUp }
}

describe('threads', () => {
  it('are all gone once they are closed, those too whose tasks were given up just before', async () => {
    const { threads, giveUp } = await atWork(1, true)
    // A thread of the lowest priority takes its time to exit while others work: one that takes its place is gone earlier.
    const others = await atWork(availableParallelism(), false)
    expect(await giveUp()).toEqual([{ status: 'rejected', reason: 'given up' }])
    await threads.close()
    await others.threads.close()
    expect(alive.size).toBe(0)
    await new Promise(resolve => setTimeout(resolve, 500))
    expect(alive.size).toBe(0)
  })
})
