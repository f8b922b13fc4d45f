import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../server/app.ts'
import type { Asked } from '../../server/asked.ts'
import { type Listening, listen } from '../../server/listen.ts'
import { produce } from '../../server/produce.ts'
import { InputError } from '../../src/input/input-error.ts'

/** Threads come late on a busy machine. */
const PATIENCE = { timeout: 50_000 }

const app = createApp()
const { threads } = app.locals.answers
let server: Listening
beforeAll(async () => {
  server = await listen(app, '127.0.0.1', 0)
})
afterAll(async () => {
  await server.stop()
  expect([threads.ids, app.locals.jobs.threads.ids]).toEqual([[], []])
})

const clients: AbortController[] = []
afterEach(async () => {
  for (const client of clients.splice(0)) client.abort()
  await expect.poll(() => [threads.line.running, threads.line.waiting], PATIENCE).toEqual([0, 0])
})

const api = (path: string, init?: RequestInit) => fetch(`${server.address}/api/v1/${path}`, init)
const HEADERS = { 'Content-Type': 'application/json' }
const post = (path: string, body: object) =>
  api(path, { method: 'POST', headers: HEADERS, body: JSON.stringify(body) })

/** Asks what takes a minute of compiling, in which its thread never looks up; another one for each number. */
function heavy(number: number) {
  const client = new AbortController()
  clients.push(client)
  const path = `optimize?model=irpdptrhru-o&objective=sabatier&optimum=${1 + number / 1000}&draws=200`
  const answer = api(path, { signal: client.signal }).catch((error: Error) => error)
  return { leave: () => client.abort(), answer }
}

const running = () => threads.line.running
const ids = () => [...threads.ids].sort()

