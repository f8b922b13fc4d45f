import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sitescape } from './sitescape.ts'

const folder = mkdtempSync(join(tmpdir(), 'sitescape-rows-'))
const at = (name: string): string => join(folder, name)
const SLABS = [1, 2, 3, 4].map(k => at(`oh-${k}.xyz`))

const write = (name: string, text: string): string => {
  writeFileSync(at(name), text)
  return at(name)
}

/** The structure with more in its second line. */
const withFact = (file: string, name: string, fact: string): string => {
  const [count, head, ...atoms] = readFileSync(file, 'utf8').split('\n')
  return write(name, [count, `${head} ${fact}`, ...atoms].join('\n'))
}

beforeAll(async () => {
  const { code } = await sitescape(
    ...['structure', '--site', 'fcc111-top', '--composition', 'IrPt', '--adsorbate', 'OH'],
    ...['--count', '4', '--seed', '5', '--out', at('oh.xyz'), '--index', at('index.csv')],
  )
  expect(code).toBe(0)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('sitescape rows', () => {
  it('turns structures and energies into a table that fit reads', async () => {
    const energies = write(
      'energies.csv',
      `file,energy\n${[1, 2, 3, 4].map(k => `oh-${k}.xyz,0.${k}`).join('\n')}\n`,
    )
    const out = at('rows.csv')
    const args = ['rows', ...SLABS, '--energies', energies, '--index', at('index.csv'), '--out', out]
    const { code, stdout, stderr } = await sitescape(...args)
    expect([code, stderr]).toEqual([0, `wrote ${out}\n`])
    expect(stdout).toMatch(/^4 rows of \*OH on fcc111-top, from 4 slabs; energies in eV\n/)
    const rows = parse(readFileSync(out, 'utf8'), { columns: true }) as Record<string, string>[]
    const index = parse(readFileSync(at('index.csv'), 'utf8'), { columns: true }) as Record<string, string>[]
    expect(rows.map(({ energy }) => energy)).toEqual(['0.1', '0.2', '0.3', '0.4'])
    for (const [k, row] of rows.entries())
      for (const name of ['ensemble', 'surface:Ir', 'surface:Pt', 'subsurface:Ir', 'subsurface:Pt'])
        expect(row[name]).toBe(index[k]?.[name])
    const fitted = await sitescape('fit', out, '--site', 'fcc111-top', '--adsorbate', 'OH', '--json')
    expect(fitted.code).toBe(0)
    expect(JSON.parse(fitted.stdout).train.n).toBe(4)
  })

  it('writes the same to JSON, CSV and Parquet as it prints', async () => {
    const files = SLABS.map((file, k) => withFact(file, `given-${k}.xyz`, `adsorption_energy=0.${k}`))
    const printed = await sitescape('rows', ...files, '--json')
    expect([printed.code, printed.stderr]).toEqual([0, ''])
    const answer = JSON.parse(printed.stdout)
    expect(answer).toMatchObject({
      site: 'fcc111-top',
      adsorbate: 'OH',
      elements: ['Ir', 'Pt'],
      zones: [
        { name: 'surface', atoms: 6 },
        { name: 'subsurface', atoms: 3 },
      ],
      energy: { unit: 'eV', reference: null },
      refused: [],
      warnings: [],
    })
    for (const { zones } of answer.rows) {
      expect(zones.surface.Ir + zones.surface.Pt).toBe(6)
      expect(zones.subsurface.Ir + zones.subsurface.Pt).toBe(3)
    }
    for (const ending of ['json', 'csv', 'parquet'])
      expect((await sitescape('rows', ...files, '--out', at(`r.${ending}`))).code).toBe(0)
    expect(readFileSync(at('r.json'), 'utf8')).toBe(printed.stdout)
    const parquet = await parquetReadObjects({ file: await asyncBufferFromFile(at('r.parquet')) })
    const csv = parse(readFileSync(at('r.csv'), 'utf8'), { columns: true }) as Record<string, string>[]
    for (const [k, row] of answer.rows.entries()) {
      expect(parquet[k]).toMatchObject({
        file: row.file,
        energy: row.energy,
        'surface:Ir': row.zones.surface.Ir,
      })
      expect(csv[k]).toMatchObject({ slab: row.slab, ensemble: row.ensemble, repeated_atoms: 'false' })
    }
  })

  it('takes every frame of a file, and total energies only with what they need', async () => {
    const frames = SLABS.map((file, k) =>
      readFileSync(withFact(file, 'one.xyz', `energy=${-210.5 - k} clean_energy=-200`), 'utf8'),
    )
    const many = write('many.xyz', frames.join(''))
    const silent = await sitescape('rows', many)
    expect([silent.code, silent.stdout]).toEqual([2, ''])
    expect(silent.stderr).toContain(
      'many.xyz#1: its energies, -210.5 eV and -200 eV without the adsorbate, are total',
    )
    const { code, stdout } = await sitescape('rows', many, '--reference', '-11', '--json')
    expect(code).toBe(0)
    const { rows, energy } = JSON.parse(stdout)
    expect(rows.map((row: { file: string }) => row.file)).toEqual([1, 2, 3, 4].map(k => `${many}#${k}`))
    expect(rows.map((row: { energy: number }) => row.energy)).toEqual([0.5, -0.5, -1.5, -2.5])
    expect(energy).toEqual({ unit: 'eV', reference: -11 })
  })

  it('keeps the good rows and exits with 2 where some structures are refused, unless told to keep going', async () => {
    const files = SLABS.map((file, k) => withFact(file, `mixed-${k}.xyz`, 'adsorption_energy=0'))
    const garbled = write('garbled.xyz', readFileSync(files[0] as string, 'utf8').slice(0, 900))
    const vasp = write('vasp.xyz', 'x\n1\n3 0 0\n0 3 0\n0 0 3\nPt\n1\nDirect\n0 0 0\n')
    const args = ['rows', garbled, ...files, vasp, '--out', at('some.csv'), '--json']
    const { code, stdout, stderr } = await sitescape(...args)
    expect(code).toBe(2)
    const answer = JSON.parse(stdout)
    expect(answer.rows).toHaveLength(4)
    expect(answer.refused.map(({ file }: { file: string }) => file)).toEqual([garbled, vasp])
    expect(answer.refused[0].reason).toMatch(
      /^line 1 says 38 atoms, but the file ends after \d+ of them, at line \d+$/,
    )
    expect(answer.refused[1].reason).toContain('its name says extended XYZ, but it holds a POSCAR')
    expect(stderr).toContain('sitescape: 2 of 6 structures made no row\n')
    expect(stderr).toContain(`  ${vasp}: its name says`)
    expect(readFileSync(at('some.csv'), 'utf8').trimEnd().split('\n')).toHaveLength(5)
    expect((await sitescape(...args, '--keep-going')).code).toBe(0)
  })

  it('warns of energies that no structure has', async () => {
    const energies = write('more.csv', 'file,energy\noh-1.xyz,0\noh-9.xyz,1\n')
    const { stdout, code } = await sitescape('rows', SLABS[0] as string, '--energies', energies)
    expect(code).toBe(0)
    expect(stdout).toContain(`warning: ${energies} has 1 file that was not given: oh-9.xyz`)
  })

  it.each<[string, () => string[], string]>([
    ['no file', () => ['rows'], "missing required argument 'files'"],
    ['a file that is not there', () => ['rows', 'none.xyz'], 'none.xyz: the file cannot be read'],
    ['no energies', () => ['rows', SLABS[0] as string], 'it has no energy'],
    ['a file twice', () => ['rows', 'a.xyz', 'a.xyz'], 'the structure a.xyz is given twice'],
    [
      'an unknown site',
      () => ['rows', SLABS[0] as string, '--site', 'fcc111-tpo'],
      'did you mean fcc111-top',
    ],
    ['an unknown zone', () => ['rows', SLABS[0] as string, '--site', 'fcc111-top', '--zones', 'x'], 'zone'],
    ['a wide tolerance', () => ['rows', SLABS[0] as string, '--tolerance', '0.7'], 'got 0.7'],
    ['a reference in words', () => ['rows', SLABS[0] as string, '--reference', 'H2O'], 'got "H2O"'],
    ['an unknown element', () => ['rows', SLABS[0] as string, '--elements', 'Ir,Qq'], 'unknown element "Qq"'],
    ['a picture', () => ['rows', SLABS[0] as string, '--out', 'x.svg'], 'end it in .json, .csv, .parquet'],
  ])('refuses %s', async (_, args, message) => {
    const { code, stdout, stderr } = await sitescape(...args())
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })
})
