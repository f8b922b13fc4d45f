import { describe, expect, it } from 'vitest'
import { readTrainingRows } from '../../src/energy/training-rows.ts'
import { seededRandom } from '../../src/environment/random.ts'
import { parseCsvTable } from '../../src/input/csv-table.ts'
import { toCsv } from '../../src/output/table.ts'
import { findSite } from '../../src/site/registry.ts'
import { adsorptionEnergy } from '../../src/structure/adsorption-energy.ts'
import { energiesByFile } from '../../src/structure/energies-table.ts'
import { environmentsByFile } from '../../src/structure/expected-environments.ts'
import { fitRows } from '../../src/structure/fit-rows.ts'
import { fitRowsTable } from '../../src/structure/fit-rows-table.ts'
import type { NamedStructure } from '../../src/structure/read-structure.ts'
import type { Structure } from '../../src/structure/structure.ts'
import { expectedAround, type MadeSlab, madeSlab, slabWith } from './made-slab.ts'

const METALS = ['Ir', 'Pt', 'Ru']
const top = findSite('fcc111-top')

const randomSlab = (seed: number, layers = 4): MadeSlab => {
  const random = seededRandom(seed)
  return madeSlab('fcc111', [3, 3, layers], () => METALS[Math.floor(random() * 3)] as string)
}

const named = (name: string, structure: Structure, facts: Structure['facts'] = {}): NamedStructure => ({
  name,
  structure: { ...structure, facts },
  error: null,
})

const slabs = [1, 2, 3, 4].map(seed => randomSlab(seed))
const structures = slabs.map((slab, k) =>
  named(`slabs/${k + 1}.xyz`, slabWith(slab, top, 'OH'), { adsorption_energy: k / 10 }),
)
const names = structures.map(({ name }) => name)
const energies = async (text: string) => energiesByFile(await parseCsvTable(text, 'energies.csv'), names)
const index = async (text: string) => environmentsByFile(await parseCsvTable(text, 'index.csv'), names)

