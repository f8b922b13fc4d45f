import { describe, expect, it } from 'vitest'
import { parseComposition } from '../../src/composition/formula.ts'
import { unlayered } from '../../src/composition/layered.ts'
import { readTrainingRows } from '../../src/energy/training-rows.ts'
import { parseCsvTable } from '../../src/input/csv-table.ts'
import { toCsv } from '../../src/output/table.ts'
import { answerStructure } from '../../src/question/structure.ts'
import { structureIndex } from '../../src/question/structure-index.ts'
import { findSite } from '../../src/site/registry.ts'
import { extendedXyz } from '../../src/structure/extended-xyz.ts'
import { slabLatticeConstant } from '../../src/structure/lattice-constant.ts'
import { poscar } from '../../src/structure/poscar.ts'
import type { Structure } from '../../src/structure/structure.ts'
import { structureFormat } from '../../src/structure/structure-file.ts'
import { readWantedEnvironments } from '../../src/structure/wanted-environments.ts'

const SMALL: Structure = {
  cell: [
    [2.5, 0, 0],
    [1.25, 2, 0],
    [0, 0, 20],
  ],
  periodic: [true, true, false],
  atoms: [
    { element: 'Pt', position: [0, 0, 10], layer: 2, fixed: true },
    { element: 'Ir', position: [1.25, 0.5, 12], layer: 1, fixed: false },
    { element: 'Pt', position: [0, 1, 12], layer: 1, fixed: false },
    { element: 'O', position: [0, 1, 14], layer: 0, fixed: false },
  ],
  facts: { site: 'fcc111-top', note: 'a "b" c', seed: 3, repeated_atoms: true },
}

describe('structure files', () => {
  it('are extended XYZ with tags, a mask of what moves, and facts, quoted where they need it', () => {
    expect(extendedXyz(SMALL, { zone: ['rest', 'surface', 'ensemble', 'adsorbate'] }).split('\n')).toEqual([
      '4',
      'Lattice="2.50000000 0.00000000 0.00000000 1.25000000 2.00000000 0.00000000 0.00000000 0.00000000 20.00000000" ' +
        'Properties=species:S:1:pos:R:3:tags:I:1:move_mask:L:1:zone:S:1 pbc="T T F" site=fcc111-top note="a \\"b\\" c" seed=3 repeated_atoms=T',
      'Pt     0.00000000     0.00000000    10.00000000   2 F rest',
      'Ir     1.25000000     0.50000000    12.00000000   1 T surface',
      'Pt     0.00000000     1.00000000    12.00000000   1 T ensemble',
      'O      0.00000000     1.00000000    14.00000000   0 T adsorbate',
      '',
    ])
  })

  it('have no tags when no one has told the layers', () => {
    const untold = { ...SMALL, atoms: SMALL.atoms.map(atom => ({ ...atom, layer: null })) }
    expect(extendedXyz(untold)).toContain('Properties=species:S:1:pos:R:3:move_mask:L:1 ')
  })

  it('are POSCAR with each element together, metals by symbol, then the adsorbate, and selective dynamics', () => {
    expect(poscar(SMALL, 'O on\nPt').split('\n')).toEqual([
      'O on Pt',
      '1.0',
      '   2.5000000000    0.0000000000    0.0000000000',
      '   1.2500000000    2.0000000000    0.0000000000',
      '   0.0000000000    0.0000000000   20.0000000000',
      '  Ir  Pt   O',
      '   1   2   1',
      'Selective dynamics',
      'Cartesian',
      '   1.2500000000    0.5000000000   12.0000000000 T T T',
      '   0.0000000000    0.0000000000   10.0000000000 F F F',
      '   0.0000000000    1.0000000000   12.0000000000 T T T',
      '   0.0000000000    1.0000000000   14.0000000000 T T T',
      '',
    ])
  })

  it('are told by their names', () => {
    expect(structureFormat('a/slab.xyz')).toBe('xyz')
    expect(structureFormat('slab.vasp')).toBe('vasp')
    expect(structureFormat('run/POSCAR')).toBe('vasp')
    expect(() => structureFormat('slab.cif')).toThrow('cannot write "slab.cif"; end it in .xyz')
  })
})

