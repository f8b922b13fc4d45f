import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createApp } from '../../server/app.ts'
import { methodsOf } from '../../server/formats.ts'
import { type Listening, listen } from '../../server/listen.ts'
import { ANSWER_SCHEMAS } from '../../server/openapi/answer-schemas.ts'
import { ask } from '../../src/question/ask.ts'
import { EXAMPLE_ROWS, exampleFiles } from '../../src/question/example-rows.ts'
import { OPERATIONS, type OperationName } from '../../src/question/operations.ts'
import { sitescapeIn } from '../cli/sitescape.ts'

const { files, energies } = exampleFiles()

/** What the command line reads from files. */
const FILES: Readonly<Record<string, string>> = {
  'rows.csv': EXAMPLE_ROWS,
  'environments.csv': EXAMPLE_ROWS,
  'energies.csv': energies,
  ...Object.fromEntries(files.map(({ name, text }) => [name, text])),
}

let server: Listening
let folder: string
beforeAll(async () => {
  server = await listen(createApp(), '127.0.0.1', 0)
  folder = mkdtempSync(join(tmpdir(), 'sitescape-'))
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text)
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await server.stop()
})

type JsonSchema = z.core.JSONSchema.JSONSchema

type Fields = Readonly<Record<string, unknown>>

const OH = ['--model', 'irpdptrhru-oh']
const SABATIER = [...OH, '--objective', 'sabatier', '--optimum', '1.1']
const sabatier = { model: 'irpdptrhru-oh', objective: 'sabatier', optimum: 1.1 }
const PAIR = ['--models', 'agaucupdpt-co,agaucupdpt-h', '--composition', 'AgPd']
const pair = { models: 'agaucupdpt-co,agaucupdpt-h', composition: 'AgPd' }
const FIT = ['rows.csv', '--site', 'fcc111-top', '--adsorbate', 'OH']
const fit = { csv: EXAMPLE_ROWS, site: 'fcc111-top', adsorbate: 'OH' }

