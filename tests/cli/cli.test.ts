import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'
import { describe, expect, it } from 'vitest'
import { energyDistribution, loadModel, parseComposition, unlayered } from '../../src/index.ts'
import { sitescape } from './sitescape.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'sitescape-'))

const written = (text: string, name = 'input.csv') => {
  const path = join(folder(), name)
  writeFileSync(path, text)
  return path
}

const OH = ['--model', 'irpdptrhru-oh']
const EQUIMOLAR = ['distribution', ...OH, '--composition', 'IrPdPtRhRu']

const ROWS = [
  'split,ensemble,surface:Pd,surface:Pt,subsurface:Pd,subsurface:Pt,energy',
  'train,Pt,6,0,3,0,1.0',
  'train,Pd,0,6,3,0,1.2',
  'train,Pd,3,3,1,2,1.1',
]
const rows = (...lines: string[]) => written(lines.join('\n'))
const FIT = ['--site', 'fcc111-top', '--adsorbate', 'OH']

describe('command line', () => {
  it('prints one JSON document with --json, and that of the library', async () => {
    const { code, stdout, stderr } = await sitescape(...EQUIMOLAR, '--json')
    expect([code, stderr]).toEqual([0, ''])
    const expected = energyDistribution(loadModel('irpdptrhru-oh'), unlayered(parseComposition('IrPdPtRhRu')))
    expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(expected)))
  })

  it('repeats quantity, reaction, zero and sign in the text', async () => {
    const { stdout } = await sitescape(...EQUIMOLAR)
    expect(stdout).toContain(
      'ΔE(*OH) of H2O + * -> *OH + 1/2 H2; zero: H2O and H2 in the gas phase and the clean slab; negative binds stronger',
    )
    expect(stdout).toContain('fingerprints: 36,750, arrangements: 9,765,625')
  })

  it('says which share of the sites rests on ensembles without data', async () => {
    const { stdout } = await sitescape(
      'distribution',
      '--model',
      'agaucupdpt-no',
      '--composition',
      'AgAuCuPdPt',
    )
    expect(stdout).toContain(
      '12.0 % of the sites are on ensembles that agaucupdpt-no has no data for (Ag-Ag-Pd, Ag-Ag-Pt, Ag-Au-Pt, Au-Au-Pt)',
    )
    expect(stdout).toMatch(/Au-Au-Pt .* no data, predicted/)
  })

  it('counts as the contract says: counts as text, elements as a number', async () => {
    const { stdout } = await sitescape(
      'count',
      '--site',
      'fcc111-top',
      '--elements',
      'Ir,Pd,Pt,Rh,Ru',
      '--json',
    )
    expect(JSON.parse(stdout)).toEqual({
      site: 'fcc111-top',
      elements: 5,
      atoms: 10,
      centre: true,
      mirrorImages: 'once',
      zones: [
        { name: 'surface', atoms: 6, layer: 1, distance: Math.SQRT1_2 },
        { name: 'subsurface', atoms: 3, layer: 2, distance: Math.SQRT1_2 },
      ],
      symmetryOrder: 6,
      labelled: '9765625',
      fingerprints: '36750',
      distinct: '1635625',
      allPresent: { labelled: '5103000', fingerprints: '10995', distinct: '851400' },
    })
  })

  it('lists sites and models', async () => {
    const [sites, models] = await Promise.all([sitescape('sites', '--json'), sitescape('models', '--json')])
    expect(JSON.parse(sites.stdout)).toHaveLength(14)
    const cards = JSON.parse(models.stdout) as {
      id: string
      coefficients?: unknown
      energy: { reaction: string }
    }[]
    expect(cards.map(({ id }) => id)).toContain('irpdptrhru-oh')
    expect(cards.every(card => card.coefficients === undefined && card.energy.reaction !== '')).toBe(true)
  })

  it('fits rows, reports errors, and writes a model that distribution takes', async () => {
    const out = join(folder(), 'model.json')
    const fit = await sitescape('fit', rows(...ROWS, 'test,Pt,2,4,2,1,1.05'), ...FIT, '--out', out, '--json')
    expect(fit.code).toBe(0)
    expect(fit.stderr).toContain('the reaction and the zero of these energies are not stated')
    const report = JSON.parse(fit.stdout)
    expect(report).toMatchObject({ train: { n: 3 }, test: { n: 1 }, columns: 6, unseenEnsembles: [] })
    expect(report.crossValidation.kind).toBe('loo')
    const { code, stdout } = await sitescape(
      'distribution',
      '--model',
      out,
      '--composition',
      'Pd50Pt50',
      '--json',
    )
    expect(code).toBe(0)
    expect(JSON.parse(stdout).energy.reaction).toBe('not stated')
  })

  it('compares compositions from arguments and from a CSV with names', async () => {
    const csv = rows('name,composition', 'platinum,Pt', 'mix,"Ir=0.5,Ru=0.5"')
    const window = ['--window', '1.0,1.2', '--json']
    const [fromArguments, fromCsv] = await Promise.all([
      sitescape('compare', ...OH, 'Pt', 'Ir=0.5,Ru=0.5', ...window),
      sitescape('compare', ...OH, '--csv', csv, ...window),
    ])
    const [a, b] = [JSON.parse(fromArguments.stdout), JSON.parse(fromCsv.stdout)]
    expect(b.rows.map((row: { name: string }) => row.name)).toEqual(['platinum', 'mix'])
    expect(a.rows.map((row: object) => ({ ...row, name: null }))).toEqual(
      b.rows.map((row: object) => ({ ...row, name: null })),
    )
    expect(a.rows[0].windowProbability).toBe(1)
  })
})

