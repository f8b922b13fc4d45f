import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../server/app.ts'
import { type Listening, listen } from '../../server/listen.ts'
import { EXAMPLE_ROWS } from '../../src/question/example-rows.ts'
import { sitescape } from '../cli/sitescape.ts'

let server: Listening
beforeAll(async () => {
  server = await listen(createApp(), '127.0.0.1', 0)
})
afterAll(() => server.stop())

type Fields = Readonly<Record<string, unknown>>

const JSON_TYPE = { 'content-type': 'application/json' }

const post = (path: string, body: string, headers: Record<string, string> = JSON_TYPE) =>
  fetch(`${server.address}/api/v1/${path}`, { method: 'POST', body, headers })

const get = (path: string, fields: Fields) => {
  const query = Object.entries(fields).flatMap(([name, values]) =>
    [values].flat().map(value => [name, String(value)]),
  )
  return fetch(`${server.address}/api/v1/${path}?${new URLSearchParams(query)}`)
}

const OH = { model: 'irpdptrhru-oh' }
const OH_PT = { ...OH, composition: 'Pt' }
const FIT = { site: 'fcc111-top', adsorbate: 'OH', csv: EXAMPLE_ROWS }
const HUGE_ENERGY = 'ensemble,surface:Pt,subsurface:Pt,energy\nPt,6,3,1e308\n'
const FILES = [{ name: 'POSCAR', text: 'Pt\n1\n4 0 0\n0 4 0\n0 0 9\nPt\n1\nDirect\n0 0 0\n' }]
const PAIR = { models: 'agaucupdpt-co,agaucupdpt-h', composition: 'AgPd' }
const SABATIER = { ...OH, objective: 'sabatier', optimum: 1.1 }

