import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { parseComposition } from '../../src/composition/formula.ts'
import { unlayered } from '../../src/composition/layered.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { sampledDistribution } from '../../src/sampling/sampled.ts'
import { sitescape } from './sitescape.ts'

const EQUIMOLAR = ['sample', '--model', 'irpdptrhru-oh', '--composition', 'IrPdPtRhRu']
const HOLLOW = ['sample', '--model', 'irpdptrhru-o', '--composition', 'IrPdPtRhRu']

const pathOf = (name: string) => join(mkdtempSync(join(tmpdir(), 'sitescape-')), name)

const MODULE = `
export const id = 'made-up', title = 'made up', adsorbate = 'OH', site = 'fcc111-top', elements = ['Ir', 'Pt']
export const zones = [{ name: 'surface', atoms: 6 }]
export const energy = { quantity: 'E', unit: 'eV', reaction: 'H2O + * -> *OH + 1/2 H2', zero: 'the clean slab' }
export const source = { citation: 'made up for a test' }
export const energyOf = (ensemble, zones) => (ensemble === 'Pt' ? 1 : 0.5) - 0.05 * Math.sqrt(zones.surface.Ir)
`

describe('sample', () => {
  it('prints one JSON document, that of the library', async () => {
    const { code, stdout, stderr } = await sitescape(...EQUIMOLAR, '--sites', '1e5', '--seed', '3', '--json')
    expect([code, stderr]).toEqual([0, ''])
    const expected = sampledDistribution(
      loadModel('irpdptrhru-oh'),
      unlayered(parseComposition('IrPdPtRhRu')),
      {
        sites: 1e5,
        seed: 3,
      },
    )
    expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(expected)))
  })

  it.each([EQUIMOLAR, HOLLOW])(
    'has the same result from 1, 2 and 3 workers and from none',
    async (...asked) => {
      const runs = await Promise.all(
        [[], ['--workers', '1'], ['--workers', '2'], ['--workers', '3']].map(workers =>
          sitescape(...asked, '--sites', '2.2e6', '--seed', '5', '--json', ...workers),
        ),
      )
      expect(runs.map(({ code, stderr }) => [code, stderr])).toEqual(runs.map(() => [0, '']))
      expect(new Set(runs.map(({ stdout }) => stdout)).size).toBe(1)
    },
  )

  it('makes a seed when none is given, prints it, and repeats the run with it', async () => {
    const first = JSON.parse((await sitescape(...EQUIMOLAR, '--sites', '1000', '--json')).stdout)
    const again = await sitescape(...EQUIMOLAR, '--sites', '1000', '--json', '--seed', String(first.seed))
    expect(JSON.parse(again.stdout)).toEqual(first)
    const other = JSON.parse((await sitescape(...EQUIMOLAR, '--sites', '1000', '--json')).stdout)
    expect(other.seed).not.toBe(first.seed)
    const { stdout } = await sitescape(...EQUIMOLAR, '--sites', '1000', '--seed', '42')
    expect(stdout).toContain('sampled, 1,000 sites from seed 42')
  })

  it('says reference and sign, standard errors, the exact figures, and what rests on no data', async () => {
    const { stdout } = await sitescape(
      ...[
        'sample',
        '--model',
        'agaucupdpt-no',
        '--composition',
        'AgAuCuPdPt',
        '--sites',
        '1e6',
        '--seed',
        '1',
      ],
    )
    expect(stdout).toContain('negative binds stronger')
    expect(stdout).toMatch(/mean +-0\.57\d+ +0\.000\d+ +-0\.570\d+/)
    expect(stdout).toMatch(/1[12]\.\d % of the sites are on ensembles that agaucupdpt-no has no data for/)
  })

  it('takes layers, and a model that is a module', async () => {
    const path = pathOf('made-up.mjs')
    writeFileSync(path, MODULE)
    const { code, stdout } = await sitescape(
      ...['sample', '--model', path, '--composition', 'IrPt', '--layer', '1=Ir', '--sites', '1000', '--json'],
    )
    expect(code).toBe(0)
    const { model, mean, standardDeviation, exact } = JSON.parse(stdout)
    expect([model, standardDeviation]).toEqual(['made-up', 0])
    expect(mean).toBeCloseTo(0.5 - 0.05 * Math.sqrt(6), 12)
    expect(exact.mean).toBeCloseTo(mean, 12)
  })

  it('writes its bins with standard errors, and its plot', async () => {
    const [table, plot] = [pathOf('bins.csv'), pathOf('plot.svg')]
    await sitescape(...EQUIMOLAR, '--sites', '1e4', '--seed', '1', '--bin-width', '0.1', '--out', table)
    const rows: Record<string, string>[] = parse(readFileSync(table, 'utf8'), { columns: true })
    for (const row of rows) {
      const share = Number(row.probability)
      expect(Number(row.standard_error)).toBeCloseTo(Math.sqrt((share * (1 - share)) / 1e4), 12)
    }
    await sitescape(...EQUIMOLAR, '--sites', '1e4', '--seed', '1', '--out', plot)
    const svg = readFileSync(plot, 'utf8')
    expect(svg).toContain('sampled, 10,000 sites from seed 1')
    expect(svg).toContain('black bars: ± one standard error')
  })

  it.each([
    [['--sites', '0'], 'the number of sites must be a whole number from 1 to 1e12, got 0'],
    [['--sites', 'many'], 'the number of sites must be a number of sites, got "many"'],
    [['--seed', '1.5'], 'a seed is a whole number from 0 to 4294967295, got 1.5'],
    [['--workers', '0'], 'the number of workers must be a whole number from 1, got 0'],
    [['--model', 'absent.mjs'], 'cannot read the code model absent.mjs'],
    [['--composition', 'IrAu'], 'has no parameters for Au'],
  ])('ends with 2 and one sentence on %j', async (wrong, message) => {
    const { code, stdout, stderr } = await sitescape(...EQUIMOLAR, ...wrong)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })
})
