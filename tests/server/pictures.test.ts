import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../server/app.ts'
import { type Listening, listen } from '../../server/listen.ts'
import { sitescape } from '../cli/sitescape.ts'

let server: Listening
const folder = mkdtempSync(join(tmpdir(), 'sitescape-'))

beforeAll(async () => {
  server = await listen(createApp(), '127.0.0.1', 0)
})
afterAll(() => server.stop())

const oh = { model: 'irpdptrhru-oh' }
const pair = { models: 'agaucupdpt-co,agaucupdpt-h', composition: 'AgPd' }
const sabatier = { objective: 'sabatier', optimum: 1.1 }

/** Per operation: its fields, and the words of the command line for the same. */
const ASKED: readonly (readonly [string, Readonly<Record<string, unknown>>, readonly string[]])[] = [
  ['sites', { site: ['bulk', 'fcc111-top'] }, ['bulk', 'fcc111-top']],
  ['count', { site: 'bulk', elements: 4 }, ['--site', 'bulk', '--elements', '4']],
  [
    'diversity',
    { site: 'fcc111-top', composition: 'IrPt', sites: '1e3' },
    ['--site', 'fcc111-top', '--composition', 'IrPt', '--sites', '1e3'],
  ],
  [
    'distribution',
    { ...oh, composition: 'IrPt', target: 1.1, scale: 'density' },
    ['--model', oh.model, '--composition', 'IrPt', '--target', '1.1', '--scale', 'density'],
  ],
  [
    'activity',
    { ...oh, ...sabatier, composition: 'IrPt' },
    ['--model', oh.model, '--objective', 'sabatier', '--optimum', '1.1', '--composition', 'IrPt'],
  ],
  ['alloy', { composition: 'CoCrFeMnNi' }, ['--composition', 'CoCrFeMnNi']],
  ['compare', { ...oh, composition: ['Pt', 'IrPt'] }, ['--model', oh.model, 'Pt', 'IrPt']],
  [
    'scan',
    { ...oh, objective: 'mean', elements: 'Ir,Pt,Ru', step: 0.25 },
    ['--model', oh.model, '--objective', 'mean', '--elements', 'Ir,Pt,Ru', '--step', '0.25'],
  ],
  [
    'optimize',
    { ...oh, ...sabatier, elements: 'Ir,Pt', against: 'share:Ir' },
    [
      ...['--model', oh.model, '--objective', 'sabatier', '--optimum', '1.1'],
      ...['--elements', 'Ir,Pt', '--against', 'share:Ir'],
    ],
  ],
  [
    'map',
    { ...oh, corners: 'Ir,Pt,PdRh', step: 0.25 },
    ['--model', oh.model, '--corners', 'Ir,Pt,PdRh', '--step', '0.25'],
  ],
  ['joint', pair, ['--models', pair.models, '--composition', 'AgPd']],
  ['scaling', pair, ['--models', pair.models, '--composition', 'AgPd']],
  [
    'sample',
    { ...oh, composition: 'IrPt', sites: 1000, seed: 1 },
    ['--model', oh.model, '--composition', 'IrPt', '--sites', '1000', '--seed', '1'],
  ],
  [
    'volcano',
    { ...oh, ...sabatier, composition: ['Pt', 'IrPt'] },
    [
      ...['--model', oh.model, '--objective', 'sabatier', '--optimum', '1.1'],
      ...['--composition', 'Pt', '--composition', 'IrPt'],
    ],
  ],
  [
    'coverage',
    { model: 'agaucupdpt-no', composition: 'AgPd' },
    ['--model', 'agaucupdpt-no', '--composition', 'AgPd'],
  ],
  [
    'rank',
    { ...oh, ...sabatier, compositions: ['Pt', 'IrPt'], draws: 50 },
    [
      ...['--model', oh.model, '--objective', 'sabatier', '--optimum', '1.1'],
      ...['--compositions', 'Pt', 'IrPt', '--draws', '50'],
    ],
  ],
  [
    'design',
    { ...oh, compositions: 'IrPt', add: 2, candidates: 200 },
    ['--model', oh.model, '--compositions', 'IrPt', '--add', '2', '--candidates', '200'],
  ],
]

const post = (path: string, fields: Readonly<Record<string, unknown>>) =>
  fetch(`${server.address}/api/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fields),
  })

describe('pictures of the API', () => {
  it.each(ASKED)('%s draws what the command line draws', async (operation, fields, words) => {
    const file = join(folder, `${operation}.vl.json`)
    const [response, { code, stderr }] = await Promise.all([
      post(`${operation}/plot.vl.json`, fields),
      sitescape(operation, ...words, '--out', file),
    ])
    expect([code, stderr]).toEqual([0, `wrote ${file}\n`])
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual(JSON.parse(readFileSync(file, 'utf8')))
  })

  it.each([
    ['scan', { ...oh, objective: 'mean' }, 'a picture of a scan shows two or three elements'],
    ['scan', { ...oh, objective: 'mean', elements: 'Ir,Pt,Ru', step: 0.004 }, 'at most 25,000 compositions'],
    ['optimize', { ...oh, ...sabatier, elements: 'Ir,Pt' }, 'is its Pareto front'],
    ['compare', { models: 'irpdptrhru-oh,irpdptrhru-o', composition: ['Pt'] }, 'one model'],
  ])('%s says why there is none', async (operation, fields, sentence) => {
    const response = await post(`${operation}/plot.svg`, fields)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ error: expect.stringContaining(sentence) })
  })
})
