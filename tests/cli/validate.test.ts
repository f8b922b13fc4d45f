import { mkdtempSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseCsvTable } from '../../src/input/csv-table.ts'
import { madeUpRows } from '../energy/made-up-rows.ts'
import { writeRows } from './rows-file.ts'
import { sitescape } from './sitescape.ts'

const folder = mkdtempSync(join(tmpdir(), 'sitescape-'))
const file = join(folder, 'rows.csv')
const data = madeUpRows({ count: 80, seed: 1, elements: ['Pd', 'Pt', 'Rh'] })
const rows = data.rows.map((row, index) => ({
  ...row,
  split: index % 8 === 0 ? ('test' as const) : ('train' as const),
  energy: row.energy + (index === 42 ? 2 : 0),
}))
writeRows(file, { ...data, rows })

const ARGS = [file, '--site', 'fcc111-fcc', '--adsorbate', 'X', '--repeats', '2']

describe('validate', () => {
  it('tells in JSON what it tells in text, and names outliers by row', async () => {
    const [json, text] = await Promise.all([
      sitescape('validate', ...ARGS, '--json'),
      sitescape('validate', ...ARGS),
    ])
    expect([json.code, text.code]).toEqual([0, 0])
    const answer = JSON.parse(json.stdout)
    expect(answer).toMatchObject({
      site: 'fcc111-fcc',
      adsorbate: 'X',
      energy: { quantity: 'E', reaction: 'not stated' },
      form: 'shared',
      ridge: null,
      crossValidation: { kind: 'loo', n: 70, groupsTogether: false },
      test: { n: 10 },
      learningCurve: { repeats: 2, seed: 1, heldOutShare: 0.2 },
    })
    expect(answer.rows).toHaveLength(80)
    expect(answer.calibration.map((own: { level: number }) => own.level)).toEqual([0.5, 0.8, 0.9, 0.95])
    expect(answer.outliers.map((own: { row: number }) => own.row)).toContain(43)
    expect(text.stdout).toMatch(/row 43 +train/)
    expect(text.stdout).toContain('prediction intervals, checked on 70 held-out rows')
    expect(text.stdout).toContain(`leave one out  70    ${answer.crossValidation.mae.toFixed(4)}`)
    expect(text.stdout).toContain('in ensemble or zones')
    expect(text.stdout).toContain('rows of the fit')
  })

  it('writes a line per row, the pictures, and a report of all', async () => {
    const path = (name: string) => join(folder, name)
    const finished = await Promise.all([
      sitescape('validate', ...ARGS, '--validate', 'kfold=4', '--out', path('rows-out.csv')),
      sitescape('validate', ...ARGS, '--out', path('parity.svg')),
      sitescape('validate', ...ARGS, '--picture', 'residuals', '--out', path('residuals.svg')),
      sitescape('validate', ...ARGS, '--picture', 'learning-curve', '--out', path('curve.svg')),
      sitescape('validate', ...ARGS, '--out', path('report.html')),
      sitescape('validate', ...ARGS, '--picture', 'parity', '--out', path('parity.html')),
    ])
    expect(finished.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0, 0])
    const table = await parseCsvTable(await readFile(path('rows-out.csv'), 'utf8'), 'rows-out.csv')
    expect(table.header.slice(0, 8)).toEqual([
      'row',
      'split',
      'ensemble',
      'energy_eV',
      'predicted_eV',
      'error_eV',
      'standard_error_eV',
      'prediction_standard_deviation_eV',
    ])
    expect(table.rows.map(([row]) => row)).toEqual(rows.map((_, index) => String(index + 1)))
    const pictures = await Promise.all(
      ['parity.svg', 'residuals.svg', 'curve.svg', 'report.html', 'parity.html'].map(name =>
        readFile(path(name), 'utf8'),
      ),
    )
    expect(pictures[0]).toContain('row 43')
    expect(pictures[1]).toContain('By element in the ensemble')
    expect(pictures[2]).toContain('Rows of the fit')
    expect(pictures[3]).toContain('<h2>Outliers</h2>')
    expect(pictures[3]?.match(/<svg/g)).toHaveLength(3)
    expect(pictures[4]).toContain('new vega.View')
  })

  it.each([
    [['--picture', 'residuals'], 'picture residuals goes with --out to a .svg, .png, .html or .vl.json file'],
    [['--picture', 'residuals', '--out', 'x.csv'], 'picture residuals goes with --out'],
    [['--picture', 'bars', '--out', 'x.svg'], 'Allowed choices are parity, residuals, learning-curve'],
    [['--out', 'x.pdf'], 'cannot write "x.pdf"'],
  ])('refuses %j', async (args, sentence) => {
    const { code, stdout, stderr } = await sitescape('validate', ...ARGS, ...args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(sentence)
  })

  it('refuses to draw a learning curve without repeats', async () => {
    const args = [...ARGS.slice(0, -2), '--repeats', '0', '--picture', 'learning-curve', '--out', 'x.svg']
    const { code, stderr } = await sitescape('validate', ...args)
    expect([code, stderr]).toEqual([2, 'sitescape: the picture learning-curve needs repeats, got 0\n'])
  })
})
