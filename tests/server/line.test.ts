import { EventEmitter, once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { BusyError } from '../../server/busy-error.ts'
import { Line } from '../../server/line.ts'

const never = new AbortController().signal

/** A task that tells when it starts, and ends when it is told to. */
function task() {
  const events = new EventEmitter()
  const started = once(events, 'started')
  const ended = once(events, 'ended')
  return {
    run: async () => {
      events.emit('started')
      await ended
      return 'ended'
    },
    started,
    end: () => void events.emit('ended'),
  }
}

describe('a line', () => {
  it('lets so many tasks run at a time, the others first come, first served', async () => {
    const line = new Line({ places: 2, most: 8, retryAfter: 1 })
    const order: string[] = []
    const [a, b] = [task(), task()]
    const done = [line.run(a.run, never), line.run(b.run, never)]
    for (const name of ['c', 'd', 'e'])
      done.push(
        line.run(async () => {
          order.push(name)
          return name
        }, never),
      )
    await Promise.all([a.started, b.started])
    expect([line.running, line.waiting, order]).toEqual([2, 3, []])
    a.end()
    expect(await done[4]).toBe('e')
    expect(order).toEqual(['c', 'd', 'e'])
    b.end()
    await Promise.all(done)
    expect([line.running, line.waiting]).toEqual([0, 0])
  })

  it('never runs what was given up while it waited, and goes on after a failure', async () => {
    const line = new Line({ places: 1, most: 8, retryAfter: 1 })
    const first = task()
    const failing = line.run(() => first.run().then(() => Promise.reject(new Error('fails'))), never)
    const given = new AbortController()
    const abandoned = line.run(() => Promise.resolve('ran'), given.signal)
    const last = line.run(() => Promise.resolve('last'), never)
    given.abort(new Error('no more'))
    await expect(abandoned).rejects.toThrow('no more')
    expect(line.waiting).toBe(1)
    first.end()
    await expect(failing).rejects.toThrow('fails')
    expect(await last).toBe('last')
  })

  it('refuses a task when too many wait, and says when to come back', async () => {
    const line = new Line({ places: 1, most: 1, retryAfter: 7 })
    const [first, second] = [task(), task()]
    const done = [line.run(first.run, never), line.run(second.run, never)]
    const refused = await line.run(() => Promise.resolve(''), never).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(BusyError)
    expect(refused).toMatchObject({ retryAfter: 7, message: expect.stringContaining('ask again in 7 s') })
    first.end()
    second.end()
    await Promise.all(done)
    expect(() => line.checkRoom()).not.toThrow()
  })
})