/** Route, fields, the field that is wrong, what was given there, a part of the sentence. */
const WRONG: readonly [string, Fields, string, unknown, string][] = [
  ['sites', { site: 'fcc111-tip' }, 'site', 'fcc111-tip', 'unknown site "fcc111-tip"'],
  ['sites', { layer: '1=Pt' }, 'layer', '1=Pt', 'a layer needs the composition'],
  ['sites', { composition: 'Uuo' }, 'composition', 'Uuo', 'unknown element'],
  ['distribution', { ...OH_PT, layer: '1=Au' }, 'layer', '1=Au', 'no parameters for Au'],
  ['activity', { ...OH_PT, ...SABATIER, relativeTo: 'Au' }, 'relativeTo', 'Au', 'no parameters for Au'],
  ['compare', { ...OH_PT, binWidth: '-1' }, 'binWidth', '-1', 'the bin width must be a positive number'],
  ['compare', { ...OH_PT, binWidth: '0' }, 'binWidth', '0', 'the bin width must be a positive number'],
  ['models', { x: '1' }, 'x', '1', 'unknown option "x"'],
  ['count', { site: 'bulk', elements: '500' }, 'elements', '500', 'from 1 to 118'],
  ['count', { site: 'bulk', elements: '3', withoutCentre: 'yes' }, 'withoutCentre', 'yes', 'a flag is true'],
  ['count', { site: 'bulk', elements: '3', atMost: '0' }, 'atMost', '0', 'at most so many'],
  [
    'count',
    { site: 'bulk', elements: 'Ir,Pt', atoms: 'Ir=1' },
    'atoms',
    'Ir=1',
    'the atoms must sum to the 13',
  ],
  ['count', { site: 'bulk', elements: '3', subsets: '4' }, 'subsets', '4', 'subsets need sizes'],
  ['environments', { composition: 'Pt' }, 'site', null, 'environments needs a site'],
  [
    'environments',
    { site: 'bulk', composition: 'Pt', order: 'size' },
    'order',
    'size',
    'unknown order "size". Known: id',
  ],
  ['environments', { site: 'bulk', composition: 'IrPt', from: '-1' }, 'from', '-1', 'the first id'],
  [
    'environments',
    { site: 'bulk', composition: 'IrPt', from: '99999' },
    'from',
    '99999',
    'fingerprint ids run',
  ],
  [
    'environments',
    { site: 'fcc111-top', composition: 'IrPdPtRhRu', limit: '2e4' },
    'limit',
    '2e4',
    'at most 10,000',
  ],
  ['environments', { site: 'bulk', composition: 'IrPt', limit: '0' }, 'limit', '0', 'the limit must be'],
  ['environments', { site: 'bulk', composition: 'IrPt', seed: '2' }, 'seed', '2', 'a seed goes with'],
  [
    'diversity',
    { site: 'bulk', composition: 'IrPt', sites: '1e3,x' },
    'sites',
    '1e3,x',
    'the number of sites',
  ],
  [
    'diversity',
    { site: 'bulk', composition: 'IrPt', particle: '9' },
    'particle',
    '9',
    'its length and cut-off',
  ],
  ['diversity', { site: 'bulk', composition: 'IrPt', diameter: '-3' }, 'diameter', '-3', 'the diameter of a'],
  ['diversity', { site: 'bulk', composition: 'IrPt', seed: '3' }, 'seed', '3', 'go with a particle'],
  ['distribution', { composition: 'Pt' }, 'model', null, 'model is missing'],
  ['distribution', OH, 'composition', null, 'composition is missing'],
  ['distribution', { ...OH, composition: '' }, 'composition', '', 'the composition is empty'],
  ['distribution', { ...OH, composition: 'IrAu' }, 'composition', 'IrAu', 'has no parameters for Au'],
  ['distribution', { ...OH_PT, model: 'oh' }, 'model', 'oh', 'unknown model "oh"'],
  ['distribution', { ...OH_PT, model: '/etc/m.json' }, 'model', '/etc/m.json', 'unknown model "/etc/m.json"'],
  ['distribution', { ...OH_PT, model: './m.mjs' }, 'model', './m.mjs', 'unknown model "./m.mjs"'],
  ['distribution/plot.html', { ...OH, composition: '<b>' }, 'composition', '<b>', 'cannot read'],
  ['distribution', { ...OH_PT, binWidth: '0' }, 'binWidth', '0', 'positive number of eV, got 0'],
  ['distribution', { ...OH_PT, binWidth: '' }, 'binWidth', '', 'a number of eV, got ""'],
  ['distribution', { ...OH_PT, binwidth: '1' }, 'binwidth', '1', 'did you mean binWidth?'],
  ['distribution', { ...OH_PT, method: 'guess' }, 'method', 'guess', 'unknown method "guess"'],
  ['distribution', { ...OH_PT, window: '2,1' }, 'window', '2,1', 'the lower first'],
  ['distribution', { ...OH_PT, layer: '1:Pt' }, 'layer', '1:Pt', 'a layer is its number'],
  [
    'distribution',
    { ...OH_PT, layer: ['1=Pt', '1=Ir'] },
    'layer',
    ['1=Pt', '1=Ir'],
    'layer 1 is given twice',
  ],
  ['distribution', { ...OH_PT, layer: '7=Ir' }, 'layer', '7=Ir', 'layer 7 has no part'],
  ['distribution', { ...OH_PT, composition: ['Pt', 'Ir'] }, 'composition', ['Pt', 'Ir'], 'more than once'],
  ['distribution', { ...OH_PT, broaden: '-1' }, 'broaden', '-1', 'broaden takes residual'],
  ['distribution', { ...OH_PT, broaden: '99999' }, 'broaden', '99999', 'to broaden by 99999 eV with'],
  [
    'distribution',
    { ...OH, composition: 'IrPt', broaden: '1', binWidth: '1e-9' },
    'binWidth',
    '1e-9',
    'of 1e-9 eV would make',
  ],
  ['distribution', { ...OH_PT, draws: '1' }, 'draws', '1', 'the draws must be'],
  ['distribution', { ...OH_PT, draws: '10', credible: '2' }, 'credible', '2', 'the level of a credible'],
  ['distribution', { ...OH_PT, credible: '0.9' }, 'draws', null, 'say how many'],
  ['distribution', { ...OH_PT, sites: '10' }, 'sites', '10', 'has no use for the option sites'],
  ['distribution/plot.svg', { ...OH_PT, target: 'x' }, 'target', 'x', 'the target energy must be'],
  ['distribution/plot.svg', { ...OH_PT, scale: 'log' }, 'scale', 'log', 'unknown scale "log"'],
  ['sample', { ...OH_PT, sites: '1e9' }, 'sites', '1e9', 'at most 10,000,000 sites at once'],
  ['sample', { ...OH_PT, sites: '0.5' }, 'sites', '0.5', 'the number of sites must be'],
  ['sample', { ...OH_PT, seed: '-1' }, 'seed', '-1', 'a seed is a whole number'],
  ['coverage', { ...OH_PT, seed: '4' }, 'seed', '4', 'is of no use'],
  ['activity', { composition: 'Pt', objective: 'mean' }, 'model', null, 'activity needs a model'],
  ['activity', { ...OH_PT, objective: 'best' }, 'objective', 'best', 'unknown objective "best"'],
  ['activity', { ...OH_PT, objective: './a.mjs' }, 'objective', './a.mjs', 'unknown objective "./a.mjs"'],
  ['activity', { ...OH_PT, objective: 'sabatier' }, 'optimum', null, 'needs an optimum'],
  ['activity', { ...OH_PT, objective: 'mean', optimum: '1' }, 'optimum', '1', 'does not belong to'],
  ['activity', { ...OH_PT, objective: 'expression', formula: 'E +' }, 'formula', 'E +', 'cannot read on'],
  ['activity', { ...OH_PT, objective: 'window', from: '2', to: '1' }, 'to', '1', 'from its lower to its'],
  ['activity', { ...OH_PT, ...SABATIER, temperature: '0' }, 'temperature', '0', 'the temperature must be'],
  ['activity', { ...OH_PT, ...SABATIER, relativeTo: '1eU' }, 'relativeTo', '1eU', 'in the composition "1eU"'],
  ['activity', { ...OH_PT, ...SABATIER, uncertainty: '3' }, 'uncertainty', '3', 'a number from 0 to 1'],
  ['alloy', { composition: 'PuNi' }, 'composition', 'PuNi', 'Pu'],
  ['alloy', { composition: 'Ir=0.5,Pt=0.4' }, 'composition', 'Ir=0.5,Pt=0.4', 'must sum to 1'],
  ['compare', OH, 'composition', null, 'composition is missing'],
  [
    'compare',
    { ...OH_PT, descriptors: 'mean,size' },
    'descriptors',
    'mean,size',
    'unknown descriptor "size"',
  ],
  ['compare', { ...OH_PT, quantiles: '0,1' }, 'quantiles', '0,1', 'a quantile share must be'],
  ['compare', { ...OH_PT, optimum: '1' }, 'optimum', '1', 'belongs to an objective'],
  ['compare', { ...OH_PT, differences: 'true' }, 'differences', 'true', 'made of 2 to 50'],
  ['scan', { ...SABATIER, step: '0.03' }, 'step', '0.03', 'got 0.03'],
  ['scan', { ...SABATIER, elements: 'Ir,Au' }, 'elements', 'Ir,Au', 'no parameters for Au'],
  ['scan', { ...SABATIER, bounds: 'Ir=2' }, 'bounds', 'Ir=2', 'mole fractions from 0 to 1'],
  ['scan', { ...SABATIER, max: '0.1' }, 'max', '0.1', '0.5'],
  ['scan', { ...SABATIER, top: '0' }, 'top', '0', 'the number of best compositions'],
  ['scan', { ...SABATIER, step: '0.005' }, 'yes', null, 'need the option yes'],
  ['scan', { ...SABATIER, step: '0.005', yes: 'true' }, 'step', '0.005', 'at most 5,000,000 compositions'],
  ['optimize', OH, 'objective', null, 'objective is missing'],
  ['optimize', { ...SABATIER, against: 'price' }, 'against', 'price', 'a front is against'],
  ['optimize', { ...SABATIER, min: '-1' }, 'min', '-1', 'min must be a mole fraction'],
  ['map', { ...OH, corners: 'Ir,Pt' }, 'corners', 'Ir,Pt', 'three corners'],
  ['map', { ...OH, corners: 'Ir,Pt,Au' }, 'corners', 'Ir,Pt,Au', 'no parameters for Au'],
  ['map', { ...OH, corners: 'Ir,Pt,Ru', descriptor: 'size' }, 'descriptor', 'size', 'unknown descriptor'],
  ['joint', { ...PAIR, models: 'agaucupdpt-co' }, 'models', 'agaucupdpt-co', 'models must be two'],
  [
    'joint',
    { ...PAIR, models: 'irpdptrhru-oh,agaucupdpt-co' },
    'models',
    'irpdptrhru-oh,agaucupdpt-co',
    'joint',
  ],
  ['joint', { ...PAIR, window: 'CO=0' }, 'window', 'CO=0', 'a window is bounds'],
  ['joint', { ...PAIR, given: 'NO<0' }, 'given', 'NO<0', 'unknown adsorbate "NO"'],
  ['joint', { ...PAIR, neighbour: '-1' }, 'neighbour', '-1', 'neighbour must be'],
  ['scaling', { ...PAIR, composition: 'AgXx' }, 'composition', 'AgXx', 'unknown element "Xx"'],
  ['volcano', { ...SABATIER, composition: ['Pt', 'Pt'] }, 'composition', ['Pt', 'Pt'], 'given twice'],
  ['rank', { ...SABATIER, compositions: 'Pt' }, 'compositions', 'Pt', 'rank takes 2 to 1,000'],
  ['rank', { ...SABATIER, compositions: ['Pt', 'Ir'], draws: '1e6' }, 'draws', '1e6', 'at most 10,000 draws'],
  ['design', { ...OH, compositions: 'IrPt:x' }, 'compositions', 'IrPt:x', 'the weight of a composition'],
  ['design', { ...OH, compositions: 'IrPt', criterion: 'x' }, 'criterion', 'x', 'unknown criterion "x"'],
  ['design', { ...OH, compositions: 'IrPt', size: '3x3' }, 'size', '3x3', 'a size is'],
  ['design', { ...OH, compositions: 'IrPt', siteCost: '-1' }, 'siteCost', '-1', 'the cost of a site'],
  ['structure', { site: 'fcc111-top' }, 'composition', null, 'composition is missing'],
  ['structure', { site: 'bulk', composition: 'Pt' }, 'site', 'bulk', 'inside the crystal'],
  [
    'structure',
    { site: 'fcc111-top', composition: 'Pt', adsorbate: 'X' },
    'adsorbate',
    'X',
    'unknown adsorbate',
  ],
  ['structure', { site: 'fcc111-top', composition: 'Pt', vacuum: '0' }, 'vacuum', '0', 'the vacuum must be'],
  ['structure', { site: 'fcc111-top', composition: 'Pt', size: '3x3x1' }, 'size', '3x3x1', 'too thin'],
  ['structure', { site: 'fcc111-top', composition: 'Pt', count: '5000' }, 'count', '5000', 'at most 1,000'],
  [
    'site-atoms',
    { site: 'bulk', fingerprint: 'Ir; shell Pt5' },
    'fingerprint',
    'Ir; shell Pt5',
    'shell has 12',
  ],
  ['site-atoms', { site: 'bulk', latticeConstant: '40' }, 'latticeConstant', '40', 'from 2 to 8'],
  ['fit', { ...FIT, csv: 'a,b\n1,2' }, 'csv', 'a,b\n1,2', 'has no column "ensemble"'],
  ['fit', { ...FIT, csv: '' }, 'csv', '', 'csv is empty; give the rows'],
  ['fit', { ...FIT, zones: 'top' }, 'zones', 'top', 'has no zone "top"'],
  ['fit', { ...FIT, seed: '1' }, 'seed', '1', 'a seed goes with validate'],
  ['fit', { ...FIT, ridge: '-1' }, 'ridge', '-1', 'the strength of a ridge'],
  ['validate', { ...FIT, validate: 'kfold=100' }, 'validate', 'kfold=100', 'which make 2 to 16 folds'],
  ['validate', { ...FIT, repeats: '-1' }, 'repeats', '-1', 'repeats of the learning curve'],
  ['rows', { files: [] }, 'files', [], 'files has to be structures by the name'],
  ['rows', { files: [{ name: 'x' }] }, 'files', [{ name: 'x' }], 'files has to be structures by the name'],
  ['rows', { files: 'x' }, 'files', 'x', 'files has to be structures by'],
  ['rows', { files: [{ name: 'x', text: '' }] }, 'files', [{ name: 'x', text: '' }], 'the file is empty'],
  ['rows', { files: FILES, energies: 'a\n1' }, 'energies', 'a\n1', 'has no column'],
  ['rows', { files: FILES, elements: 'Xx' }, 'elements', 'Xx', 'unknown element'],
  ['rows', { files: FILES, tolerance: '2' }, 'tolerance', '2', 'the tolerance is'],
  ['rows', { files: [...FILES, ...FILES] }, 'files', [...FILES, ...FILES], 'is given twice'],
  ['design', { ...OH, compositions: 'IrPt', environments: 'a' }, 'environments', 'a', 'has no rows'],
  ['structure', { site: 'fcc111-top', composition: 'Pt', environments: 'a\n1' }, 'environments', 'a\n1', 'a'],
  [
    'structure/slab.vasp',
    { site: 'fcc111-top', composition: 'Pt', count: '2' },
    'count',
    '2',
    'one structure',
  ],
  ['structure', { site: 'fcc111-top', composition: 'Pt', size: '' }, 'size', '', 'size is empty'],
  ['sample', { ...OH_PT, model: '' }, 'model', '', 'model is empty; give the energy model'],
  ['compare', { ...OH_PT, model: '' }, 'model', '', 'model is empty'],
  ['compare', { ...OH_PT, models: 'nope' }, 'models', 'nope', 'unknown model "nope"'],
  ['compare', { ...OH, composition: ['Pt', ' '] }, 'composition', ['Pt', ' '], 'the composition is empty'],
  ['compare', { ...OH, composition: '=1+1: Pt' }, 'composition', '=1+1: Pt', 'spreadsheets take for'],
  ['map', { ...OH, corners: 'Ir,Pt,Ru', descriptor: '' }, 'descriptor', '', 'descriptor is empty'],
  ['design', { ...OH, compositions: 'IrPt', criterion: '' }, 'criterion', '', 'criterion is empty'],
  ['sites', { composition: 'NaPt' }, 'composition', 'NaPt', 'there is no'],
  ['sites', { site: 'fcc111-top', composition: 'Pt', layer: '1=Na' }, 'layer', '1=Na', 'there is no'],
  ['site-atoms', { site: 'fcc111-top', composition: 'NaPt' }, 'composition', 'NaPt', 'there is no'],
  [
    'distribution',
    { ...OH_PT, layer: ['1=Pt', '2=Xx'] },
    'layer',
    ['1=Pt', '2=Xx'],
    'layer 2: unknown element',
  ],
  ['activity', { ...OH_PT, ...SABATIER, temperature: '1e-320' }, 'temperature', '1e-320', 'too close to 0'],
  ['fit', { ...FIT, adsorbate: '' }, 'adsorbate', '', 'adsorbate is empty; give what adsorbs'],
  ['fit', { ...FIT, adsorbate: ' ' }, 'adsorbate', ' ', 'adsorbate is empty'],
  ['fit', { ...FIT, id: '' }, 'id', '', 'id is empty'],
  ['fit', { ...FIT, csv: HUGE_ENERGY }, 'csv', HUGE_ENERGY, 'row 1: an energy of 1e308 eV'],
  ['validate', { ...FIT, repeats: '0', seed: '-1' }, 'seed', '-1', 'a seed is a whole number'],
  ['forms', { ...FIT, folds: '1' }, 'folds', '1', 'folds are a whole number'],
  ['forms', { ...FIT, site: 'top' }, 'site', 'top', 'unknown site "top"'],
]