describe('rows of a fit', () => {
  it('are those that the fit reads: ensemble, counts and energy of every structure', async () => {
    const made = fitRows(structures)
    expect(made.refused).toEqual([])
    expect([made.site, made.adsorbate]).toEqual(['fcc111-top', 'OH'])
    const table = await parseCsvTable(await toCsv(fitRowsTable(made)), 'rows.csv')
    expect(table.header).toEqual([
      'file',
      'slab',
      'ensemble',
      ...['surface', 'subsurface'].flatMap(zone => METALS.map(metal => `${zone}:${metal}`)),
      'energy',
      'repeated_atoms',
    ])
    const read = readTrainingRows(table, top)
    expect(read.elements).toEqual(METALS)
    for (const [k, slab] of slabs.entries()) {
      const { ensemble, zones } = expectedAround(slab, top, point => point)
      const count = (zone: string, metal: string) => zones[zone]?.filter(own => own === metal).length
      expect(read.rows[k]).toMatchObject({
        split: 'train',
        ensemble,
        counts: ['surface', 'subsurface'].flatMap(zone => METALS.map(metal => count(zone, metal))),
        energy: k / 10,
        slab: made.rows[k]?.slab,
      })
    }
    expect(new Set(made.rows.map(({ slab }) => slab)).size).toBe(4)
    expect(made.rows.every(({ repeatedAtoms }) => !repeatedAtoms)).toBe(true)
  })

  it('share the name of their slab where adsorbates sit on several sites of one', () => {
    const [slab] = slabs as [MadeSlab]
    const sites = [0, 1, 2].map(k => {
      const site = { ...top, ensemble: [[k, -k, 0]] as const }
      return named(`${k}.xyz`, slabWith(slab, site, 'O'), { adsorption_energy: 0 })
    })
    const { rows } = fitRows(sites)
    expect(new Set(rows.map(({ slab }) => slab)).size).toBe(1)
    expect(new Set(rows.map(({ ensemble, counts }) => ensemble + counts)).size).toBeGreaterThan(1)
  })

  it('are flagged where images of one atom count, by the zones that count', () => {
    const random = seededRandom(9)
    const hollow = findSite('fcc111-fcc')
    const slab = madeSlab('fcc111', [3, 3, 4], () => METALS[Math.floor(random() * 3)] as string)
    const one = [named('h.xyz', slabWith(slab, hollow, 'H', 1), { adsorption_energy: 0.2 })]
    // The far surface atoms of a hollow reach across a 3x3 cell, the near ones do not.
    expect(fitRows(one).rows[0]?.repeatedAtoms).toBe(true)
    expect(fitRows(one, { zones: ['surface-near', 'subsurface-near'] }).rows[0]?.repeatedAtoms).toBe(false)
    const small = madeSlab('fcc111', [2, 2, 4], () => METALS[Math.floor(random() * 3)] as string)
    const { rows, zones } = fitRows([named('s.xyz', slabWith(small, top), { adsorption_energy: 0 })])
    expect(rows[0]?.repeatedAtoms).toBe(true)
    expect(zones).toEqual([
      { name: 'surface', atoms: 6 },
      { name: 'subsurface', atoms: 3 },
    ])
    expect(rows[0]?.counts.slice(0, rows[0].counts.length / 2).every(count => count % 2 === 0)).toBe(true)
  })

  it('stay where others are refused, each with its file and reason', () => {
    const [first, second] = structures as [NamedStructure, NamedStructure]
    const moved = named('moved.xyz', slabWith(slabs[2] as MadeSlab, findSite('fcc111-bridge')), {
      adsorption_energy: 0,
    })
    const bare = named('bare.xyz', slabWith(slabs[3] as MadeSlab, top, 'OH'))
    const broken: NamedStructure = { name: 'broken.xyz', structure: null, error: 'the file is empty' }
    const { rows, refused } = fitRows([first, moved, broken, second, bare], { site: 'fcc111-top' })
    expect(rows.map(({ file }) => file)).toEqual([first.name, second.name])
    expect(refused.map(({ file }) => file)).toEqual(['moved.xyz', 'broken.xyz', 'bare.xyz'])
    expect(refused.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/^its adsorbate is on fcc111-bridge \(.*\), not on fcc111-top$/),
      'the file is empty',
      expect.stringContaining('it has no energy'),
    ])
    expect(() => fitRows([broken])).toThrow('broken.xyz: the file is empty')
    expect(() => fitRows([broken, bare])).toThrow(
      'none of the 2 structures makes a row; broken.xyz: the file',
    )
    expect(() => fitRows([])).toThrow('there are no structures')
  })

  it('are of one site and one adsorbate, which an option can say', () => {
    const hollow = named('hollow.xyz', slabWith(slabs[0] as MadeSlab, findSite('fcc111-hcp'), 'OH', 1.2), {
      adsorption_energy: 0,
    })
    expect(() => fitRows([...structures, hollow])).toThrow(
      'rows of one table have one site, but these structures are on fcc111-top (slabs/1.xyz and 3 more), fcc111-hcp (hollow.xyz); say which by the option site',
    )
    const oxygen = named('o.xyz', slabWith(slabs[0] as MadeSlab, top), { adsorption_energy: 0 })
    expect(() => fitRows([oxygen, ...structures])).toThrow('hold O (o.xyz), OH (slabs/1.xyz and 3 more)')
    const { rows, refused } = fitRows([oxygen, ...structures], { adsorbate: 'OH' })
    expect([rows.length, refused]).toEqual([4, [{ file: 'o.xyz', reason: 'its adsorbate is O, not OH' }]])
    expect(() => fitRows(structures, { site: 'fcc111-topp' })).toThrow('did you mean fcc111-top')
    expect(() => fitRows(structures, { zones: ['surfaces'] })).toThrow('did you mean surface')
    expect(() => fitRows(structures, { zones: ['surface', 'surface'] })).toThrow('named twice')
  })

  it('count only metals that were asked for, and zones that the slab reaches', () => {
    const gold = madeSlab('fcc111', [3, 3, 4], atom => (atom === 0 ? 'Au' : 'Pt'))
    const [first] = structures as [NamedStructure]
    const { refused, elements } = fitRows(
      [first, named('gold.xyz', slabWith(gold, top, 'OH'), { adsorption_energy: 0 })],
      { elements: ['Ru', 'Pt', 'Ir', 'Rh'] },
    )
    expect(elements).toEqual(['Ru', 'Pt', 'Ir', 'Rh'])
    expect(refused[0]).toEqual({
      file: 'gold.xyz',
      reason: 'it holds Au, which is not among the elements Ru, Pt, Ir, Rh',
    })
    const thin = named('thin.xyz', slabWith(randomSlab(6, 2), top, 'OH'), { adsorption_energy: 0 })
    expect(fitRows([thin]).rows).toHaveLength(1)
    expect(() => fitRows([thin], { zones: ['surface', 'third-layer-far'] })).toThrow(
      'its 2 layers do not reach its zone third-layer-far, which is in layer 3; give zones without it, or a thicker slab',
    )
    const deep = fitRows(structures, { zones: ['surface', 'subsurface', 'third-layer-far'] })
    for (const [k, slab] of slabs.entries()) {
      const far = expectedAround(slab, top, point => point).zones['third-layer-far']
      expect(deep.rows[k]?.counts.slice(6)).toEqual(
        METALS.map(metal => far?.filter(own => own === metal).length),
      )
    }
  })

  it('take energies and train or test from a table, by path or by name', async () => {
    const table = await energies(
      'file,energy,split\nslabs/1.xyz,0,train\n2.xyz,0.1,test\n3.xyz,,train\n9.xyz,1,test\n',
    )
    expect(table.unused).toEqual(['9.xyz'])
    const { rows, refused } = fitRows(structures.slice(0, 3), { energyOf: table.of })
    expect(rows.map(({ energy, split }) => [energy, split])).toEqual([
      [0, 'train'],
      [0.1, 'test'],
      [0.2, 'train'],
    ])
    expect(refused).toEqual([])
    expect(() => fitRows(structures, { energyOf: table.of })).toThrow('but not of slabs/4.xyz')
    await expect(energies('file,energy\n1.xyz,low\n')).rejects.toThrow('energies.csv, row 1: energy must be')
    await expect(energies('file,energy,split\n1.xyz,1,both\n')).rejects.toThrow('split must be train or test')
    await expect(energies('file,energy\n1.xyz,1\n1.xyz,2\n')).rejects.toThrow('has the file "1.xyz" twice')
    await expect(energies('file,E\n1.xyz,1\n')).rejects.toThrow('no column "energy"')
  })

  it('never take the energy of a file of the same name in another folder', async () => {
    const table = await parseCsvTable('file,energy\na/CONTCAR,1\nCONTCAR,2\n', 'energies.csv')
    const of = (...given: string[]) => {
      const rows = energiesByFile(table, given)
      return given.map(name => rows.of(name)?.energy ?? null)
    }
    expect(of('b/CONTCAR')).toEqual([2])
    expect(of('a/CONTCAR', 'b/CONTCAR')).toEqual([1, null])
    const only = await parseCsvTable('file,energy\na/CONTCAR,1\n', 'energies.csv')
    expect(energiesByFile(only, ['b/CONTCAR']).of('b/CONTCAR')).toBeNull()
    const beside = await parseCsvTable('file,energy\nx.xyz,1\n', 'deep/energies.csv')
    expect(energiesByFile(beside, ['deep/x.xyz', 'x.xyz']).of('deep/x.xyz')?.energy).toBe(1)
    const frames = await parseCsvTable('file,energy\nx.xyz#1,1\nx.xyz#2,2\n', 'energies.csv')
    expect(energiesByFile(frames, ['f/x.xyz#1', 'f/x.xyz#2']).of('f/x.xyz#2')?.energy).toBe(2)
  })

  it('are compared with an index, which says where the adsorbate was', async () => {
    const { rows } = fitRows(structures)
    const header = 'file,site,adsorbate,ensemble,surface:Ir,surface:Pt,surface:Ru'
    const line = (
      k: number,
      change: Partial<Record<'site' | 'adsorbate' | 'ensemble' | 'counts', string>> = {},
    ) =>
      [
        `${k + 1}.xyz`,
        change.site ?? 'fcc111-top',
        change.adsorbate ?? 'OH',
        change.ensemble ?? rows[k]?.ensemble,
        change.counts ?? rows[k]?.counts.slice(0, 3).join(','),
      ].join()
    const same = await index([header, ...rows.map((_, k) => line(k))].join('\n'))
    const compared = fitRows(structures, { environmentOf: same.of })
    expect(compared.refused).toEqual([])
    expect(compared.rows).toEqual(rows)
    const other = await index(
      [
        header,
        line(0),
        line(1, { ensemble: rows[1]?.ensemble === 'Ir' ? 'Pt' : 'Ir' }),
        line(2, { counts: '6,0,0' }),
        line(3, { site: 'fcc111-bridge' }),
      ].join('\n'),
    )
    const { refused } = fitRows(structures, { environmentOf: other.of })
    expect(refused.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(
        /^its adsorbate is on \w+, but the index says \w+: it moved, or atoms changed places$/,
      ),
      expect.stringMatching(/^its surface is \w+, but the index says Ir6: the adsorbate moved/),
      expect.stringMatching(
        /^its adsorbate moved: it is on fcc111-top \(\w+\), but the index says fcc111-bridge$/,
      ),
    ])
    const partial = await index(`file,adsorbate\n1.xyz,OH\n2.xyz,O\n`)
    expect(fitRows(structures, { environmentOf: partial.of }).refused.map(({ reason }) => reason)).toEqual([
      'its adsorbate is OH, not O',
      'the index has no row for it',
      'the index has no row for it',
    ])
    await expect(index('file,energy\n1.xyz,0.5\n')).rejects.toThrow(
      'index.csv has no column site, adsorbate, ensemble or <zone>:<element>; an index is what',
    )
    await expect(index('file,surface:Pt\n1.xyz,many\n')).rejects.toThrow(
      'index.csv, row 1: surface:Pt must be a whole number, got "many"',
    )
  })
})