describe('answers', () => {
  it.each<[Asked['operation'], Asked['format'], Asked['fields']]>([
    ['distribution', 'json', { model: 'irpdptrhru-oh', composition: 'IrPdPtRhRu', window: '1,1.2' }],
    ['distribution', 'plot.svg', { model: 'irpdptrhru-oh', composition: 'IrPt', target: '1' }],
    ['optimize', 'data.csv', { model: 'irpdptrhru-oh', objective: 'mean', elements: 'Ir,Pt' }],
    ['alloy', 'json', { composition: 'CoCrFeMnNi' }],
    ['joint', 'plot.png', { models: 'agaucupdpt-co,agaucupdpt-h', composition: 'AgPd' }],
  ])('are the same to the last byte in a thread and here: %s as %s', async (operation, format, fields) => {
    const asked: Asked = { operation, format, fields, ownModels: [] }
    const here = await produce(asked)
    const [there] = await threads.run({ asked, formats: null }, new AbortController().signal)
    expect(there).toEqual({ ...here, body: expect.anything() })
    expect(Buffer.from((there as typeof here).body)).toEqual(Buffer.from(here.body))
  })

  it('fail with the same error in a thread and here', async () => {
    const fields = { model: 'irpdptrhru-o', composition: 'IrXx' }
    const asked: Asked = { operation: 'activity', format: 'json', fields, ownModels: [] }
    const here = (await produce(asked).catch((error: unknown) => error)) as InputError
    const [there] = await threads.run({ asked, formats: null }, new AbortController().signal)
    expect(here).toBeInstanceOf(InputError)
    expect(there).toBeInstanceOf(InputError)
    expect(there).toMatchObject({ message: here.message, about: here.about })
  })

  it('come at once while all threads are busy, when they are quick', async () => {
    let isAnswered = false
    for (const number of threads.ids.keys())
      void heavy(number).answer.then(() => {
        isAnswered = true
      })
    await expect.poll(running, PATIENCE).toBe(threads.ids.length)
    const quick = await api('distribution?model=irpdptrhru-oh&composition=Ir3Pd4')
    expect([quick.status, isAnswered]).toEqual([200, false])
  })

  it('are given up when the client goes away, even in the middle: another thread takes the place', async () => {
    // A thread that replaces another one takes a moment to start.
    await expect.poll(() => threads.open().idleThreads, PATIENCE).toBe(threads.ids.length)
    const before = new Set(threads.ids)
    const { leave, answer } = heavy(10)
    await expect.poll(running, PATIENCE).toBe(1)
    leave()
    expect(((await answer) as Error).name).toBe('AbortError')
    await expect.poll(running, PATIENCE).toBe(0)
    expect(threads.ids).toHaveLength(before.size)
    expect(threads.ids.filter(id => !before.has(id))).toHaveLength(1)
    expect((await api('coverage?model=irpdptrhru-oh&composition=IrPt')).status).toBe(200)
  })

  it('are dropped at once by a client that goes away before their turn', async () => {
    for (const number of threads.ids.keys()) heavy(20 + number)
    const { leave } = heavy(30)
    await expect.poll(() => threads.line.waiting, PATIENCE).toBe(1)
    const before = ids()
    leave()
    await expect.poll(() => threads.line.waiting, PATIENCE).toBe(0)
    expect([running(), ids()]).toEqual([before.length, before])
  })

  it('are found once for all who ask at a time, and given up when the last has gone', async () => {
    const [first, second] = [heavy(40), heavy(40)]
    await expect.poll(() => threads.open().idleThreads, PATIENCE).toBe(threads.ids.length - 1)
    const before = ids()
    first.leave()
    await first.answer
    // Longer than work goes on that nobody waits for.
    await new Promise(resolve => setTimeout(resolve, 1000))
    expect([running(), threads.line.waiting, ids()]).toEqual([1, 0, before])
    second.leave()
    await expect.poll(running, PATIENCE).toBe(0)
    expect(ids()).not.toEqual(before)
  })

  it('are refused with 503 and a time to come back when too many wait', async () => {
    for (let number = 0; number < threads.ids.length + 64; number++) heavy(100 + number)
    await expect.poll(() => threads.line.waiting, PATIENCE).toBe(64)
    const refused = await heavy(99).answer
    expect(refused).toMatchObject({ status: 503 })
    expect(Number((refused as Response).headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await (refused as Response).json()).toMatchObject({
      error: expect.stringContaining('the server is busy'),
      field: null,
    })
  })
})

describe('a question that was asked before', () => {
  const QUESTION = { model: 'irpdptrhru-oh', composition: 'Ir7Pt', binWidth: '0.02' }

  it('has the same answer to the last byte, or word that it is the one at hand', async () => {
    const path = `distribution?${new URLSearchParams(QUESTION)}`
    const first = await api(path)
    const etag = first.headers.get('etag') as string
    expect(first.headers.get('cache-control')).toBe('no-cache')
    const body = await first.text()
    const again = await post('distribution', Object.fromEntries(Object.entries(QUESTION).reverse()))
    expect([await again.text(), again.headers.get('etag')]).toEqual([body, etag])
    const known = await api(path, { headers: { 'If-None-Match': etag } })
    expect([known.status, await known.text(), known.headers.get('etag')]).toEqual([304, '', etag])
    const other = await api(`${path}&window=0,1`, { headers: { 'If-None-Match': etag } })
    expect(other.status).toBe(200)
  })

  it('has another answer for another model of the same name that came along', async () => {
    const own = { ...JSON.parse(readFileSync('src/energy/models/irpdptrhru-oh.json', 'utf8')), id: 'mine' }
    const moved = { ...own, ensembles: { ...own.ensembles, Ir: 5 } }
    const question = { ...QUESTION, model: 'mine' }
    const [a, b] = [
      await post('distribution', { ...question, ownModels: [own] }),
      await post('distribution', { ...question, ownModels: [moved] }),
    ]
    expect([a.status, b.status]).toEqual([200, 200])
    expect(a.headers.get('etag')).not.toBe(b.headers.get('etag'))
    expect(await a.text()).not.toBe(await b.text())
  })

  it.each(['sample?', 'distribution?method=sample&'])('is drawn anew by %s without a seed', async path => {
    const ask = () => api(`${path}model=irpdptrhru-oh&composition=IrPt&sites=1000`)
    const [a, b] = await Promise.all([ask(), ask()])
    expect([a.headers.get('etag'), a.headers.get('cache-control')]).toEqual([null, 'no-store'])
    expect(await a.text()).not.toBe(await b.text())
    const seeded = await api(`${path}model=irpdptrhru-oh&composition=IrPt&sites=1000&seed=1`)
    expect(seeded.headers.get('etag')).not.toBeNull()
  })

  it('is refused again when it was refused', async () => {
    const path = 'distribution?model=irpdptrhru-oh&composition=Xx'
    for (const response of [await api(path), await api(path)])
      expect([response.status, response.headers.get('etag')]).toEqual([400, null])
  })
})

describe.runIf(process.platform === 'linux')('the thread of jobs', () => {
  it('alone has the lowest priority', async () => {
    const question = { model: 'irpdptrhru-oh', objective: 'mean', step: 0.25 }
    const { id } = (await (await post('jobs', { operation: 'scan', question })).json()) as { id: string }
    await expect
      .poll(async () => ((await (await api(`jobs/${id}`)).json()) as { state: string }).state, PATIENCE)
      .toBe('done')
    const lowest = readdirSync('/proc/self/task').filter(task => niceOf(task) === 19)
    expect(lowest).toHaveLength(1)
  })
})

/** Nice of a thread: the 19th field of its `stat`, the second of which is in parentheses. */
function niceOf(task: string): number {
  const stat = readFileSync(`/proc/self/task/${task}/stat`, 'utf8')
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16])
}
