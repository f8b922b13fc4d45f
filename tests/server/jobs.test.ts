import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../server/app.ts'
import { type ErrorAnswer, faultOf } from '../../server/errors.ts'
import { type Job, Jobs } from '../../server/jobs.ts'
import { type Listening, listen } from '../../server/listen.ts'
import { OPERATIONS } from '../../src/question/operations.ts'
import { textFields } from '../../src/question/text-fields.ts'

interface Shown {
  readonly id: string
  readonly state: string
  readonly ahead: number | null
  readonly progress: { readonly stage: string; readonly done: number; readonly total: number } | null
  readonly error: ErrorAnswer | null
  readonly result?: unknown
}

const app = createApp()
let server: Listening
beforeAll(async () => {
  server = await listen(app, '127.0.0.1', 0)
})
afterAll(() => server.stop())

const api = (path: string, init?: RequestInit) => fetch(`${server.address}/api/v1${path}`, init)
const post = (path: string, body: object) =>
  api(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
const shown = async (path: string, init?: RequestInit) => (await (await api(path, init)).json()) as Shown
const started = async (body: object) => (await (await post('/jobs', body)).json()) as Shown
const cancel = (id: string) => shown(`/jobs/${id}`, { method: 'DELETE' })
const ended = async (id: string) => {
  await expect.poll(async () => (await shown(`/jobs/${id}`)).state, PATIENCE).toMatch(/done|failed|cancelled/)
  return shown(`/jobs/${id}`)
}

/** Jobs come last, so on a busy machine they take their time. */
const PATIENCE = { timeout: 50_000 }

const QUICK = { model: 'irpdptrhru-oh', objective: 'mean', step: 0.25 }
/** A minute of compiling, again and again, in which its thread never looks up. */
const LONG = {
  operation: 'optimize',
  question: { model: 'irpdptrhru-o', objective: 'sabatier', optimum: 1, draws: 200 },
}
const MEAN = { model: 'irpdptrhru-oh', objective: 'mean' }
const ROWS = { site: 'fcc111-top', adsorbate: 'OH' }
const scan = (question: object) => ({ operation: 'scan', question })

describe('a job', () => {
  it('is accepted, runs, and has the answer that the route of its operation gives', async () => {
    const response = await post('/jobs', scan(QUICK))
    expect(response.status).toBe(202)
    const job = (await response.json()) as Shown
    expect(response.headers.get('location')).toBe(`/api/v1/jobs/${job.id}`)
    expect(job).toMatchObject({ operation: 'scan', error: null })
    const { state, result } = await ended(job.id)
    expect(state).toBe('done')
    expect(result).toEqual(await (await post('/scan', QUICK)).json())
  })

  it('gives its answer in every format that was asked for, as the routes do', async () => {
    const question = { ...QUICK, elements: 'Ir,Pd,Pt' }
    const { id } = await started({ ...scan(question), formats: ['json', 'plot.vl.json'] })
    await ended(id)
    const picture = await api(`/jobs/${id}/plot.vl.json`)
    expect(picture.headers.get('content-type')).toContain('application/json')
    expect(await picture.json()).toEqual(await (await post('/scan/plot.vl.json', question)).json())
    expect((await api(`/jobs/${id}/plot.svg`)).status).toBe(404)
  })

  it('keeps its answer when another format cannot be made', async () => {
    const { id } = await started({ ...scan(QUICK), formats: ['json', 'plot.vl.json'] })
    expect((await ended(id)).state).toBe('done')
    const picture = await api(`/jobs/${id}/plot.vl.json`)
    expect(picture.status).toBe(400)
    expect(((await picture.json()) as ErrorAnswer).error).toContain('two or three elements')
  })

  it('tells its stage while its thread is busy, and is cancelled in the middle', async () => {
    const { id } = await started(LONG)
    await expect.poll(async () => (await shown(`/jobs/${id}`)).progress?.stage, PATIENCE).toBe('starts')
    const [thread] = app.locals.jobs.threads.ids
    expect(await cancel(id)).toMatchObject({ state: 'cancelled', error: null })
    expect((await cancel(id)).state).toBe('cancelled')
    expect(app.locals.jobs.threads.ids).not.toContain(thread)
    expect((await ended((await started(scan(QUICK))).id)).state).toBe('done')
  })

  it('counts the compositions of a scan, and the starts and draws of an optimisation', async () => {
    const stages = async (body: object) => {
      const { id } = await started(body)
      const seen = new Set<string | undefined>()
      await expect
        .poll(
          async () => {
            const { state, progress } = await shown(`/jobs/${id}`)
            seen.add(progress?.stage)
            return state
          },
          { ...PATIENCE, interval: 5 },
        )
        .toBe('done')
      return seen
    }
    const question = { model: 'irpdptrhru-oh', objective: 'mean', step: 0.01 }
    expect(await stages(scan(question))).toContain('compositions')
    const draws = { model: 'irpdptrhru-oh', objective: 'orr', elements: 'Ir,Pd,Pt', draws: 100 }
    expect(await stages({ operation: 'optimize', question: draws })).toContain('draws')
  })

  it('waits while another runs, and may be cancelled meanwhile', async () => {
    const first = await started(LONG)
    const second = await started(scan(QUICK))
    const third = await started(scan(QUICK))
    await expect.poll(async () => (await shown(`/jobs/${first.id}`)).state, PATIENCE).toBe('running')
    expect(await shown(`/jobs/${second.id}`)).toMatchObject({ state: 'queued', ahead: 1 })
    expect((await shown(`/jobs/${third.id}`)).ahead).toBe(2)
    expect((await cancel(second.id)).state).toBe('cancelled')
    await cancel(first.id)
    expect(await ended(third.id)).toMatchObject({ state: 'done', ahead: null })
    expect((await shown(`/jobs/${second.id}`)).state).toBe('cancelled')
  })

  it('is refused with 503 and a time to come back when too many wait', async () => {
    const running = await started(LONG)
    const waiting = await Promise.all(Array.from({ length: 20 }, () => started(scan(QUICK))))
    const refused = await post('/jobs', scan(QUICK))
    expect(refused.status).toBe(503)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await refused.json()).toEqual({
      error: expect.stringContaining('the server is busy'),
      field: null,
      value: null,
      allowed: null,
    })
    for (const { id } of [...waiting, running]) await cancel(id)
    expect((await ended((await started(scan(QUICK))).id)).state).toBe('done')
  })

  it('that fails says what an answer would have said', async () => {
    // Only the sum over all fingerprints finds out that this is no number somewhere.
    const question = { ...QUICK, objective: 'expression', formula: 'sqrt(E - 1)' }
    const { id } = await started(scan(question))
    const { state, error } = await ended(id)
    expect(state).toBe('failed')
    const refused = (await (await post('/scan', question)).json()) as ErrorAnswer
    expect(error).toEqual(refused)
    expect(refused.field).toBe('formula')
  })

  it('may scan more than an answer at once', async () => {
    const question = { ...QUICK, step: 0.005, yes: true }
    expect(((await (await post('/scan', question)).json()) as ErrorAnswer).error).toContain(
      'at most 5,000,000',
    )
    const { id } = await started(scan(question))
    await expect
      .poll(async () => (await shown(`/jobs/${id}`)).progress, PATIENCE)
      .toMatchObject({ stage: 'compositions', total: 70_058_751 })
    await cancel(id)
    const larger = await post('/jobs', scan({ ...question, step: 0.004 }))
    expect(larger.status).toBe(400)
    expect(((await larger.json()) as ErrorAnswer).error).toContain('at most 100,000,000 compositions')
  })

  it.each([
    [{ operation: 'scan', question: { ...QUICK, step: 'x' } }, 'step', 'grid step must be'],
    [{ operation: 'scan', question: { ...QUICK, stepp: 1 } }, 'stepp', 'did you mean step'],
    [{ operation: 'scam', question: QUICK }, 'operation', 'did you mean scan'],
    [{ question: QUICK }, 'operation', 'operation is missing'],
    [{ operation: ['scan'], question: QUICK }, 'operation', 'operation must be a text, got ["scan"]'],
    [{ operation: null, question: QUICK }, 'operation', 'operation must be a text, got null'],
    [{ operation: 'scan' }, 'question', 'must be a JSON object'],
    [{ operation: 'scan', question: QUICK, formats: ['plot.gif'] }, 'formats', 'got ["plot.gif"]'],
    [{ operation: 'scan', question: QUICK, format: 'json' }, 'format', 'a job has operation'],
  ])('that cannot be read is refused: %j', async (body, field, sentence) => {
    const response = await post('/jobs', body)
    expect(response.status).toBe(400)
    const fault = (await response.json()) as ErrorAnswer
    expect(fault).toMatchObject({ field, error: expect.stringContaining(sentence) })
  })

  it.each<[operation: string, question: Record<string, unknown>, field: string, sentence: string]>([
    ['scan', { ...QUICK, step: 0.3 }, 'step', 'a grid step has to divide 1'],
    ['scan', { ...QUICK, step: 1e-7 }, 'step', 'a grid step must be at least'],
    ['scan', { ...QUICK, model: 'irpdptrhru' }, 'model', 'did you mean irpdptrhru-o'],
    ['scan', { ...QUICK, objective: 'sabatier' }, 'optimum', 'needs an optimum'],
    ['scan', { ...QUICK, elements: 'Ir,Xx' }, 'elements', 'unknown element "Xx"'],
    ['scan', { ...QUICK, elements: 'Ir,Au' }, 'elements', 'has no parameters for Au'],
    ['scan', { ...QUICK, elements: 'Ir' }, 'elements', 'at least two elements'],
    ['scan', { ...QUICK, top: 0 }, 'top', 'from 1 to 100,000, got 0'],
    ['scan', { ...QUICK, min: 0.4, max: 0.3 }, 'max', '0.4'],
    ['scan', { ...QUICK, max: 0.1 }, 'max', '0.5'],
    ['scan', { ...QUICK, bounds: 'Ir=0.5:1,Pt=0.6:1' }, 'bounds', '1.1'],
    ['scan', { ...QUICK, step: 0.5, min: 0.19 }, 'step', 'take a finer step'],
    ['scan', { ...QUICK, layer: '9=Pt' }, 'layer', 'layer 9 has no part'],
    ['scan', { ...QUICK, uncertainty: 2 }, 'uncertainty', 'a number from 0 to 1, got 2'],
    ['scan', { ...QUICK, step: 0.005 }, 'yes', 'need the option yes'],
    ['optimize', { model: 'irpdptrhru', objective: 'mean' }, 'model', 'did you mean irpdptrhru-o'],
    ['optimize', { ...MEAN, max: 0.1 }, 'max', '0.5'],
    ['optimize', { ...MEAN, layer: '9=Pt' }, 'layer', 'layer 9 has no part'],
    ['optimize', { ...MEAN, against: 'share:Au' }, 'against', 'none of the elements'],
    ['optimize', { ...MEAN, seed: 0.5 }, 'seed', 'a seed is a whole number'],
    ['optimize', { ...MEAN, draws: 1 }, 'draws', 'a whole number from 2'],
    ['map', { ...MEAN, corners: 'Ir,Pt,Ru', step: 0.3 }, 'step', 'a grid step has to divide 1'],
    ['map', { ...MEAN, corners: 'Ir,Pt,Au' }, 'corners', 'has no parameters for Au'],
    ['map', { ...MEAN, corners: 'Ir,Pt,Pt' }, 'corners', 'the same composition'],
    ['rank', { ...MEAN, compositions: ['Pt'] }, 'compositions', 'rank takes 2 to'],
    ['rank', { ...MEAN, compositions: ['Pt', 'PtAu'] }, 'compositions', 'has no parameters for Au'],
    ['rank', { ...MEAN, compositions: ['Pt', 'Ir'], seed: -1 }, 'seed', 'a seed is a whole number'],
  ])(
    'that cannot be answered is refused at once, as by its route: %s %j',
    async (operation, question, field, sentence) => {
      const response = await post('/jobs', { operation, question })
      expect(response.status).toBe(400)
      const fault = (await response.json()) as ErrorAnswer
      expect(fault).toMatchObject({ field, error: expect.stringContaining(sentence) })
      expect(fault.value).toEqual(question[field] ?? null)
      expect(fault).toEqual(await (await post(`/${operation}`, question)).json())
    },
  )

  it('is stopped when it takes too long, and the next one runs', async () => {
    const jobs = new Jobs(undefined, 5)
    const asked = (operation: 'optimize' | 'scan', question: Readonly<Record<string, unknown>>) => ({
      operation,
      format: 'json' as const,
      fields: textFields(OPERATIONS[operation].question, question),
      ownModels: [],
    })
    const { id: late } = jobs.add(asked('optimize', LONG.question), ['json'])
    const { id: next } = jobs.add(asked('scan', QUICK), ['json'])
    await expect.poll(() => jobs.find(next)?.state, PATIENCE).toBe('done')
    const { state, error } = jobs.find(late) as Job
    await jobs.close()
    expect(state).toBe('failed')
    expect(faultOf(error).body.error).toBe(
      'the job was stopped after 5 s; ask for less, or by the command line',
    )
  })

  it.each([
    ['fit', { ...ROWS, csv: '' }, 'csv', 'csv is empty'],
    ['design', { model: 'nope', compositions: 'IrPt' }, 'model', 'unknown model "nope"'],
    ['joint', { models: 'agaucupdpt-co,nope', composition: 'AgPd' }, 'models', 'unknown model "nope"'],
    ['scan', { ...QUICK, elements: ['Ir'] }, 'elements', 'elements takes one text, not a list of 1'],
  ])('of %s, %o, is refused at once', async (operation, question, field, sentence) => {
    const response = await post('/jobs', { operation, question })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ field, error: expect.stringContaining(sentence) })
  })

  it('is refused at once for a model of the own that is none', async () => {
    const response = await post('/jobs', { ...scan(QUICK), ownModels: [{ id: 'mine' }] })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({
      field: 'ownModels',
      error: expect.stringContaining('own model 1'),
    })
  })

  it('does not send long fields back each time it is looked at', async () => {
    const csv = `${'x'.repeat(600)}\n`
    const response = await post('/jobs', { operation: 'fit', question: { ...ROWS, csv } })
    const { question } = (await response.json()) as { question: object }
    expect(question).toEqual({ ...ROWS, csv: `${'x'.repeat(500)}...` })
  })

  it('takes its fields from its body alone', async () => {
    const response = await post('/jobs?x=1', scan(QUICK))
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ field: 'x', value: '1' })
  })

  it('that there is not is 404 in JSON', async () => {
    for (const method of ['GET', 'DELETE']) {
      const response = await api('/jobs/nothing', { method })
      expect(response.status).toBe(404)
      expect(((await response.json()) as ErrorAnswer).error).toContain('there is no job "nothing"')
    }
  })
})
