import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'
import { describe, expect, it } from 'vitest'
import { loadModel } from '../../src/energy/registry.ts'
import { evaluator } from '../../src/polynomial/homogeneous-polynomial.ts'
import { objectivePolynomial } from '../../src/polynomial/objective-polynomial.ts'
import { sitescape } from './sitescape.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'sitescape-'))
const activity = ['--model', 'irpdptrhru-oh', '--objective', 'sabatier', '--optimum', '1.10']
const scan = (...more: string[]) => ['scan', ...activity, ...more]

describe('sitescape scan', () => {
  it('gives how many compositions there are and the best of them', async () => {
    const { code, stdout, stderr } = await sitescape(
      ...scan('--temperature', '300', '--step', '0.01', '--top', '20', '--json'),
    )
    expect([code, stderr]).toEqual([0, ''])
    const answer = JSON.parse(stdout)
    expect(answer.compositions).toBe(4_598_126)
    expect(answer.objective).toEqual({ name: 'sabatier', optimum: 1.1, temperature: 300 })
    expect(answer.energy.reaction).toBe('H2O + * -> *OH + 1/2 H2')
    expect(answer.best).toHaveLength(20)
    expect(answer.best[0].composition).toEqual({ Ir: 0.2, Pd: 0, Pt: 0.8, Rh: 0, Ru: 0 })
    expect(answer.best[0].value).toBeCloseTo(0.57675, 5)
    expect(answer.warnings).toEqual([])
  })

  it('writes every composition to CSV and Parquet, with the value of the polynomial', async () => {
    const place = folder()
    const value = evaluator(
      objectivePolynomial(loadModel('agaucupdpt-no'), { name: 'mean' }, ['Ag', 'Cu', 'Pd']),
    )
    const args = [
      'scan',
      '--model',
      'agaucupdpt-no',
      '--objective',
      'mean',
      '--elements',
      'Ag,Cu,Pd',
      '--step',
      '0.1',
    ]
    for (const ending of ['csv', 'parquet']) {
      const file = join(place, `all.${ending}`)
      expect(await sitescape(...args, '--out', file)).toMatchObject({ code: 0, stderr: `wrote ${file}\n` })
    }
    const rows = await parquetReadObjects({ file: await asyncBufferFromFile(join(place, 'all.parquet')) })
    expect(rows).toHaveLength(66)
    for (const { x_Ag, x_Cu, x_Pd, mean_eV, unseen_probability } of rows) {
      expect(mean_eV).toBeCloseTo(value(Float64Array.of(x_Ag, x_Cu, x_Pd)), 12)
      // Ag-Ag-Pd alone is without data among these elements.
      expect(unseen_probability).toBeCloseTo(3 * x_Ag ** 2 * x_Pd, 12)
    }
    const lines = readFileSync(join(place, 'all.csv'), 'utf8').trimEnd().split('\n')
    expect(lines[0]).toBe('x_Ag,x_Cu,x_Pd,mean_eV,unseen_probability')
    expect(lines.slice(1).map(line => line.split(',').map(Number))).toEqual(
      rows.map(row => Object.values(row)),
    )
  })

  it('warns of an optimum that no site can have, and of ensembles without data', async () => {
    const far = await sitescape('scan', ...activity.slice(0, 4), '--optimum', '9', '--step', '0.5', '--json')
    expect(JSON.parse(far.stdout).warnings[0]).toContain('the optimum 9 eV lies outside all energies')
    const no = await sitescape('scan', '--model', 'agaucupdpt-no', '--objective', 'mean', '--step', '0.5')
    expect(no.stdout).toContain(
      'warning: agaucupdpt-no has no data for Ag-Ag-Pd, Ag-Ag-Pt, Ag-Au-Pt, Au-Au-Pt',
    )
  })

  it('draws two or three elements that vary', async () => {
    const place = folder()
    for (const elements of ['Ir,Pt', 'Ir,Pt,Ru']) {
      const file = join(place, `${elements}.svg`)
      expect(await sitescape(...scan('--elements', elements, '--out', file))).toMatchObject({ code: 0 })
      expect(readFileSync(file, 'utf8')).toContain('relative to a site at the optimum')
    }
  })

  it.each([
    ['a step that does not divide 1', scan('--step', '0.03'), 'got 0.03'],
    [
      'a scan too large without --yes',
      scan('--step', '0.001'),
      'would visit 42,084,793,751 compositions; more than 20,000,000 need the option yes',
    ],
    ['bounds that leave no composition', scan('--min', '0.3'), 'lower bounds sum to 1.5'],
    [
      'bounds that the grid misses',
      scan('--bounds', 'Ir=0.12', '--step', '0.1'),
      'no composition on the grid of step 0.1',
    ],
    ['a single element', scan('--elements', 'Pt'), 'at least two elements, got Pt'],
    ['no best compositions', scan('--top', '0'), 'got 0'],
    ['a picture of five elements', scan('--out', 'map.svg'), 'two or three elements that vary, got 5'],
    [
      'a picture that is too fine',
      scan('--elements', 'Ir,Pt,Ru', '--step', '0.001', '--out', 'map.svg'),
      'at most 25,000',
    ],
    ['a layer that the model does not see', scan('--layer', '3=Pt'), 'layer 3'],
    ['every layer fixed', scan('--layer', '1=Pt', '--layer', '2=Pt'), 'no composition is left to vary'],
    [
      'a window without ends',
      ['scan', '--model', 'irpdptrhru-oh', '--objective', 'window'],
      'needs an end, from or to or both',
    ],
    ['an unknown objective', ['scan', '--model', 'irpdptrhru-oh', '--objective', 'sabatir'], 'sabatier'],
  ])('refuses %s', async (_, args, message) => {
    const { code, stdout, stderr } = await sitescape(...args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })

  it('says how far it came when it is stopped, and leaves no file', async () => {
    const place = folder()
    const child = spawn(process.execPath, [
      'dist/src/cli/main.js',
      ...scan('--step', '0.005', '--yes', '--out', join(place, 'all.csv')),
    ])
    let stderr = ''
    child.stderr.on('data', chunk => {
      stderr += chunk
    })
    while (readdirSync(place).length === 0) await new Promise(resolve => setTimeout(resolve, 50))
    await new Promise(resolve => setTimeout(resolve, 500))
    child.kill('SIGINT')
    const signal = await new Promise(resolve => child.on('exit', (_, name) => resolve(name)))
    expect(signal).toBe('SIGINT')
    expect(stderr).toMatch(
      /^sitescape: stopped after [\d,]+ of 70,058,751 compositions; no file was written\n$/,
    )
    expect(existsSync(join(place, 'all.csv'))).toBe(false)
    expect(readdirSync(place)).toEqual([])
  })
})