describe('diversity', () => {
  const run = async (...args: string[]) =>
    JSON.parse((await sitescape('diversity', '--json', ...args)).stdout)

  it('has the JSON of the contract', async () => {
    const answer = await run('--site', 'fcc111-top', '--composition', 'IrPdPtRhRu', '--sites', '1e3,1e24')
    expect(answer.assumption).toContain('independent sites')
    expect(answer.fingerprints.hill0).toBe(36750)
    expect(answer.arrangements.hill0).toBe(9765625)
    expect(answer.expected.map(({ sites }: { sites: number }) => sites)).toEqual([1e3, 1e24])
    expect(answer.expected[1].fingerprints).toBeCloseTo(36750, 6)
    expect(answer.needed.map(({ share }: { share: number }) => share)).toEqual([0.5, 0.9, 0.99])
  })

  it('tells a particle apart by its kinds of surface atoms, and simulates it beside the formula', async () => {
    const answer = await run(
      '--site',
      'fcc111-top',
      '--composition',
      'PtNi',
      '--particle',
      '9,2',
      '--particles',
      '400',
    )
    const { particle, expected } = answer
    expect([particle.atoms, particle.surfaceAtoms]).toEqual([459, 234])
    expect(particle.kinds.map(({ name, atoms }: { name: string; atoms: number }) => [name, atoms])).toEqual([
      ['fcc111-top', 144],
      ['fcc100-top', 6],
      ['fcc110-top', 36],
      ['fcc211-edge-top', 24],
      ['vertex-cn6', 24],
    ])
    expect(expected[0].sites).toBe(234)
    expect(expected[0].fingerprints).toBeLessThan(56)
    expect(
      particle.kinds.reduce((sum: number, kind: { fingerprints: number }) => sum + kind.fingerprints, 0),
    ).toBeCloseTo(particle.fingerprints, 9)
    expect(particle.simulated.mean).toBeLessThan(particle.fingerprints)
    expect(particle.simulated.mean).toBeGreaterThan(0.95 * particle.fingerprints)
    expect(Math.round(particle.gram.fingerprints)).toBe(56 + 50 + 60 + 108 + 72)
  })

  it('lists environments most probable first, drawn from a seed, and arrangements by number', async () => {
    const list = async (...args: string[]) =>
      JSON.parse(
        (
          await sitescape(
            'environments',
            '--site',
            'fcc111-top',
            '--composition',
            'Ir20Pt80',
            '--json',
            '--limit',
            '5',
            ...args,
          )
        ).stdout,
      ).environments as { id: string; multiplicity: string; probability: number }[]
    const [byProbability, drawn, again, arrangements] = await Promise.all([
      list('--order', 'probability'),
      list('--order', 'random', '--seed', '3'),
      list('--order', 'random', '--seed', '3'),
      list('--kind', 'arrangements', '--from', '1'),
    ])
    const probabilities = byProbability.map(({ probability }) => probability)
    expect(probabilities).toEqual([...probabilities].sort((a, b) => b - a))
    expect(drawn).toEqual(again)
    expect(arrangements.map(({ id }) => BigInt(id) >= 1n)).toEqual([true, true, true, true, true])
    expect(byProbability.every(({ multiplicity }) => /^\d+$/.test(multiplicity))).toBe(true)
  })
})

