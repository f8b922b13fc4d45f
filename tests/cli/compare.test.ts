import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'
import { describe, expect, it } from 'vitest'
import { sitescape } from './sitescape.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'sitescape-'))
const OH = ['compare', '--model', 'irpdptrhru-oh']
const ACTIVITY = ['--objective', 'sabatier', '--optimum', '1.1']

function csv(...lines: string[]): string {
  const file = join(folder(), 'alloys.csv')
  writeFileSync(file, `${lines.join('\n')}\n`)
  return file
}

describe('sitescape compare', () => {
  it('writes the same values to JSON, CSV and Parquet as it prints, in the order of the file', async () => {
    const place = folder()
    const file = csv('name,composition,+-', 'b,Pt,', 'a,"Ir=0.5,Ru=0.5",0.02', ',IrPdPtRhRu,0.02')
    const args = [...OH, '--csv', file, '--descriptors', 'mean,mixingEntropy', ...ACTIVITY]
    const printed = await sitescape(...args, '--json')
    expect([printed.code, printed.stderr]).toEqual([0, ''])
    const answer = JSON.parse(printed.stdout)
    expect(answer.rows.map(({ name }: { name: string }) => name)).toEqual(['b', 'a', null])
    expect(answer.energy.reaction).toBe('H2O + * -> *OH + 1/2 H2')
    expect(answer.objective).toEqual({ name: 'sabatier', optimum: 1.1, temperature: 300 })
    expect(answer.rows[2].objective).toBeCloseTo(0.0457, 4)
    expect(answer.descriptors.mixingEntropy.unit).toBe('J/(mol K)')
    for (const ending of ['json', 'csv', 'parquet']) {
      const out = join(place, `c.${ending}`)
      expect(await sitescape(...args, '--out', out)).toMatchObject({ code: 0, stderr: `wrote ${out}\n` })
    }
    expect(readFileSync(join(place, 'c.json'), 'utf8')).toBe(printed.stdout)
    const table = parse(readFileSync(join(place, 'c.csv'), 'utf8'), { columns: true }) as Record<
      string,
      string
    >[]
    const parquet = await parquetReadObjects({ file: await asyncBufferFromFile(join(place, 'c.parquet')) })
    for (const rows of [table, parquet]) {
      expect(rows.map(({ label }) => label)).toEqual(['b', 'a', 'Ir20Pd20Pt20Rh20Ru20'])
      expect(rows.map(({ mean_eV }) => Number(mean_eV))).toEqual(
        answer.rows.map(({ mean }: { mean: number }) => mean),
      )
      expect(rows.slice(1).map(row => Number(row['mean_eV+-']))).toEqual(
        answer.rows.slice(1).map((row: { uncertainty: { mean: number } }) => row.uncertainty.mean),
      )
    }
  })

  it('streams ten thousand rows, shows the first hundred, and says how many more', async () => {
    const lines = Array.from(
      { length: 10_000 },
      (_, i) => `Ir${1 + (i % 89)}Pt${1 + (i % 97)}Ru${1 + (i % 83)}`,
    )
    const out = join(folder(), 'all.csv')
    const { code, stdout } = await sitescape(
      ...OH,
      ...ACTIVITY,
      '--csv',
      csv('composition', ...lines),
      '--out',
      out,
    )
    expect(code).toBe(0)
    expect(stdout).toContain('and 9,900 more compositions')
    expect(readFileSync(out, 'utf8').split('\n')).toHaveLength(10_002)
  })

  it('keeps going past rows that fail, and counts them at the end', async () => {
    const file = csv('composition', 'Pt', 'Qq', 'Au', 'IrRu', 'Pt,1')
    const { code, stdout, stderr } = await sitescape(...OH, '--csv', file, '--keep-going', '--json')
    expect(code).toBe(0)
    const answer = JSON.parse(stdout)
    expect(answer.rows).toHaveLength(2)
    expect(answer.failed).toBe(3)
    expect(answer.failures.map(({ row }: { row: number }) => row)).toEqual([2, 3, 5])
    expect(stderr).toContain('sitescape: 3 of 5 compositions failed\n')
    expect(stderr).toContain('row 3: model irpdptrhru-oh has no parameters for Au')
  })

  it('compares under several models, with a warning that their energies differ', async () => {
    const { code, stdout } = await sitescape(
      'compare',
      '--model',
      'irpdptrhru-oh',
      '--model',
      'irpdptrhru-o',
      'Pt',
      'IrPt',
    )
    expect(code).toBe(0)
    expect(stdout).toMatch(/^warning: the energies of irpdptrhru-oh, irpdptrhru-o differ/)
    expect(stdout).toContain('*O on fcc111-fcc, ΔE(*O)')
  })

  it('needs no model for what the alloy is', async () => {
    const { code, stdout } = await sitescape(
      'compare',
      'CoCrFeMnNi',
      '--descriptors',
      'mixingEntropy,mixingEnthalpy',
    )
    expect(code).toBe(0)
    expect(stdout).toContain('13.3816')
    expect(stdout).toContain('mixingEnthalpy: mixing enthalpy, kJ/mol')
  })

  it('writes a report that opens anywhere', async () => {
    const out = join(folder(), 'report.html')
    expect(await sitescape(...OH, ...ACTIVITY, 'Pt', 'IrPt', '--out', out)).toMatchObject({ code: 0 })
    const html = readFileSync(out, 'utf8')
    expect(html).toContain('<h1>Comparison of 2 compositions</h1>')
    expect(html).not.toContain('<script')
  })

  it.each([
    ['neither model nor descriptors', ['compare', 'Pt'], 'needs a model'],
    ['an unknown descriptor', [...OH, 'Pt', '--descriptors', 'mixingEntropie'], 'did you mean mixingEntropy'],
    [
      'a row whose elements a model lacks',
      [...OH, '--csv', csv('composition', 'Pt', 'AuPt')],
      'row 2: model',
    ],
    ['a CSV without rows', [...OH, '--csv', csv('composition')], 'has no rows'],
    ['a CSV that is not there', [...OH, '--csv', 'none.csv'], 'cannot read the file none.csv'],
    [
      'only rows that fail',
      [...OH, '--keep-going', '--csv', csv('composition', 'Au')],
      'no composition can be compared',
    ],
    ['an option without its objective', [...OH, 'Pt', '--optimum', '1'], 'optimum belongs to an objective'],
    ['an objective without its optimum', [...OH, 'Pt', '--objective', 'sabatier'], 'needs an optimum'],
    [
      'an overlay of two models',
      ['compare', '--models', 'irpdptrhru-oh,irpdptrhru-o', 'Pt', '--out', 'x.svg'],
      'an overlay shows the distributions of one model',
    ],
    [
      'an overlay of many',
      [...OH, ...new Array<string>(13).fill('Pt'), '--out', 'x.svg'],
      'at most 12 compositions',
    ],
    ['differences of one', [...OH, 'Pt', '--differences'], '2 to 50 compositions, got 1'],
  ])('refuses %s', async (_, args, message) => {
    const { code, stdout, stderr } = await sitescape(...args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })

  it('says how far it came when it is stopped, and leaves no file', async () => {
    const place = folder()
    const lines = Array.from(
      { length: 20_000 },
      (_, i) => `Ir${1 + (i % 89)}Pt${1 + (i % 97)}Ru${1 + (i % 83)}`,
    )
    const child = spawn(process.execPath, [
      'dist/src/cli/main.js',
      'compare',
      '--model',
      'irpdptrhru-o',
      '--descriptors',
      'quantiles',
      '--csv',
      csv('composition', ...lines),
      '--out',
      join(place, 'all.csv'),
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
    expect(stderr).toMatch(/^sitescape: stopped after [\d,]+ of 20,000 compositions; no file was written\n$/)
    expect(existsSync(join(place, 'all.csv'))).toBe(false)
    expect(readdirSync(place)).toEqual([])
  })
})
