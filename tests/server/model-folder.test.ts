import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sitescape } from '../cli/sitescape.ts'

const moduleOf = (id: string, energyOf: string) => `
export const id = '${id}', title = 'made up', adsorbate = 'OH', site = 'fcc111-top', elements = ['Ir', 'Pt']
export const zones = [{ name: 'surface', atoms: 6 }]
export const energy = { quantity: 'E', unit: 'eV', reaction: 'H2O + * -> *OH + 1/2 H2', zero: 'the clean slab' }
export const source = { citation: 'made up for a test' }
export const energyOf = ${energyOf}
`

const folder = mkdtempSync(join(tmpdir(), 'sitescape-'))
for (const [name, text] of Object.entries({
  'good.mjs': moduleOf('good', '(ensemble, zones) => 0.1 * zones.surface.Ir ** 2'),
  'throws.mjs': moduleOf('throws', '() => { throw new Error("no /etc/licence") }'),
  'nan.mjs': moduleOf('nan', '(ensemble, zones) => zones.surface.Ir === 4 ? NaN : 1'),
  'async.mjs': moduleOf('late', 'async () => { throw new Error("late") }'),
  'broken.json': '{ "id": "broken" }',
  'taken.mjs': moduleOf('irpdptrhru-o', '() => 1'),
}))
  writeFileSync(join(folder, name), text)

/** A server of its own, so that what it prints can be read. */
const serve = async (path: string) => {
  const child = spawn(process.execPath, [
    'dist/src/cli/main.js',
    'serve',
    '--port',
    '0',
    '--model-folder',
    path,
  ])
  let [stdout, stderr] = ['', '']
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk
  })
  const address = await new Promise<string>((resolve, reject) => {
    child.on('exit', () => reject(new Error(stderr)))
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk
      const found = /sitescape is at (http:\S+)/.exec(stdout)
      if (found) resolve(`${found[1]}/api/v1`)
    })
  })
  return { child, address, errors: () => stderr }
}

let server: Awaited<ReturnType<typeof serve>>
beforeAll(async () => {
  server = await serve(folder)
})
afterAll(async () => {
  server.child.kill('SIGTERM')
  await once(server.child, 'exit')
})

const get = (path: string) => fetch(`${server.address}/${path}`)

describe('serve --model-folder', () => {
  it('says at the start which files cannot be used, and serves the others', async () => {
    expect(server.errors()).toContain(`sitescape: model file ${join(folder, 'broken.json')}: `)
    expect(server.errors()).toContain(
      `the id "irpdptrhru-o" is that of the built-in irpdptrhru-o.json and ${join(folder, 'taken.mjs')}`,
    )
    const cards = (await (await get('models')).json()) as { id: string; kind: string; from: string }[]
    expect(cards.slice(-4).map(({ id, kind, from }) => [id, kind, from])).toEqual([
      ['good', 'code', 'good.mjs'],
      ['late', 'code', 'async.mjs'],
      ['nan', 'code', 'nan.mjs'],
      ['throws', 'code', 'throws.mjs'],
    ])
  })

  it.each([
    ['distribution?model=good&composition=IrPt', ['distribution']],
    [
      'distribution?model=good&composition=IrPt&method=sample&sites=1000&seed=1',
      ['distribution', '--method', 'sample', '--sites', '1000', '--seed', '1'],
    ],
    ['sample?model=good&composition=IrPt&sites=1000&seed=1', ['sample', '--sites', '1000', '--seed', '1']],
  ])('%s answers the JSON of the command line', async (path, args) => {
    const { stdout } = await sitescape(
      ...args,
      '--model',
      join(folder, 'good.mjs'),
      '--composition',
      'IrPt',
      '--json',
    )
    expect(await (await get(path)).json()).toEqual(JSON.parse(stdout))
    expect((await get('distribution/plot.svg?model=good&composition=IrPt')).status).toBe(200)
  })

  // Whoever asks has asked rightly, and cannot mend the operator's model.
  it.each([
    [
      'distribution?model=throws&composition=IrPt',
      'model throws fails for ensemble Ir, surface Ir6',
      'model throws (FOLDER/throws.mjs, line 6) fails for ensemble Ir, surface Ir6: no /etc/licence',
    ],
    [
      'distribution/plot.svg?model=throws&composition=Pt',
      'model throws fails for ensemble Pt, surface Pt6',
      'FOLDER/throws.mjs, line 6) fails for ensemble Pt',
    ],
    [
      'sample?model=nan&composition=IrPt&sites=1000',
      'model nan gives no finite number for ensemble Ir, surface Ir4Pt2',
      'model nan (FOLDER/nan.mjs) must give a finite number of eV for ensemble Ir, surface Ir4Pt2, got NaN',
    ],
    [
      'distribution?model=late&composition=Pt&method=sample',
      'model late gives no finite number for ensemble Pt, surface Pt6',
      'got a promise',
    ],
    [
      'distribution?model=broken&composition=Pt',
      'model broken of this server cannot be used',
      'FOLDER/broken.json',
    ],
    [
      'compare?model=irpdptrhru-o&composition=Pt',
      'model irpdptrhru-o of this server cannot be used',
      'FOLDER/taken.mjs',
    ],
  ])('%s is the fault of the operator: 500, with the file in the log alone', async (path, error, logged) => {
    const response = await get(path)
    expect(response.status).toBe(500)
    expect(response.headers.get('content-type')).toContain('application/json')
    expect(await response.json()).toEqual({ error, field: null, value: null, allowed: null })
    // The log comes through a pipe of its own, which may be behind the answer.
    await expect.poll(() => server.errors()).toContain(`GET /api/v1/${path}: `)
    const log = server.errors()
    expect(log).toContain(logged.replace('FOLDER', folder))
    expect(log).not.toMatch(/^ +at /m)
  })

  it.each([
    ['compare?model=good&composition=Pt', 'model good is code, which only distribution and sample can use'],
    [
      'distribution?model=good&composition=IrPt&method=convolve',
      'model good is code, which is enumerated or sampled',
    ],
    ['distribution?model=good&composition=Au', 'Au'],
    ['distribution?model=goo&composition=Pt', 'unknown model "goo"; did you mean good?'],
    [`distribution?model=${encodeURIComponent(join(folder, 'good.mjs'))}&composition=Pt`, 'unknown model "/'],
    ['distribution?model=good.mjs&composition=Pt', 'unknown model "good.mjs"; did you mean good?'],
  ])('%s is refused with 400, and no path but the one that was given', async (path, message) => {
    const response = await get(path)
    expect(response.status).toBe(400)
    const { error } = (await response.json()) as { error: string }
    expect(error).toContain(message)
    if (!path.includes('%2F')) expect(error).not.toContain(folder)
  })

  it('offers the linear models of a folder everywhere', async () => {
    const other = await serve('examples/models')
    for (const path of [
      'distribution?composition=CuPt',
      'compare?composition=CuPt',
      'scan?objective=mean&step=0.25',
    ])
      expect([path, (await fetch(`${other.address}/${path}&model=d-band-toy-linear`)).status]).toEqual([
        path,
        200,
      ])
    expect(other.errors()).toBe('')
    other.child.kill('SIGTERM')
    await once(other.child, 'exit')
  })
})