describe('--out', () => {
  it('writes every format with the right content, and nothing else', async () => {
    const place = folder()
    const files = ['svg', 'png', 'html', 'vl.json', 'json', 'csv', 'parquet'].map(
      extension => `oh.${extension}`,
    )
    await Promise.all(
      files.map(file => sitescape(...EQUIMOLAR, '--target', '1.1', '--out', join(place, file))),
    )
    expect(readdirSync(place).sort()).toEqual([...files].sort())
    const read = (file: string) => readFileSync(join(place, file), 'utf8')
    expect(read('oh.svg')).toMatch(/^<svg .*target 1\.100 eV.*<\/svg>$/s)
    expect(read('oh.html')).toContain('new vega.View')
    expect(JSON.parse(read('oh.vl.json')).$schema).toContain('vega-lite')
    expect(JSON.parse(read('oh.json')).fingerprints).toBe('36750')
    const csv = parse(read('oh.csv'), { columns: true }) as Record<string, string>[]
    const parquet = await parquetReadObjects({ file: await asyncBufferFromFile(join(place, 'oh.parquet')) })
    expect(parquet).toHaveLength(csv.length)
    for (const table of [csv, parquet]) {
      expect(table.reduce((sum, row) => sum + Number(row.probability), 0)).toBeCloseTo(1, 12)
      expect(table.reduce((sum, row) => sum + Number(row.Ir), 0)).toBeCloseTo(0.2, 12)
      expect(table[0]).toMatchObject({ quantity: 'E', reaction: 'H2O + * -> *OH + 1/2 H2' })
    }
  })

  it('writes the overlay and the table of a comparison', async () => {
    const place = folder()
    for (const file of ['c.svg', 'c.csv'])
      await sitescape('compare', '--model', 'agaucupdpt-no', 'Pt', 'AgPd', '--out', join(place, file))
    expect(readFileSync(join(place, 'c.svg'), 'utf8')).toContain('Ag50Pd50 (37.5 % without data)')
    const table = parse(readFileSync(join(place, 'c.csv'), 'utf8'), { columns: true }) as Record<
      string,
      string
    >[]
    expect(table.map(row => [row.label, row.x_Pt, row.x_Pd, row.quantity])).toEqual([
      ['Pt', '1', '0', 'G'],
      ['Ag50Pd50', '0', '0.5', 'G'],
    ])
  })

  it('draws sites, growth and diversity', async () => {
    const place = folder()
    const commands = [
      ['sites', 'fcc111-fcc', '--out', join(place, 'sites.svg')],
      ['count', '--site', 'bulk', '--elements', '3', '--out', join(place, 'growth.svg')],
      ['diversity', '--site', 'fcc111-top', '--composition', 'IrPt', '--out', join(place, 'diversity.svg')],
    ]
    for (const args of commands) expect((await sitescape(...args)).code).toBe(0)
    const read = (file: string) => readFileSync(join(place, file), 'utf8')
    expect(read('sites.svg')).toContain('subsurface-near (3)')
    expect(read('growth.svg')).toContain('How many environments a site can have')
    expect(read('diversity.svg')).toContain('5 nm particle')
    for (const file of ['sites.svg', 'growth.svg', 'diversity.svg']) expect(read(file)).not.toContain('NaN')
  })

  it('lays DFT rows over the plot', async () => {
    const out = join(folder(), 'dft.svg')
    const { code } = await sitescape(
      'distribution',
      ...OH,
      '--composition',
      'PdPt',
      '--dft',
      rows(...ROWS),
      '--out',
      out,
    )
    expect(code).toBe(0)
    expect(readFileSync(out, 'utf8')).toContain('DFT, 3 rows')
  })
})

