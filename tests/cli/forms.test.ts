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
writeRows(file, madeUpRows({ count: 100, seed: 1, own: 0.3, scatter: 0.05 }))

const ARGS = [file, '--site', 'fcc111-fcc', '--adsorbate', 'X', '--folds', '5', '--seed', '2']
const NAMES = ['shared', 'shared + ridge', 'per-ensemble', 'per-ensemble + ridge']

describe('forms', () => {
  it('compares four forms on the same folds and says which the data support', async () => {
    const [json, text] = await Promise.all([
      sitescape('forms', ...ARGS, '--json'),
      sitescape('forms', ...ARGS),
    ])
    const answer = JSON.parse(json.stdout)
    expect(answer).toMatchObject({ rows: 100, folds: 5, seed: 2, adsorbate: 'X' })
    expect(answer.forms.map(({ name }: { name: string }) => name)).toEqual(NAMES)
    expect(answer.supported).toMatch(/^per-ensemble/)
    expect(answer.conclusion).toContain(`the data support ${answer.supported}`)
    expect(text.stdout).toContain(answer.conclusion)
    for (const name of NAMES) expect(text.stdout).toContain(`\n${name} `)
    expect(text.stdout).toContain('5 folds of whole groups, seed 2')
  })

  it('writes table and picture', async () => {
    const [csv, svg] = [join(folder, 'forms.csv'), join(folder, 'forms.svg')]
    await Promise.all([csv, svg].map(out => sitescape('forms', ...ARGS, '--out', out)))
    const table = await parseCsvTable(await readFile(csv, 'utf8'), 'forms.csv')
    expect(table.rows.map(([name]) => name)).toEqual(NAMES)
    expect(table.header).toEqual(expect.arrayContaining(['mae_eV', 'mae_above_best_eV', 'standard_error_eV']))
    expect(await readFile(svg, 'utf8')).toContain('which form the data support')
  })

  it('refuses folds that the rows cannot make', async () => {
    const { code, stdout, stderr } = await sitescape('forms', ...ARGS.slice(0, 5), '--folds', '2000')
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain('which make 2 to')
  })
})