/** A question as the command line is asked, and as JSON; what only the command line can be asked has no arguments. */
const QUESTIONS: readonly (readonly [OperationName, readonly string[] | null, Fields])[] = [
  ['sites', [], {}],
  ['sites', ['bulk', 'fcc111-fcc'], { site: ['bulk', 'fcc111-fcc'] }],
  [
    'sites',
    ['fcc100-top', '--composition', 'AgPd', '--layer', '1=Pd'],
    { site: 'fcc100-top', composition: 'AgPd', layer: ['1=Pd'] },
  ],
  ['site-atoms', null, { site: 'fcc111-top', composition: 'IrPt', seed: 3, model: 'irpdptrhru-oh' }],
  ['count', ['--site', 'fcc111-fcc', '--elements', '5'], { site: 'fcc111-fcc', elements: 5 }],
  [
    'count',
    ['--site', 'bulk', '--elements', '4', '--without-centre', '--rotations', '--subsets', '2-3'],
    { site: 'bulk', elements: 4, withoutCentre: true, rotations: true, subsets: '2-3' },
  ],
  [
    'environments',
    ['--site', 'bulk', '--composition', 'IrPt', '--order', 'probability', '--limit', '4'],
    { site: 'bulk', composition: 'IrPt', order: 'probability', limit: 4 },
  ],
  [
    'environments',
    [...OH, '--composition', 'IrPt', '--order', 'random', '--seed', '2', '--limit', '3'],
    { model: 'irpdptrhru-oh', composition: 'IrPt', order: 'random', seed: 2, limit: 3 },
  ],
  [
    'diversity',
    ['--site', 'fcc111-top', '--composition', 'IrPt', '--particle', '9,2', '--seed', '7'],
    { site: 'fcc111-top', composition: 'IrPt', particle: '9,2', seed: 7 },
  ],
  [
    'structure',
    [
      '--site',
      'fcc111-top',
      '--composition',
      'IrPt',
      '--adsorbate',
      'OH',
      '--count',
      '2',
      '--out',
      'made.xyz',
    ],
    { site: 'fcc111-top', composition: 'IrPt', adsorbate: 'OH', count: 2 },
  ],
  [
    'structure',
    [
      ...['--site', 'fcc111-top', '--composition', 'IrPt', '--out', 'made.xyz'],
      ...['--environments', 'environments.csv'],
    ],
    { site: 'fcc111-top', composition: 'IrPt', environments: EXAMPLE_ROWS },
  ],
  ['models', [], {}],
  [
    'distribution',
    [...OH, '--composition', 'Ir30Pt70', '--bin-width', '0.05'],
    { model: 'irpdptrhru-oh', composition: 'Ir30Pt70', binWidth: 0.05 },
  ],
  [
    'distribution',
    [...OH, '--composition', 'Ir=0.3,Pt=0.7', '--layer', '1=Pt', '--layer', '2=Ru', '--window', '0.5,0.9'],
    {
      model: 'irpdptrhru-oh',
      composition: 'Ir=0.3,Pt=0.7',
      layer: ['1=Pt', '2=Ru'],
      window: '0.5,0.9',
    },
  ],
  [
    'distribution',
    [...OH, '--composition', 'IrPt', '--broaden', 'residual', '--uncertainty', '0.02', '--draws', '50'],
    { model: 'irpdptrhru-oh', composition: 'IrPt', broaden: 'residual', uncertainty: 0.02, draws: 50 },
  ],
  [
    'distribution',
    [...OH, '--composition', 'IrPt', '--method', 'sample', '--sites', '1000', '--seed', '3'],
    { model: 'irpdptrhru-oh', composition: 'IrPt', method: 'sample', sites: 1000, seed: 3 },
  ],
  [
    'joint',
    [...PAIR, '--neighbour', '2', '--window', 'CO<=0,H>0'],
    { ...pair, neighbour: 2, window: 'CO<=0,H>0' },
  ],
  ['scaling', PAIR, pair],
  [
    'sample',
    ['--model', 'irpdptrhru-o', '--composition', 'IrPt', '--sites', '20000', '--seed', '5'],
    { model: 'irpdptrhru-o', composition: 'IrPt', sites: 20_000, seed: 5 },
  ],
  [
    'coverage',
    ['--model', 'agaucupdpt-no', '--composition', 'AgPd', '--bin-width', '0.05'],
    { model: 'agaucupdpt-no', composition: 'AgPd', binWidth: 0.05 },
  ],
  ['alloy', ['--composition', 'CoCrFeMnNi'], { composition: 'CoCrFeMnNi' }],
  [
    'activity',
    [...SABATIER, '--composition', 'IrPt', '--relative-to', 'Pt', '--draws', '20', '--credible', '0.8'],
    { ...sabatier, composition: 'IrPt', relativeTo: 'Pt', draws: 20, credible: 0.8 },
  ],
  [
    'activity',
    [
      '--models',
      'irpdptrhru-oh,irpdptrhru-o',
      '--objective',
      'orr',
      '--composition',
      'IrPt',
      '--diffusion-limit',
      'none',
    ],
    { models: 'irpdptrhru-oh,irpdptrhru-o', objective: 'orr', composition: 'IrPt', diffusionLimit: 'none' },
  ],
  [
    'volcano',
    [...OH, '--objective', 'orr', '--composition', 'Pt', '--composition', 'IrPt'],
    { model: 'irpdptrhru-oh', objective: 'orr', composition: ['Pt', 'IrPt'] },
  ],
  [
    'compare',
    [...OH, 'Pt', 'IrPt', '--window', '1,1.2', '--differences'],
    { model: 'irpdptrhru-oh', composition: ['Pt', 'IrPt'], window: '1,1.2', differences: true },
  ],
  [
    'compare',
    ['Pt', 'IrPt', '--models', 'irpdptrhru-oh,irpdptrhru-o', '--uncertainty', '0.02'],
    { models: 'irpdptrhru-oh,irpdptrhru-o', composition: ['Pt', 'IrPt'], uncertainty: 0.02 },
  ],
  [
    'rank',
    [...SABATIER, '--compositions', 'Pt', 'Ir20Pt80', '--draws', '50', '--seed', '2'],
    { ...sabatier, compositions: ['Pt', 'Ir20Pt80'], draws: 50, seed: 2 },
  ],
  [
    'map',
    [...SABATIER, '--corners', 'Ir,Pt,PdRhRu', '--step', '0.25'],
    { ...sabatier, corners: 'Ir,Pt,PdRhRu', step: 0.25 },
  ],
  [
    'scan',
    [...SABATIER, '--step', '0.1', '--top', '3', '--max', '0.5'],
    { ...sabatier, step: 0.1, top: 3, max: 0.5 },
  ],
  [
    'optimize',
    [...SABATIER, '--elements', 'Ir,Pt,Ru', '--against', 'share:Ir+Ru', '--bounds', 'Ir=0.1:0.6'],
    { ...sabatier, elements: 'Ir,Pt,Ru', against: 'share:Ir+Ru', bounds: 'Ir=0.1:0.6' },
  ],
  ['rows', ['slab.vasp', '--energies', 'energies.csv'], { files, energies }],
  ['fit', FIT, fit],
  [
    'fit',
    [...FIT, '--ridge', '--validate', 'kfold=4', '--seed', '2', '--quantity', 'G'],
    { ...fit, ridge: true, validate: 'kfold=4', seed: 2, quantity: 'G' },
  ],
  [
    'validate',
    [...FIT, '--form', 'per-ensemble', '--ridge', '0.5', '--repeats', '2'],
    { ...fit, form: 'per-ensemble', ridge: 0.5, repeats: 2 },
  ],
  ['forms', [...FIT, '--folds', '3'], { ...fit, folds: 3 }],
  [
    'design',
    [...OH, '--compositions', 'IrPt:2', 'Pt', '--add', '3', '--candidates', '500'],
    { model: 'irpdptrhru-oh', compositions: ['IrPt:2', 'Pt'], add: 3, candidates: 500 },
  ],
  [
    'design',
    [...OH, '--compositions', 'IrPt', '--add', '2', '--environments', 'environments.csv'],
    { model: 'irpdptrhru-oh', compositions: 'IrPt', add: 2, environments: EXAMPLE_ROWS },
  ],
]