interface Fault {
  readonly error: string
  readonly field: string
  readonly value: unknown
  readonly allowed: string
}

describe('a wrong question', () => {
  const titled = WRONG.map(wrong => [`${wrong[0]}: ${wrong[4]}`, ...wrong] as const)
  it.each(titled)('%s', async (_, path, fields, field, value, sentence) => {
    const posted = await post(path, JSON.stringify(fields))
    // No address holds a file.
    const responses = 'csv' in fields || 'files' in fields ? [posted] : [posted, await get(path, fields)]
    for (const response of responses) {
      const fault = (await response.json()) as Fault
      expect({ status: response.status, ...fault }).toEqual({
        status: 400,
        error: expect.stringContaining(sentence),
        field,
        value,
        allowed: expect.stringMatching(/\w{2}/),
      })
      expect(response.headers.get('content-type')).toContain('application/json')
      expect(response.headers.get('content-disposition')).toBeNull()
    }
  })

  it.each([
    [
      'distribution',
      { ...OH, composition: 'IrAu' },
      ['distribution', '--model', 'irpdptrhru-oh', '--composition', 'IrAu'],
    ],
    [
      'distribution',
      { ...OH_PT, window: '2,1' },
      ['distribution', '--model', 'irpdptrhru-oh', '--composition', 'Pt', '--window', '2,1'],
    ],
    ['count', { site: 'top', elements: '3' }, ['count', '--site', 'top', '--elements', '3']],
    [
      'scan',
      { ...OH, objective: 'mean', step: 0.03 },
      ['scan', '--model', 'irpdptrhru-oh', '--objective', 'mean', '--step', '0.03'],
    ],
    ['alloy', { composition: 'PuNi' }, ['alloy', '--composition', 'PuNi']],
    [
      'activity',
      { ...OH_PT, objective: 'sabatier' },
      ['activity', '--model', 'irpdptrhru-oh', '--composition', 'Pt', '--objective', 'sabatier'],
    ],
    [
      'joint',
      { ...PAIR, given: 'NO<0' },
      ['joint', '--models', PAIR.models, '--composition', 'AgPd', '--given', 'NO<0'],
    ],
    ['map', { ...OH, corners: 'Ir,Pt' }, ['map', '--model', 'irpdptrhru-oh', '--corners', 'Ir,Pt']],
    [
      'compare',
      { ...OH_PT, quantiles: '0,1' },
      ['compare', '--model', 'irpdptrhru-oh', 'Pt', '--quantiles', '0,1'],
    ],
    [
      'optimize',
      { ...OH, objective: 'mean', against: 'price' },
      ['optimize', '--model', 'irpdptrhru-oh', '--objective', 'mean', '--against', 'price'],
    ],
  ])('%s of %o has the sentence of the command line', async (path, fields, args) => {
    const { code, stderr } = await sitescape(...args)
    const { error } = (await (await post(path, JSON.stringify(fields))).json()) as Fault
    expect([code, stderr]).toEqual([2, `sitescape: ${error}\n`])
  })

  it('has its value as it was given, and cut when it is long', async () => {
    const valueIn = async (fields: Fields) =>
      ((await (await post('distribution', JSON.stringify(fields))).json()) as Fault).value
    expect(await valueIn({ ...OH_PT, binWidth: -1 })).toBe(-1)
    expect(await valueIn({ ...OH_PT, binWidth: true })).toBe(true)
    const infinite = await post(
      'distribution',
      '{"model":"irpdptrhru-oh","composition":"Pt","binWidth":1e400}',
    )
    expect(await infinite.json()).toEqual({
      error: 'binWidth must be a finite number, got Infinity',
      field: 'binWidth',
      value: 'Infinity',
      allowed: expect.stringContaining('a positive number of eV'),
    })
    expect(await valueIn({ ...OH_PT, model: 'x'.repeat(1e5) })).toBe(`${'x'.repeat(500)}...`)
  })
})

