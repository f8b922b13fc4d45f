import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { sitescape } from './sitescape.ts'

const folder = mkdtempSync(join(tmpdir(), 'sitescape-structure-'))

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const at = (name: string): string => join(folder, name)

const lines = (name: string): string[] => readFileSync(at(name), 'utf8').trimEnd().split('\n')

const ASK = ['structure', '--site', 'fcc111-top', '--composition', 'IrPdPtRhRu', '--adsorbate', 'OH']

describe('sitescape structure', () => {
  it('writes one slab and says what it is, as JSON alone on stdout', async () => {
    const { code, stdout } = await sitescape(...ASK, '--seed', '1', '--out', at('slab.xyz'), '--json')
    expect(code).toBe(0)
    const answer = JSON.parse(stdout)
    expect(answer).toMatchObject({
      site: 'fcc111-top',
      facet: 'fcc111',
      adsorbate: 'OH',
      size: [3, 3, 4],
      atoms: 38,
      latticeConstantFrom: 'Vegard',
      vacuum: 10,
      fixedLayers: 2,
      files: [at('slab.xyz')],
      index: null,
      warnings: [],
    })
    expect(answer.structures).toHaveLength(1)
    expect(answer.structures[0]).toMatchObject({ seed: 1, place: 4, repeatedAtoms: false })
    expect(answer.structures[0].latticeConstant).toBeCloseTo((3.84 + 3.89 + 3.92 + 3.8 + 3.78) / 5, 12)
    const [count, header, ...atoms] = lines('slab.xyz')
    expect(count).toBe('38')
    expect(header).toContain(`fingerprint="${answer.structures[0].fingerprint}"`)
    expect(atoms).toHaveLength(38)
    expect(atoms.filter(atom => atom.endsWith('adsorbate')).map(atom => atom.slice(0, 2).trim())).toEqual([
      'O',
      'H',
    ])
  })

  it('gives the same bytes for the same question, and another slab for another seed', async () => {
    const write = (seed: string, name: string) => sitescape(...ASK, '--seed', seed, '--out', at(name))
    await Promise.all([write('4', 'four.vasp'), write('4', 'again.vasp'), write('5', 'five.vasp')])
    expect(lines('again.vasp')).toEqual(lines('four.vasp'))
    expect(lines('five.vasp')).not.toEqual(lines('four.vasp'))
  })

  it('holds a fingerprint as `activity` prints it', async () => {
    const wanted = 'Ru; surface Ir1Pt5, subsurface Pd3'
    const { code, stdout } = await sitescape(...ASK, '--fingerprint', wanted, '--out', at('held.xyz'))
    expect(code).toBe(0)
    expect(stdout).toContain(`${wanted}, third-layer-far`)
  })

  it('writes several slabs from successive seeds with the index that ties them to their environments', async () => {
    const { code, stderr } = await sitescape(...ASK, '--count', '3', '--seed', '7', '--out', at('many.vasp'))
    expect(code).toBe(0)
    expect(stderr).toContain('many-1.vasp to ')
    expect(readdirSync(folder).filter(name => name.startsWith('many'))).toEqual([
      'many-1.vasp',
      'many-2.vasp',
      'many-3.vasp',
      'many.csv',
    ])
    const [header, ...rows] = lines('many.csv')
    expect(header).toMatch(/^file,slab,site,adsorbate,ensemble,surface:Ir,surface:Pd,/)
    expect(rows.map(row => row.split(',').slice(0, 4))).toEqual(
      [1, 2, 3].map(number => [`many-${number}.vasp`, `many-${number}`, 'fcc111-top', 'OH']),
    )
  })

  it('writes a slab for each row of a file of environments', async () => {
    writeFileSync(at('wanted.csv'), 'ensemble,surface:Ir,surface:Pt\nIr,2,4\nPt,0,6\n')
    const { code, stdout } = await sitescape(
      ...ASK,
      ...['--environments', at('wanted.csv'), '--out', at('row.xyz'), '--index', at('rows.csv'), '--json'],
    )
    expect(code).toBe(0)
    const { structures, files, index } = JSON.parse(stdout)
    expect(structures.map(({ ensemble }: { ensemble: string }) => ensemble)).toEqual(['Ir', 'Pt'])
    expect(structures[0].zones.surface).toEqual({ Ir: 2, Pt: 4 })
    expect([...files, index].every(existsSync)).toBe(true)
  })

  it('warns on stderr of periodic images, and refuses a fingerprint that they keep out', async () => {
    const small = [...ASK, '--size', '2x2x4', '--out', at('small.xyz')]
    const [held, refused] = await Promise.all([
      sitescape(...small, '--fingerprint', 'Ir; surface Ir2Pt4'),
      sitescape(...small, '--fingerprint', 'Ir; surface Ir1Pt5'),
    ])
    expect(held.code).toBe(0)
    expect(held.stderr).toContain('periodic images')
    expect(refused.code).toBe(2)
    expect(refused.stderr).toMatch(
      /^sitescape: a slab of 2x2x4 cannot hold .* the smallest that can is 2x3x4\n$/,
    )
  })

  it.each([
    ['cannot write "slab.cif"; end it in .xyz', ['--out', 'slab.cif']],
    ['got "3x3"', ['--out', at('x.xyz'), '--size', '3x3']],
    ['the vacuum must be more than 0', ['--out', at('x.xyz'), '--vacuum', '-5']],
    ['the vacuum must be a number of angstrom, got "ten"', ['--out', at('x.xyz'), '--vacuum', 'ten']],
    ['layer 9 has no part in a slab of 3x3x4', ['--out', at('x.xyz'), '--layer', '9=Pt']],
    ['cannot read the file', ['--out', at('x.xyz'), '--environments', at('none.csv')]],
    ['end it in .csv', ['--out', at('x.xyz'), '--index', at('index.txt')]],
    ['its folder does not exist', ['--out', join(folder, 'none', 'x.xyz')]],
  ])('exits with 2 and one sentence: %s', async (message, more) => {
    const { code, stdout, stderr } = await sitescape(...ASK, ...more)
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain(message)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    expect(existsSync(at('x.xyz'))).toBe(false)
  })
})
