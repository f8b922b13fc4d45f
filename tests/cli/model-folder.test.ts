import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { type Finished, sitescape } from './sitescape.ts'

const EXAMPLES = 'examples/models'

const moduleOf = (id: string, energyOf: string, before = '') => `${before}
export const id = '${id}', title = 'made up', adsorbate = 'OH', site = 'fcc111-top', elements = ['Ir', 'Pt']
export const zones = [{ name: 'surface', atoms: 6 }]
export const energy = { quantity: 'E', unit: 'eV', reaction: 'H2O + * -> *OH + 1/2 H2', zero: 'the clean slab' }
export const source = { citation: 'made up for a test' }
export const energyOf = ${energyOf}
`

const GOOD = moduleOf('good', '(ensemble, zones) => 0.1 * zones.surface.Ir ** 2')

function folderOf(files: Readonly<Record<string, string>>): string {
  const path = mkdtempSync(join(tmpdir(), 'sitescape-'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text)
  return path
}

/** Runs the command line where the variable names a folder. */
const withVariable = (folder: string, ...args: string[]): Promise<Finished> =>
  new Promise(resolve => {
    const env = { ...process.env, SITESCAPE_MODEL_FOLDER: folder }
    execFile(process.execPath, ['dist/src/cli/main.js', ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr })
    })
  })

const asked = (model: string, folder: string, command = 'distribution') => [
  ...[command, '--model', model, '--composition', 'IrPt', '--model-folder', folder],
  ...(command === 'sample' ? ['--sites', '1000', '--seed', '1'] : []),
]