describe('a body', () => {
  it.each([
    ['that is no JSON', '{"model":', 'is not JSON'],
    ['that is a list', '[1]', 'must be a JSON object with the fields of the question, got [1]'],
    ['that is null', 'null', 'must be a JSON object with the fields of the question, got null'],
  ])('%s is refused', async (_, body, sentence) => {
    const response = await post('distribution', body)
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({
      error: expect.stringContaining(sentence),
      field: 'body',
      value: body === '{"model":' ? body : JSON.parse(body),
      allowed: expect.stringContaining('JSON object'),
    })
  })

  it.each([
    ['{"model":"a","composition":"Pt","model":"b"}', 'model'],
    ['{"model":"a","composition":"Pt","m\\u006fdel":"b"}', 'model'],
    ['{"model":"a","ownModels":[{"id":1,"x":"\\"id\\":2, \\\\","id":3}]}', 'id'],
  ])('with a key twice, %s, is refused', async (body, key) => {
    const response = await post('distribution', body)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({
      error: `the body has the key "${key}" twice in one object`,
      field: 'body',
      value: key,
    })
  })

  it('whose bytes are not UTF-8 is refused', async () => {
    for (const [body, type] of [
      [Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 'application/json'],
      [Buffer.from('{}', 'utf16le'), 'application/json; charset=utf-16'],
    ] as const) {
      const response = await fetch(`${server.address}/api/v1/distribution`, {
        method: 'POST',
        body,
        headers: { 'content-type': type },
      })
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({ error: expect.stringContaining('UTF-8'), field: 'body' })
    }
  })

  it('of another type than JSON is refused', async () => {
    const response = await post('distribution', 'model=x', { 'content-type': 'text/plain' })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ field: 'body', value: 'text/plain' })
  })

  it.each([
    [{ ...OH_PT, binWidth: { eV: 1 } }, 'binWidth', { eV: 1 }],
    [{ ...OH_PT, binWidth: true }, 'binWidth', true],
    [{ ...OH_PT, binWidth: [0.1] }, 'binWidth', [0.1]],
    [{ ...OH_PT, composition: 1 }, 'composition', 1],
    [{ ...OH_PT, composition: ['Pt'] }, 'composition', ['Pt']],
    [{ ...OH_PT, composition: [] }, 'composition', []],
    [{ ...OH_PT, model: true }, 'model', true],
    [{ ...OH_PT, layer: [{}] }, 'layer', [{}]],
    [{ ...OH_PT, composition: null }, 'composition', null],
    [{ ...OH_PT, layer: [['1=Pt']] }, 'layer', [['1=Pt']]],
    [{ ...OH_PT, ownModels: {} }, 'ownModels', {}],
    [{ ...OH_PT, ownModels: [{ id: 'mine' }] }, 'ownModels', [{ id: 'mine' }]],
  ])('with a field of the wrong kind, %o, is refused', async (fields, field, value) => {
    const response = await post('distribution', JSON.stringify(fields))
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({
      error: expect.any(String),
      field,
      value,
      allowed: expect.stringMatching(/\w/),
    })
  })

  it.each(['{"__proto__":{"model":"x"}}', '{"__proto__":"x"}', '{"constructor":"x"}'])(
    'with names that objects have anyway, %s, asks for nothing',
    async body => {
      const response = await post('models', body)
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({ error: expect.stringMatching(/__proto__|constructor/) })
    },
  )

  it('of over 8 MB is refused with 413', async () => {
    const response = await post('fit', JSON.stringify({ ...FIT, csv: 'x'.repeat(8e6) }))
    expect(response.status).toBe(413)
    expect(await response.json()).toEqual({
      error: expect.stringContaining('at most 8 MB'),
      field: 'body',
      value: expect.any(Number),
      allowed: 'at most 8 MB',
    })
  })

  it('may be missing where no field is needed', async () => {
    const response = await fetch(`${server.address}/api/v1/models`, { method: 'POST' })
    expect(response.status).toBe(200)
  })
})