/** What the command line says besides: where it wrote structures. */
const withoutFiles = ({ files: _, index: __, ...answer }: Record<string, unknown>) => answer

async function told(name: OperationName, args: readonly string[]): Promise<unknown> {
  const { code, stdout, stderr } = await sitescapeIn(folder, name, ...args, '--json')
  expect([code, stderr.includes('sitescape:')], stderr).toEqual([0, false])
  const answer = JSON.parse(stdout)
  return name === 'structure' ? withoutFiles(answer) : answer
}

const got = (name: OperationName, fields: Fields) => {
  const query = Object.entries(fields).flatMap(([field, values]) =>
    [values].flat().map(value => [field, String(value)]),
  )
  return fetch(`${server.address}/api/v1/${name}?${new URLSearchParams(query)}`)
}

const posted = (name: OperationName, fields: Fields) =>
  fetch(`${server.address}/api/v1/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fields),
  })

describe('the same question', () => {
  const titled = QUESTIONS.map(
    question => [`${question[0]} ${question[1]?.join(' ') ?? ''}`, ...question] as const,
  )

  it.each(titled)(
    '%s has the same answer everywhere, as the document of the API describes it',
    async (_, name, args, fields) => {
      const asked = JSON.parse(JSON.stringify(await ask(name, fields)))
      expect(z.fromJSONSchema(ANSWER_SCHEMAS[name] as JsonSchema).safeParse(asked).error).toBeUndefined()
      if (args !== null) expect(await told(name, args)).toEqual(asked)
      expect(await (await posted(name, fields)).json()).toEqual(asked)
      if (methodsOf(name).includes('get')) expect(await (await got(name, fields)).json()).toEqual(asked)
    },
  )

  it('is asked of everything', () => {
    expect([...new Set(QUESTIONS.map(([name]) => name))].sort()).toEqual(Object.keys(OPERATIONS).sort())
  })
})

describe('the same file', () => {
  const text = async (path: string, fields: Fields) => (await posted(path as OperationName, fields)).text()
  const written = async (...args: string[]) => {
    const out = args.at(-1) as string
    const { code, stderr } = await sitescapeIn(folder, ...args)
    expect(code, stderr).toBe(0)
    return readFileSync(join(folder, out), 'utf8')
  }

  it.each([
    ['fit/model.json', fit, ['fit', ...FIT, '--out', 'model.json']],
    [
      'structure/slab.xyz',
      { site: 'fcc111-top', composition: 'IrPt', adsorbate: 'OH' },
      ['structure', '--site', 'fcc111-top', '--composition', 'IrPt', '--adsorbate', 'OH', '--out', 'a.xyz'],
    ],
    [
      'structure/slab.vasp',
      { site: 'fcc111-top', composition: 'IrPt' },
      ['structure', '--site', 'fcc111-top', '--composition', 'IrPt', '--out', 'a.vasp'],
    ],
    [
      'rows/data.csv',
      { files, energies },
      ['rows', 'slab.vasp', '--energies', 'energies.csv', '--out', 'r.csv'],
    ],
    ['scan/data.csv', { ...sabatier, step: 0.25 }, ['scan', ...SABATIER, '--step', '0.25', '--out', 's.csv']],
    [
      'compare/data.csv',
      { model: 'irpdptrhru-oh', composition: ['Pt', 'IrPt'], uncertainty: 0.02 },
      ['compare', ...OH, 'Pt', 'IrPt', '--uncertainty', '0.02', '--out', 'c.csv'],
    ],
    ['sites/data.csv', { site: 'bulk' }, ['sites', 'bulk', '--out', 'sites.csv']],
    ['models/data.csv', {}, ['models', '--out', 'models.csv']],
    [
      'environments/data.csv',
      { model: 'irpdptrhru-oh', composition: 'IrPt', limit: 5 },
      ['environments', ...OH, '--composition', 'IrPt', '--limit', '5', '--out', 'e.csv'],
    ],
    [
      'count/data.csv',
      { site: 'bulk', elements: 3 },
      ['count', '--site', 'bulk', '--elements', '3', '--out', 'n.csv'],
    ],
  ])('%s is what the command line writes', async (path, fields, args) => {
    expect(await text(path, fields)).toBe(await written(...args))
  })

  it.each([
    ['validate/plot.html', { ...fit, repeats: 0 }, ['validate', ...FIT, '--repeats', '0', '--out', 'v.html']],
    [
      'compare/plot.html',
      { models: 'irpdptrhru-oh,irpdptrhru-o', composition: ['Pt', 'IrPt'] },
      ['compare', 'Pt', 'IrPt', '--models', 'irpdptrhru-oh,irpdptrhru-o', '--out', 'c.html'],
    ],
  ])('%s is the report of the command line', async (path, fields, args) => {
    // Vega numbers the clips of all pictures that a process has drawn.
    const unnumbered = (page: string) => page.replace(/\bclip\d+/g, 'clip')
    expect(unnumbered(await text(path, fields))).toBe(unnumbered(await written(...args)))
  })
})
