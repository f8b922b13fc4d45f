import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readCsvTable } from '../../src/input/csv-table.ts'
import { sitescape } from './sitescape.ts'

const QUESTION = [
  '--model',
  'irpdptrhru-oh',
  '--compositions',
  'Ir20Pt80:2',
  'IrPdPtRhRu',
  '--candidates',
  '900',
]
const ask = (...args: string[]) => sitescape('design', ...QUESTION, ...args)

describe('sitescape design', () => {
  it('lists the environments to compute, and what they are worth', async () => {
    const { code, stdout } = await ask('--add', '5')
    expect(code).toBe(0)
    expect(stdout).toContain('for Ir20Pt80 (weight 0.6667), Ir20Pd20Pt20Rh20Ru20 (weight 0.3333)')
    expect(stdout).toMatch(/eV now, 0\.\d+ eV with these 5 rows on \d+ slabs? at a cost of/)
    expect(stdout).toMatch(/random rows at that cost: 0\.\d+ eV/)
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^5 /)
  })

  it('prints one JSON document, the same for the same seed', async () => {
    const [first, second] = [await ask('--json', '--seed', '3'), await ask('--json', '--seed', '3')]
    expect(JSON.parse(first.stdout)).toMatchObject({ criterion: 'distribution', seed: 3 })
    expect(JSON.parse(first.stdout).chosen).toHaveLength(20)
    expect(second.stdout).toBe(first.stdout)
  })

  it('writes what `structure --environments` takes, and the same slabs by itself', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sitescape-'))
    const csv = join(folder, 'chosen.csv')
    const slabs = join(folder, 'slabs')
    expect(await ask('--add', '3', '--out', csv, '--structures', slabs)).toMatchObject({ code: 0 })
    const { header, rows } = await readCsvTable(csv)
    const names = rows.map(cells => {
      const [slab, place] = ['slab', 'place'].map(name => cells[header.indexOf(name)])
      return `slab-${slab}-site-${place}.xyz`
    })
    const clean = new Set(names.map(name => name.replace(/-site-\d+/, '')))
    expect(readdirSync(slabs).sort()).toEqual(['index.csv', ...names, ...clean].sort())
    const index = await readCsvTable(join(slabs, 'index.csv'))
    expect(index.rows.map(cells => cells[index.header.indexOf('file')])).toEqual(names)

    const out = join(folder, 'own.xyz')
    const written = await sitescape(
      ...['structure', '--site', 'fcc111-top', '--adsorbate', 'OH', '--environments', csv, '--out', out],
    )
    expect(written).toMatchObject({ code: 0 })
    for (const [number, name] of names.entries())
      expect(readFileSync(join(folder, `own-${number + 1}.xyz`), 'utf8')).toBe(
        readFileSync(join(slabs, name), 'utf8'),
      )
  })

  it('chooses from the rows of a file', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'sitescape-')), 'rows.csv')
    writeFileSync(
      file,
      'ensemble,surface:Ir,surface:Pt,subsurface:Ir,subsurface:Pt\nIr,2,4,0,3\nPt,6,0,3,0\nPt,0,6,0,3\n',
    )
    const args = ['design', '--model', 'irpdptrhru-oh', '--compositions', 'IrPt', '--environments', file]
    const { code, stdout } = await sitescape(...args, '--add', '2', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(stdout).candidates).toMatchObject({ count: 3, from: file })
    expect(await sitescape(...args, '--add', '2', '--structures', 'slabs')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('structures of a design are those of its random slabs'),
    })
  })

  it.each([
    [['--add', '0'], 'the number of rows to add is a whole number from 1, got 0'],
    [['--criterion', 'best'], 'unknown criterion "best"'],
    [['--criterion', 'activity'], 'the criterion activity needs an objective'],
    [['--slab-cost', '-1'], 'the cost of a slab must be 0 or a positive, finite number, got -1'],
    [['--compositions', 'AgPt'], 'model irpdptrhru-oh has no parameters for Ag'],
    [['--seed', '1', '--seed', '2'], '--seed is given twice'],
  ])('answers %j with exit code 2 and one sentence', async (args, sentence) => {
    const { code, stdout, stderr } = await ask(...args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(sentence)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })
})