describe.concurrent('wrong input', () => {
  const distribution = (...args: string[]) => ['distribution', ...OH, ...args]
  const fitOf = (...lines: string[]) => ['fit', rows(...lines), ...FIT]
  const modelWithout = (field: string) => {
    const { [field]: _, ...model } = loadModel('irpdptrhru-oh') as unknown as Record<string, unknown>
    return written(JSON.stringify(model), 'model.json')
  }

  it.each([
    ['an unknown element', distribution('--composition', 'Ir50Xx50'), 'unknown element "Xx"'],
    [
      'an element outside the model',
      distribution('--composition', 'Ir50Au50'),
      'has no parameters for Au; it covers Ir, Pd, Pt, Rh, Ru',
    ],
    ['a negative amount', distribution('--composition', 'Ir-20Pd80'), 'got "-20"'],
    ['a non-finite amount', distribution('--composition', `Ir${'9'.repeat(400)}Pd`), 'got Infinity'],
    ['an element twice', distribution('--composition', 'Ir20Pd60Ir20'), 'element Ir appears twice'],
    [
      'fractions that do not sum to 1',
      distribution('--composition', 'Ir=0.5,Pt=0.48'),
      'must sum to 1, got 0.98 (Ir 0.5, Pt 0.48)',
    ],
    ['an empty composition', distribution('--composition', ''), 'the composition is empty'],
    ['an unknown site', ['count', '--site', 'fcc11-top', '--elements', '5'], 'did you mean fcc111-top?'],
    [
      'an unknown model',
      ['distribution', '--model', 'irpdptrhru-oo', '--composition', 'Pt'],
      'unknown model "irpdptrhru-oo"; did you mean irpdptrhru-o',
    ],
    [
      'a model file that is not there',
      ['distribution', '--model', 'none.json', '--composition', 'Pt'],
      'cannot read the model file none.json',
    ],
    [
      'a bin width of zero',
      distribution('--composition', 'IrPt', '--bin-width', '0'),
      'the bin width must be a positive number of eV, got 0',
    ],
    ['a negative bin width', distribution('--composition', 'IrPt', '--bin-width', '-0.1'), 'got -0.1'],
    [
      'a bin width that is no number',
      distribution('--composition', 'IrPt', '--bin-width', 'wide'),
      'the bin width must be a number of eV, got "wide"',
    ],
    ['over 100,000 bins', distribution('--composition', 'IrPt', '--bin-width', '1e-6'), 'at most 100,000'],
    ['a wrong layer', distribution('--composition', 'IrPt', '--layer', 'top=Pt'), 'got "top=Pt"'],
    [
      'a layer twice',
      distribution('--composition', 'IrPt', '--layer', '1=Pt', '--layer', '1=Ir'),
      'layer 1 is given twice',
    ],
    ['a layer out of reach', distribution('--composition', 'IrPt', '--layer', '7=Pt'), 'its layers are 1, 2'],
    [
      'an unknown method',
      distribution('--composition', 'IrPt', '--method', 'guess'),
      "argument 'guess' is invalid",
    ],
    [
      'a target that is no number',
      distribution('--composition', 'IrPt', '--target', 'x'),
      'the target energy must be a number of eV, got "x"',
    ],
    ['no model', ['distribution', '--composition', 'Pt'], "required option '--model"],
    ['an unknown command', ['distributoin'], "unknown command 'distributoin'"],
    ['a command of the prototype', ['constructor'], "unknown command 'constructor'"],
    ['a number of elements in hexadecimal', ['count', '--site', 'bulk', '--elements', '0x5'], 'got "0x5"'],
    ['an unknown option', distribution('--composition', 'Pt', '--bins', '3'), "unknown option '--bins'"],
    ['elements out of range', ['count', '--site', 'bulk', '--elements', '119'], 'from 1 to 118'],
    ['no elements', ['count', '--site', 'bulk', '--elements', '0'], 'got "0"'],
    ['half an element', ['count', '--site', 'bulk', '--elements', '2.5'], 'got "2.5"'],
    ['a repeated element', ['count', '--site', 'bulk', '--elements', 'Ir,Pt,Ir'], 'element Ir appears twice'],
    ['a strange element', ['count', '--site', 'bulk', '--elements', 'Ir,Qq'], 'unknown element "Qq"'],
    [
      'a CSV with a missing column',
      fitOf(...ROWS.map(line => line.replace(/,[^,]*$/, ''))),
      'has no column "energy"',
    ],
    [
      'a non-numeric energy',
      fitOf(...ROWS, 'train,Pt,6,0,3,0,strong'),
      'row 4: energy must be a number in eV, got "strong"',
    ],
    [
      'a zone that does not sum',
      fitOf(...ROWS, 'train,Pt,5,0,3,0,1'),
      'row 4: surface must sum to 6 atoms, got 5 + 0 = 5',
    ],
    [
      'a duplicate header',
      fitOf(...ROWS.map(line => `${line},${line.split(',').at(-1)}`)),
      'has the column "energy" twice',
    ],
    ['a CSV with no rows', fitOf(ROWS[0] as string), 'has no rows'],
    ['an empty CSV', fitOf(''), 'has no rows'],
    ['a CSV that is not there', ['fit', 'none.csv', ...FIT], 'cannot read the file none.csv'],
    ['an unknown zone', [...fitOf(...ROWS), '--zones', 'surface,attic'], 'has no zone "attic"'],
    [
      'a model file without a field',
      ['distribution', '--model', modelWithout('energy'), '--composition', 'Pt'],
      'energy is missing',
    ],
    ['no compositions', ['compare', ...OH], 'compare needs compositions'],
    ['compositions twice over', ['compare', ...OH, 'Pt', '--csv', 'x.csv'], 'not both'],
    [
      'a wrong row of compositions',
      ['compare', ...OH, '--csv', rows('composition', 'Pt', 'Qq')],
      'row 2: unknown element "Qq"',
    ],
    [
      'no composition column',
      ['compare', ...OH, '--csv', rows('alloy', 'Pt')],
      'has no column "composition"; its columns are alloy',
    ],
    ['a window the wrong way round', ['compare', ...OH, 'Pt', '--window', '1.2,1.0'], 'got "1.2,1.0"'],
    ['a window of one end', ['compare', ...OH, 'Pt', '--window', '1.2'], 'got "1.2"'],
    [
      'atoms that miss the site',
      ['count', '--site', 'fcc111-top', '--elements', 'Ir,Pt', '--atoms', 'Ir=4,Pt=5'],
      'must sum to the 10 of the site, got 4 + 5 = 9',
    ],
    [
      'atoms that exceed the site',
      ['count', '--site', 'fcc111-top', '--elements', 'Ir,Pt', '--atoms', 'Ir=4,Pt=7'],
      'got 4 + 7 = 11',
    ],
    [
      'atoms of another element',
      ['count', '--site', 'fcc111-top', '--elements', 'Ir,Pt', '--atoms', 'Au=10'],
      'element Au has atoms, but the elements are Ir, Pt',
    ],
    [
      'no different elements',
      ['count', '--site', 'bulk', '--elements', '5', '--at-most', '0'],
      'a whole number from 1 to 118, got "0"',
    ],
    [
      'subsets beyond the pool',
      ['count', '--site', 'bulk', '--elements', '5', '--subsets', '2-6'],
      'sizes from 1 to the 5 elements of the pool',
    ],
    [
      'no sites',
      ['diversity', '--site', 'fcc111-top', '--composition', 'Pt', '--sites', '0'],
      'a whole number from 1 to 1e100, like 1000 or 1e24, got 0',
    ],
    [
      'sites without end',
      ['diversity', '--site', 'fcc111-top', '--composition', 'Pt', '--sites', 'Infinity'],
      'got "Infinity"',
    ],
    [
      'sites that are no number',
      ['diversity', '--site', 'fcc111-top', '--composition', 'Pt', '--sites', '1e3,many'],
      'got "many"',
    ],
    [
      'a cut-off that leaves no particle',
      ['diversity', '--site', 'fcc111-top', '--composition', 'Pt', '--particle', '4,2'],
      'less than half the length',
    ],
    [
      'a particle without cut-off',
      ['diversity', '--site', 'fcc111-top', '--composition', 'Pt', '--particle', '9'],
      'like 9,2; got "9"',
    ],
    [
      'a particle twice over',
      ['diversity', '--site', 'fcc111-top', '--composition', 'Pt', '--particle', '9,2', '--diameter', '3'],
      'not both',
    ],
    [
      'a particle with layers',
      ['diversity', '--site', 'fcc111-top', '--composition', 'Pt', '--particle', '9,2', '--layer', '1=Ru'],
      'leave the layers out',
    ],
    [
      'a layer out of the shell',
      ['diversity', '--site', 'fcc111-top', '--composition', 'Pt', '--layer', '3=Ru'],
      'its layers are 1, 2',
    ],
    [
      'a particle of an element without lattice constant',
      ['diversity', '--site', 'fcc111-top', '--composition', 'Xe', '--particle', '9,2'],
      'Xe',
    ],
    [
      'too many particles to fill',
      ['diversity', '--site', 'fcc111-top', '--composition', 'Pt', '--particle', '9,2', '--particles', '1e9'],
      'at most 435,729 of them are allowed',
    ],
    [
      'a seed that is not whole',
      ['diversity', '--site', 'fcc111-top', '--composition', 'Pt', '--particle', '9,2', '--seed', '1.5'],
      'got 1.5',
    ],
    [
      'an id that is none',
      ['environments', '--site', 'fcc111-top', '--composition', 'Pt', '--from', '1'],
      'ids run from 0 to 0, got 1',
    ],
    ['an unknown site among others', ['sites', 'bulk', 'fcc111-tip'], 'unknown site "fcc111-tip"'],
    ['a strange port', ['serve', '--port', 'http'], 'got "http"'],
  ])('%s ends with one sentence, code 2 and nothing written', async (_, args, sentence) => {
    const place = folder()
    const out = ['serve'].includes(args[0] as string)
      ? []
      : ['--out', join(place, args[0] === 'fit' ? 'm.json' : 'out.csv')]
    const { code, stdout, stderr } = await sitescape(...args, ...out)
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toMatch(/^sitescape: [^\n]+\n(\(Did you mean [^\n]+\)\n)?$/)
    expect(stderr).toContain(sentence)
    expect(readdirSync(place)).toEqual([])
  })

  it.each([
    [
      'an extension that says nothing',
      'oh.pdf',
      'end it in .svg, .png, .html, .vl.json, .json, .csv, .parquet',
    ],
    ['a folder that is not there', 'none/oh.csv', 'its folder does not exist'],
  ])('%s is named, and nothing is printed or written', async (_, file, sentence) => {
    const place = folder()
    const { code, stdout, stderr } = await sitescape(...EQUIMOLAR, '--out', join(place, file))
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(sentence)
    expect(readdirSync(place)).toEqual([])
  })
})
