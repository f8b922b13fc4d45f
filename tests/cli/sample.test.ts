import { spawn } from 'node:child_process'
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
    expect(stdout).toMatch(/quantile \/ eV +sampled +99\.7 % from +to \(order statistics\) +exact/)
    expect(stdout).toMatch(/ 0\.5( +-?\d\.\d{6}){4}\n/)
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
    ['in workers', ['sample', '--model', 'irpdptrhru-oh']],
    ['asking a code model', ['sample', '--model']],
  ])('says how far it came when it is stopped: %s', async (_, asked) => {
    const path = pathOf('made-up.mjs')
    writeFileSync(
      path,
      MODULE.replace("'OH', site = 'fcc111-top'", "'O', site = 'fcc111-fcc'")
        .replace(
          "[{ name: 'surface', atoms: 6 }]",
          "[['surface-far', 6], ['subsurface-far', 3], ['surface-near', 3], ['subsurface-near', 3]].map(([name, atoms]) => ({ name, atoms }))",
        )
        .replaceAll('zones.surface', "zones['surface-far']")
        .replace("['Ir', 'Pt']", "['Ir', 'Pd', 'Pt', 'Rh', 'Ru']"),
    )
    const child = spawn(process.execPath, [
      'dist/src/cli/main.js',
      ...(asked.at(-1) === '--model' ? [...asked, path] : asked),
      ...['--composition', 'IrPdPtRhRu', '--sites', '1e11', '--seed', '1'],
    ])
    let stderr = ''
    child.stderr.on('data', chunk => {
      stderr += chunk
    })
    await new Promise(resolve => setTimeout(resolve, 3000))
    child.kill('SIGINT')
    const signal = await new Promise(resolve => child.on('exit', (_code, name) => resolve(name)))
    expect(signal).toBe('SIGINT')
    expect(stderr).toMatch(
      /^sitescape: stopped after [\d,]+ of 100,000,000,000 sites; no file was written\n$/,
    )
  })

  it.each([
    [['--sites', '0'], 'the number of sites must be a whole number from 1 to 1e12, got 0'],
    [['--sites', 'many'], 'the number of sites must be a number of sites, got "many"'],
    [['--seed', '1.5'], 'a seed is a whole number from 0 to 4294967295, got 1.5'],
    [['--workers', '0'], 'the number of workers must be a whole number from 1, got 0'],
    [['--model', 'absent.mjs'], 'cannot read the code model absent.mjs'],
    [['--composition', 'IrAu'], 'has no parameters for Au'],
  ])('ends with 2 and one sentence on %j', async (wrong, message) => {
    const [option] = wrong as [string, string]
    const place = EQUIMOLAR.indexOf(option)
    const others = place < 0 ? EQUIMOLAR : EQUIMOLAR.toSpliced(place, 2)
    const { code, stdout, stderr } = await sitescape(...others, ...wrong)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })
})