describe('--model-folder', () => {
  it.each(['distribution', 'sample'])('gives %s a code model by its id, as by its path', async command => {
    const folder = folderOf({ 'a.mjs': GOOD })
    const [byId, byPath] = await Promise.all([
      sitescape(...asked('good', folder, command), '--json'),
      sitescape(...asked(join(folder, 'a.mjs'), folder, command), '--json'),
    ])
    expect([byId.code, byId.stderr]).toEqual([0, ''])
    expect(JSON.parse(byId.stdout)).toEqual(JSON.parse(byPath.stdout))
    if (command === 'distribution')
      // E of n^2 for a binomial n of 6 and 1/2: 6/4 + 9.
      expect(JSON.parse(byId.stdout).mean).toBeCloseTo(1.05, 12)
  })

  it.each([
    ['compare', '--models', 'd-band-toy-linear,agaucupdpt-co', 'Cu', 'CuPt'],
    ['joint', '--models', 'd-band-toy-linear,d-band-toy-linear', '--composition', 'CuPt'],
    ['scan', '--model', 'd-band-toy-linear', '--objective', 'mean', '--step', '0.25'],
  ])('gives a linear model by its id to %s', async (...args) => {
    const { code, stdout } = await sitescape(...args, '--model-folder', EXAMPLES, '--json')
    expect(code).toBe(0)
    expect(stdout).toContain('d-band-toy-linear')
  })

  it('may be the variable SITESCAPE_MODEL_FOLDER, over which the option wins', async () => {
    const model = ['distribution', '--composition', 'IrPt', '--model']
    const folder = folderOf({ 'a.mjs': GOOD })
    const runs = await Promise.all([
      withVariable(folder, ...model, 'good'),
      withVariable(EXAMPLES, ...model, 'good', '--model-folder', folder),
      withVariable(folder, ...model, 'good', '--model-folder', EXAMPLES),
      withVariable('', ...model, 'irpdptrhru-oh'),
    ])
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 2, 0])
  })

  it('is not read for what needs no model by id', async () => {
    const loud = folderOf({ 'a.mjs': 'console.error("I ran")' })
    const paths = ['distribution', '--model', `${EXAMPLES}/d-band-toy-linear.json`, '--composition', 'CuPt']
    const count = ['count', '--site', 'bulk', '--elements', '2']
    const runs = await Promise.all([
      withVariable(loud, ...count),
      withVariable('absent', ...count),
      withVariable(loud, ...paths),
      withVariable(loud, ...paths.with(2, 'irpdptrhru-oh').with(4, 'Pt')),
    ])
    expect(runs.map(({ code, stderr }) => [code, stderr])).toEqual([
      [0, ''],
      [0, ''],
      [0, ''],
      [0, 'I ran\n'],
    ])
  })

  it.each([
    [asked('irpdptrhru-oh', 'absent'), 'cannot read the model folder "absent"; it must be a directory'],
    [['sites', '--model-folder', 'absent'], 'cannot read the model folder "absent"; it must be a directory'],
    [[...asked('good', EXAMPLES), '--model-folder', 'b'], '--model-folder is given twice'],
    [
      asked('d-band', EXAMPLES),
      'unknown model "d-band"; did you mean d-band-toy? Known: d-band-toy, d-band-toy-linear',
    ],
    [
      ['compare', '--model', 'd-band-toy', 'Pt', '--model-folder', EXAMPLES],
      'model d-band-toy is code, which only distribution and sample can use',
    ],
    [
      [...asked('d-band-toy', EXAMPLES).with(4, 'CuPt'), '--method', 'convolve'],
      'model d-band-toy is code, which is enumerated or sampled, not convolved',
    ],
  ])('ends with 2 and one sentence on %j', async (args, message) => {
    const { code, stdout, stderr } = await sitescape(...args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  it('says which variable names a folder that cannot be read', async () => {
    expect(await withVariable('absent', 'models')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        /^sitescape: SITESCAPE_MODEL_FOLDER: cannot read the model folder "absent"/,
      ),
    })
  })

  it.each([
    [
      'throws',
      '(ensemble, zones) => {\n  if (zones.surface.Ir === 4)\n    throw new Error("no data")\n  return 1\n}',
      ', line 8) fails for ensemble Ir, surface Ir4Pt2: no data',
    ],
    [
      'gives NaN',
      '(ensemble, zones) => zones.surface.Ir === 4 ? NaN : 1',
      ') must give a finite number of eV for ensemble Ir, surface Ir4Pt2, got NaN',
    ],
    [
      'is async',
      'async () => { throw new Error("late") }',
      ') must give a finite number of eV for ensemble Ir, surface Ir6, got a promise',
    ],
  ])(
    'names the model that %s, its file and the fingerprint, without a stack',
    async (_, energyOf, message) => {
      const folder = folderOf({ 'a.mjs': moduleOf('faulty', energyOf) })
      const expected = {
        code: 2,
        stdout: '',
        stderr: `sitescape: model faulty (${join(folder, 'a.mjs')}${message}\n`,
      }
      const runs = await Promise.all([
        sitescape(...asked('faulty', folder)),
        sitescape(...asked('faulty', folder, 'sample'), '--workers', '2'),
      ])
      expect(runs).toEqual([expected, expected])
    },
  )

  it.each([
    ['does not parse', 'const = 3', " fails as it loads: Unexpected token '='"],
    [
      'throws as it loads',
      'const x = 3\nthrow new Error("no licence")',
      ' (line 2) fails as it loads: no licence',
    ],
    [
      'waits for ever',
      'await new Promise(() => {})',
      ' fails as it loads: its top level waits for something that never comes',
    ],
  ])('goes on beside a module that %s, and says so to who asks for it', async (_, text, message) => {
    const folder = folderOf({ 'a.mjs': text, 'b.mjs': GOOD })
    const [good, { code, stderr }] = await Promise.all([
      sitescape(...asked('good', folder)),
      sitescape(...asked('a', folder)),
    ])
    expect(good).toMatchObject({ code: 0, stderr: '' })
    expect(code).toBe(2)
    expect(stderr).toMatch(/^[^\n]*\n$/)
    expect(stderr).toContain(`the code model ${join(folder, 'a.mjs')}${message}`)
  })

  it('names a module that ends the process as it loads', async () => {
    const folder = folderOf({ 'a.mjs': 'process.exit(0)', 'b.mjs': GOOD })
    expect(await sitescape(...asked('good', folder))).toEqual({
      code: 2,
      stdout: '',
      stderr: `sitescape: the code model ${join(folder, 'a.mjs')} ends the process as it loads\n`,
    })
  })

  it('keeps what modules print out of the JSON', async () => {
    const prints = 'console.log("one"); console.table([1]); console.debug("two")'
    const folder = folderOf({
      'a.mjs': moduleOf('loud', '() => { console.info("three"); return 1 }', prints),
    })
    const runs = await Promise.all([
      sitescape(...asked('loud', folder), '--json'),
      sitescape(...asked('loud', folder, 'sample'), '--json'),
      sitescape(
        'sample',
        '--model',
        join(folder, 'a.mjs'),
        '--composition',
        'IrPt',
        '--sites',
        '1000',
        '--json',
      ),
    ])
    for (const { stdout, stderr } of runs) {
      expect(JSON.parse(stdout).mean).toBe(1)
      for (const word of ['one', 'two', 'three']) expect(stderr).toContain(word)
    }
  })
})