describe('the index of structures', () => {
  const ask = { site: 'fcc111-fcc', composition: 'IrPtRu', adsorbate: 'O', count: 5, seed: 3 }
  const { answer } = answerStructure(ask)
  const files = answer.structures.map((_, index) => `slab-${index + 1}.xyz`)
  const index = async () => toCsv(structureIndex(answer, files))

  it('has the rows of a fit, but for the energy', async () => {
    const [header = '', ...rows] = (await index()).trim().split('\n')
    expect(header.split(',').slice(0, 5)).toEqual(['file', 'slab', 'site', 'adsorbate', 'ensemble'])
    expect(header).not.toContain('energy')
    const text = [`${header},energy`, ...rows.map((row, number) => `${row},${number / 10}`)].join('\n')
    const table = await parseCsvTable(text, 'index.csv')
    const site = findSite('fcc111-fcc')
    const read = readTrainingRows(table, site)
    expect(read.elements).toEqual(['Ir', 'Pt', 'Ru'])
    expect(read.zones.map(({ name }) => name)).toEqual(site.zones.map(({ name }) => name))
    for (const [number, row] of read.rows.entries()) {
      const { ensemble, zones } = answer.structures[number] as (typeof answer.structures)[number]
      expect(row.ensemble).toBe(ensemble)
      expect(row.counts).toEqual(
        Object.values(zones).flatMap(counts => read.elements.map(element => counts[element] ?? 0)),
      )
    }
    expect(table.rows.map(row => row.slice(0, 4))).toEqual(
      files.map((file, number) => [file, `slab-${number + 1}`, 'fcc111-fcc', 'O']),
    )
  })

  it('is a file of environments that makes the same slabs again', async () => {
    const table = await parseCsvTable(await index(), 'index.csv')
    const again = answerStructure({ site: ask.site, adsorbate: ask.adsorbate }, table)
    expect(again.slabs).toEqual(answerStructure(ask).slabs)
    expect(again.answer.structures.map(({ slab }) => slab)).toEqual(files.map(file => file.slice(0, -4)))
  })

  it('gives files on the same metal one name for it, and none to metal that was made to hold an environment', async () => {
    const rows = (name: string) => [`${name},Ir=0.25,3,2`, `${name},Ir=0.25,3,1`, `${name},Ir=0.5,3,1`]
    const places = (slab: string) =>
      rows(slab).map(row => {
        const [own, iridium, seed, place] = row.split(',') as [string, string, string, string]
        const composition = `${iridium},Pt=${1 - Number(iridium.slice(3))}`
        const made = answerStructure({
          site: 'fcc111-top',
          composition,
          seed: Number(seed),
          place: Number(place),
        })
        return `${own},"${composition}",${seed},${place},${made.answer.structures[0]?.ensemble}`
      })
    const ask = async (text: string) => {
      const { answer } = answerStructure({ site: 'fcc111-top' }, await parseCsvTable(text, 'x.csv'))
      const table = structureIndex(
        answer,
        answer.structures.map((_, number) => `s-${number}.xyz`),
      )
      return table.find(({ name }) => name === 'slab')?.values
    }
    const header = 'slab,composition,seed,place,ensemble'
    expect(await ask([header, ...places('')].join('\n'))).toEqual(['s-0', 's-0', 's-2'])
    expect(await ask([header, ...places('A')].join('\n'))).toEqual(['A', 'A', 'A'])
    const free = places('A').map(row => row.replace(/,\d+,\d+,/, ',,,'))
    expect(await ask([header, ...free].join('\n'))).toEqual(['s-0', 's-1', 's-2'])
  })

  it('takes the number of a slab for its seed where a place has no other', async () => {
    const question = { site: 'fcc111-fcc', composition: 'IrPt', seed: 42, place: 3 }
    const [made] = answerStructure(question).answer.structures
    const row = (slab: string) => parseCsvTable(`slab,place,ensemble\n${slab},3,${made?.ensemble}`, 'x.csv')
    const ask = { site: 'fcc111-fcc', composition: 'IrPt' }
    const { structures } = answerStructure(ask, await row('42')).answer
    expect(structures).toEqual([{ ...made, slab: '42' }])
    const named = await row('A7')
    expect(() => answerStructure(ask, named)).toThrow('a place needs the seed of its slab')
  })

  it('takes the size that the environments are for, and refuses another', async () => {
    const table = await parseCsvTable('size,ensemble\n4x3x5,Pt', 'x.csv')
    const ask = { site: 'fcc111-top', composition: 'Pt' }
    expect(answerStructure(ask, table).answer.size).toEqual([4, 3, 5])
    expect(() => answerStructure({ ...ask, size: '3x3x4' }, table)).toThrow(
      'x.csv, row 1: the size is "4x3x5", but slabs are asked for 3x3x4',
    )
  })

  it.each([
    ['ensemble,surface:Ir\nPt,5', 'x.csv, row 1: surface must sum to 6 atoms, got 5 = 5'],
    ['ensemble,surface:Ir\nPt-Pt,6', 'x.csv, row 1: the ensemble must have 1 elements'],
    ['ensemble,surface:Ir\nXx,6', 'got "Xx"'],
    ['ensemble,surface:Ir\nPt,-6', 'surface needs whole numbers of atoms, got "-6"'],
    ['ensemble,top:Ir\nPt,6', 'unknown zone of fcc111-top "top"'],
    ['ensemble,surface:Xx\nPt,6', 'x.csv has a column "surface:Xx" of the unknown element "Xx"'],
    ['surface:Ir\n6', 'x.csv has no column "ensemble"'],
    ['seed,ensemble\n-1,Pt', 'the seed must be a whole number, got "-1"'],
    ['place,ensemble\n1,Pt', 'a place needs the seed of its slab'],
    ['composition,ensemble\nXx,Pt', 'x.csv, row 1: unknown element "Xx"'],
    ['site,ensemble\nfcc111-fcc,Pt', 'the site is "fcc111-fcc", but slabs are asked for fcc111-top'],
  ])('refuses environments that cannot be, by row: %j', async (text, message) => {
    const table = await parseCsvTable(text, 'x.csv')
    expect(() => readWantedEnvironments(table, findSite('fcc111-top'), [3, 3, 4])).toThrow(message)
  })
})