describe('JSON that is nested too deeply', () => {
  it.each([33, 2000, 6000, 200_000])('is refused in every place of a question: %i lists', async levels => {
    const deep = '['.repeat(levels) + ']'.repeat(levels)
    const refused = 'at most 32 levels of lists and objects'
    for (const [path, body] of [
      ['distribution', `{"model":"irpdptrhru-oh","composition":"Pt","ownModels":${deep}}`],
      ['distribution', `{"model":"irpdptrhru-oh","composition":${deep}}`],
      ['distribution', deep],
      ['jobs', `{"operation":"distribution","question":{"model":"x"},"ownModels":${deep}}`],
      ['jobs', `{"operation":${deep},"question":{}}`],
      ['jobs', `{"operation":"distribution","question":{"composition":${deep}},"formats":${deep}}`],
    ] as const) {
      const response = await post(path, body)
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({ field: 'body', allowed: refused })
    }
  })
})

describe('what a sentence quotes', () => {
  it('is cut, however long it was', async () => {
    const long = 'x'.repeat(100_000)
    for (const fields of [
      { ...OH_PT, binWidth: long },
      { ...OH_PT, [long]: '1' },
      { ...OH, composition: { long } },
    ]) {
      const response = await post('distribution', JSON.stringify(fields))
      expect(response.status).toBe(400)
      expect((await response.text()).length).toBeLessThan(5000)
    }
  })
})

describe('the API', () => {
  it('answers 400 for an address that cannot be read', async () => {
    const response = await fetch(`${server.address}/api/v1/jobs/%zz`)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ error: expect.stringContaining('%zz'), field: null })
  })

  it('answers 404 in JSON for what there is not', async () => {
    for (const path of ['nothing', 'constructor', 'alloy/plot.gif', 'alloy/', '%E0%A4%A']) {
      const response = await fetch(`${server.address}/api/v1/${path}`)
      expect(response.status).toBe(path === 'alloy/' ? 400 : 404)
      expect(Object.keys((await response.json()) as object)).toEqual(['error', 'field', 'value', 'allowed'])
    }
  })

  it('answers 405 and the methods that there are for others', async () => {
    const response = await fetch(`${server.address}/api/v1/alloy`, { method: 'DELETE' })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST'])
    expect(await response.json()).toMatchObject({ error: expect.stringContaining('not DELETE') })
  })

  it('takes the fields of a POST from its body alone', async () => {
    const response = await post('alloy?composition=Pt', '{"composition":"Ir"}')
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ field: 'composition', value: 'Pt' })
  })
})