describe('models', () => {
  it('lists those of the folder after the built-in ones, and where each is from', async () => {
    const { code, stdout, stderr } = await sitescape('models', '--model-folder', EXAMPLES, '--json')
    expect([code, stderr]).toEqual([0, ''])
    const cards = JSON.parse(stdout) as {
      id: string
      kind: string
      from: string
      residual: { n: number } | null
    }[]
    expect(cards.map(({ id, kind, from }) => [id, kind, from])).toEqual([
      ...['agaucupdpt-co', 'agaucupdpt-h', 'agaucupdpt-no', 'irpdptrhru-o', 'irpdptrhru-oh'].map(id => [
        id,
        'linear',
        'built in',
      ]),
      ['d-band-toy', 'code', 'examples/models/d-band-toy.mjs'],
      ['d-band-toy-linear', 'linear', 'examples/models/d-band-toy-linear.json'],
    ])
    expect(cards.map(({ residual }) => residual?.n ?? null).slice(-2)).toEqual([null, 6720])
    const { stdout: text } = await sitescape('models', '--model-folder', EXAMPLES)
    expect(text).toContain('  code: enumerated or sampled, never convolved\n')
    expect(text).toContain('  from: examples/models/d-band-toy.mjs\n')
    expect(text).toContain('  from: built in\n')
  })

  it('lists the good ones, and says on stderr which file cannot be used and why', async () => {
    const folder = folderOf({
      'a.mjs': 'export const = 3',
      'b.mjs': GOOD,
      'c.json': '{',
      'd.mjs': moduleOf('irpdptrhru-o', '() => 1'),
    })
    const { code, stdout, stderr } = await sitescape('models', '--model-folder', folder, '--json')
    expect(code).toBe(0)
    expect(
      JSON.parse(stdout)
        .map(({ id }: { id: string }) => id)
        .slice(-2),
    ).toEqual(['irpdptrhru-oh', 'good'])
    const lines = stderr.trimEnd().split('\n')
    expect(lines).toHaveLength(3)
    for (const name of ['a.mjs', 'c.json', 'd.mjs']) expect(stderr).toContain(join(folder, name))
    expect(lines.every(line => line.startsWith('sitescape: '))).toBe(true)
  })

  it('writes them as a table', async () => {
    const folder = folderOf({})
    const file = join(folder, 'models.csv')
    await sitescape('models', '--model-folder', EXAMPLES, '--out', file)
    const rows: Record<string, string>[] = parse(readFileSync(file, 'utf8'), { columns: true })
    expect(rows.at(-2)).toMatchObject({
      id: 'd-band-toy',
      kind: 'code',
      rows: '',
      from: `${EXAMPLES}/d-band-toy.mjs`,
    })
    expect(rows[0]).toMatchObject({ id: 'agaucupdpt-co', kind: 'linear', rows: '508', from: 'built in' })
  })
})