describe('the question of structures', () => {
  it('gives successive seeds, each the same slab as alone', () => {
    const ask = { site: 'fcc100-hollow', composition: 'IrPt', adsorbate: 'N' }
    const many = answerStructure({ ...ask, count: 3, seed: 5 })
    for (const [index, slab] of many.slabs.entries())
      expect(answerStructure({ ...ask, seed: 5 + index }).slabs).toEqual([slab])
  })

  it('says how large a cell has no periodic images when there are some', () => {
    const { answer } = answerStructure({ site: 'fcc111-fcc', composition: 'IrPt', size: '3x3x4' })
    expect(answer.structures[0]?.repeatedAtoms).toBe(true)
    expect(answer.warnings).toEqual([
      'in a 3x3x4 cell 3 of the neighbours at fcc111-fcc are periodic images of other atoms of its environment, which count more than once; 4x4x4 is the smallest cell without',
    ])
    expect(answerStructure({ site: 'fcc111-fcc', composition: 'IrPt' }).answer.warnings).toEqual([])
  })

  it("takes the lattice constant below the surface by Vegard's rule, or the one given in angstrom", () => {
    const alloy = { bulk: parseComposition('PtNi'), layers: new Map([[1, parseComposition('Pt')]]) }
    expect(slabLatticeConstant(alloy)).toEqual({ value: (3.92 + 3.52) / 2, from: 'Vegard' })
    expect(slabLatticeConstant(alloy, 3.99)).toEqual({ value: 3.99, from: 'given' })
    for (const wrong of [0, -3.9, 0.39, 392, Number.NaN])
      expect(() => slabLatticeConstant(alloy, wrong)).toThrow(
        `the lattice constant must be from 2 to 8 angstrom, got ${wrong}`,
      )
    expect(() => slabLatticeConstant(unlayered(parseComposition('U')))).toThrow('no lattice constant for U')
  })

  it.each([
    [{ site: 'bulk' }, 'a slab needs a site of a surface'],
    [{ site: 'fcc111-topp' }, 'did you mean fcc111-top?'],
    [{ adsorbate: 'OOH' }, 'unknown adsorbate "OOH"; did you mean OH?'],
    [{ count: 0 }, 'a whole number from 1 to 10,000 at once, got 0'],
    [{ count: 1e5 }, 'got 100000'],
    [{ seed: 2 ** 32 - 1, count: 2 }, 'a seed is a whole number'],
  ])('refuses %j: %s', (more, message) => {
    expect(() => answerStructure({ site: 'fcc111-top', composition: 'IrPt', ...more })).toThrow(message)
  })

  it('refuses a count, a place or a fingerprint beside a file of environments, and no composition at all', async () => {
    const ask = { site: 'fcc111-top', composition: 'IrPt' }
    const table = await parseCsvTable('ensemble\nIr', 'x.csv')
    for (const more of [{ count: 2 }, { fingerprint: 'Ir' }, { place: 1 }])
      expect(() => answerStructure({ ...ask, ...more }, table)).toThrow(
        'leave out the fingerprint, the place and the count',
      )
    expect(() => answerStructure({ site: 'fcc111-top' }, table)).toThrow('composition is missing')
  })
})
