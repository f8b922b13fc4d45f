import { describe, expect, it } from 'vitest'
import { newestOnly } from '../../server/page/newest.ts'

const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))

/** Answers a number with itself after a while. */
const slowly = (milliseconds: number) => async (question: number, signal: AbortSignal) => {
  await pause(milliseconds)
  signal.throwIfAborted()
  return question
}

describe('asking for the newest only', () => {
  it('answers the first and the last of a burst, in order, and skips what is between', async () => {
    const shown: number[] = []
    const asker = newestOnly(slowly(20), question => shown.push(question))
    for (let question = 1; question <= 9; question++) asker.ask(question)
    await pause(100)
    expect(shown).toEqual([1, 9])
  })

  it('keeps answering while questions never rest', async () => {
    const shown: number[] = []
    const asker = newestOnly(slowly(20), question => shown.push(question))
    for (let question = 1; question <= 30; question++) {
      asker.ask(question)
      await pause(5)
    }
    await pause(100)
    expect(shown.length).toBeGreaterThan(3)
    expect(shown.at(-1)).toBe(30)
    expect(shown).toEqual([...shown].sort((a, b) => a - b))
  })

  it('gives a slow one up for a newer', async () => {
    const shown: number[] = []
    const asker = newestOnly(
      (question: number, signal) =>
        question === 1
          ? new Promise<number>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
          : Promise.resolve(question),
      question => shown.push(question),
    )
    asker.ask(1)
    await pause(400)
    asker.ask(2)
    await pause(20)
    expect(shown).toEqual([2])
  })

  it('delivers faults as well, and nothing after it was stopped', async () => {
    const outcomes: unknown[] = []
    const asker = newestOnly(
      async (question: number) => {
        if (question === 1) throw new Error('no')
        return question
      },
      (_, outcome) => outcomes.push(outcome),
    )
    asker.ask(1)
    await pause(10)
    expect(outcomes).toEqual([{ error: new Error('no') }])
    asker.ask(2)
    asker.stop()
    await pause(10)
    expect(outcomes).toHaveLength(1)
  })
})