describe('an adsorption energy', () => {
  const given = (energy: number | null, cleanEnergy: number | null = null) => ({
    energy,
    cleanEnergy,
    split: null,
  })

  it('is the given one, or E(slab + adsorbate) - E(clean slab) - reference', () => {
    expect(adsorptionEnergy({ adsorption_energy: -0.4, energy: -210 }, null, undefined)).toBe(-0.4)
    expect(adsorptionEnergy({}, given(0.3), undefined)).toBe(0.3)
    expect(adsorptionEnergy({}, given(-210, -199.5), -11)).toBeCloseTo(0.5, 12)
    expect(adsorptionEnergy({ energy: -210, clean_energy: -199.5 }, null, -11)).toBeCloseTo(0.5, 12)
    expect(adsorptionEnergy({ energy: -210 }, given(null, -199.5), -11)).toBeCloseTo(0.5, 12)
    expect(adsorptionEnergy({ adsorption_energy: 0.3 }, given(0.3), undefined)).toBe(0.3)
  })

  it.each([
    ['none', {}, null, undefined, 'it has no energy'],
    ['a total energy alone', { energy: -210 }, null, -11, 'is the total one of slab and adsorbate'],
    [
      'a total energy in the table',
      {},
      given(-210),
      undefined,
      'is no adsorption energy; if it is a total one',
    ],
    [
      'a total energy by the wrong name',
      { adsorption_energy: -210 },
      null,
      undefined,
      'is no adsorption energy',
    ],
    ['no reference', {}, given(-210, -199.5), undefined, 'as reference, in eV'],
    [
      'a reference that does not fit',
      {},
      given(-210, -199.5),
      400,
      '= -410.5 eV, which is no adsorption energy',
    ],
    ['two that differ', { adsorption_energy: 0.3 }, given(0.4), undefined, '0.4 eV by the table and 0.3 eV'],
    ['a word', { adsorption_energy: 'low' }, null, undefined, 'must be a number in eV, got "low"'],
  ])('is refused: %s', (_, facts, table, reference, message) => {
    expect(() => adsorptionEnergy(facts, table, reference)).toThrow(message)
  })
})
