import { describe, expect, it } from 'vitest'
import { parseComposition } from '../../src/composition/formula.ts'
import { unlayered } from '../../src/composition/layered.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { ensembleName } from '../../src/environment/ensembles.ts'
import { seededRandom } from '../../src/environment/random.ts'
import { type Candidates, candidateCounts, candidatesBySlab } from '../../src/inference/candidates.ts'
import { candidatesInTable } from '../../src/inference/candidates-listed.ts'
import { candidatesOnSlabs } from '../../src/inference/candidates-on-slabs.ts'
import { targetAlloys } from '../../src/inference/criterion.ts'
import { posterior } from '../../src/inference/posterior.ts'
import { parseCsvTable } from '../../src/input/csv-table.ts'
import { InputError } from '../../src/input/input-error.ts'
import { findSite } from '../../src/site/registry.ts'
import { buildSlab } from '../../src/structure/slab.ts'
import { type SlabSize, slabCell } from '../../src/structure/slab-cell.ts'
import { slabEnvironments } from '../../src/structure/slab-environments.ts'
import { slabFilling } from '../../src/structure/slab-filling.ts'

const top = loadModel('irpdptrhru-oh')
const hollow = loadModel('irpdptrhru-o')
const targets = (...texts: [string, number][]) =>
  targetAlloys(texts.map(([text, weight]) => ({ alloy: unlayered(parseComposition(text)), weight })))
const EQUIMOLAR = targets(['IrPdPtRhRu', 1])

/** A candidate as text, to compare with others. */
function fingerprintOf(candidates: Candidates, model: typeof top, candidate: number): string {
  const { layout } = posterior(model)
  const counts = candidateCounts(candidates, layout, candidate)
  return `${layout.ensembles[candidates.ensembles[candidate]]} ${counts.join(' ')}`
}

describe('candidates on slabs', () => {
  it.each([
    ['*OH', [3, 3, 4] as SlabSize, top],
    ['*O', [4, 4, 4] as SlabSize, hollow],
    ['*O', [2, 2, 3] as SlabSize, hollow],
  ])('are the sites of the slabs that their seeds make: %s %j', (_, size, model) => {
    const candidates = candidatesOnSlabs(model, EQUIMOLAR, { size, count: 60, seed: 7 })
    const site = findSite(model.site)
    const names = model.zones.map(({ name }) => name)
    const { sites } = slabEnvironments(site, names, size)
    expect(candidates).toMatchObject({
      count: candidates.slabCount * sites.length,
      slabCount: Math.ceil(60 / sites.length),
    })
    for (let slab = 0; slab < candidates.slabCount; slab++) {
      const { alloy } = EQUIMOLAR[0] as (typeof EQUIMOLAR)[number]
      const elements = slabFilling(
        slabCell('fcc111', size),
        alloy,
        seededRandom(candidates.seeds[slab] as number),
      )
      for (const [place, { ensemble, zones }] of sites.entries()) {
        const counts = zones.flatMap(atoms =>
          model.elements.map(element => [...atoms].filter(atom => elements[atom] === element).length),
        )
        const name = ensembleName(Array.from(ensemble, atom => elements[atom] as string))
        expect(fingerprintOf(candidates, model, slab * sites.length + place)).toBe(
          `${name} ${counts.join(' ')}`,
        )
        expect(candidates.slabs[slab * sites.length + place]).toBe(slab)
      }
    }
  })

  it('are the sites that `structure` marks, by seed and place', () => {
    const { alloy } = EQUIMOLAR[0] as (typeof EQUIMOLAR)[number]
    const candidates = candidatesOnSlabs(top, EQUIMOLAR, { size: [3, 3, 4], count: 9, seed: 12 })
    for (let place = 0; place < 9; place++) {
      const { fingerprint } = buildSlab({
        ...{ site: findSite(top.site), alloy, size: [3, 3, 4], latticeConstant: 3.9, vacuum: 10 },
        ...{ fixedLayers: 2, adsorbate: null, fingerprint: null, place, seed: candidates.seeds[0] as number },
      })
      const counts = top.zones.flatMap(({ name }) =>
        top.elements.map(element => fingerprint.zones[name]?.[element] ?? 0),
      )
      expect(fingerprintOf(candidates, top, place)).toBe(`${fingerprint.ensemble} ${counts.join(' ')}`)
    }
  })

  it('share the slabs among the compositions by their weights, at any number of slabs', () => {
    const alloys = targets(['IrPt', 1], ['PdRu', 3], ['Rh', 2])
    const { targets: given } = candidatesOnSlabs(top, alloys, { size: [3, 3, 4], count: 5400, seed: 1 })
    expect(given).toHaveLength(600)
    for (let slabs = 1; slabs <= 600; slabs++)
      for (const [index, { weight }] of alloys.entries()) {
        const own = given.subarray(0, slabs).filter(target => target === index).length
        expect(Math.abs(own - weight * slabs)).toBeLessThan(1)
      }
  })

  it('have the mole fractions of their alloy, layer by layer', () => {
    const alloy = {
      bulk: parseComposition('Pd30Ru70'),
      layers: new Map([[1, parseComposition('Ir80Pt20')]]),
    }
    const own = targetAlloys([{ alloy, weight: 1 }])
    const candidates = candidatesOnSlabs(top, own, { size: [3, 3, 4], count: 9000, seed: 3 })
    const sums = new Array<number>(10).fill(0)
    for (let candidate = 0; candidate < candidates.count; candidate++)
      for (const [column, count] of candidateCounts(candidates, posterior(top).layout, candidate).entries())
        sums[column] = (sums[column] as number) + count
    const share = (column: number, atoms: number) => (sums[column] as number) / (candidates.count * atoms)
    // 9 atoms of a layer on each of 1,000 slabs: five standard deviations.
    const tolerance = 5 * Math.sqrt(0.25 / 9000)
    for (const [column, atoms, expected] of [
      [0, 6, 0.8],
      [2, 6, 0.2],
      [6, 3, 0.3],
      [9, 3, 0.7],
    ] as const)
      expect(Math.abs(share(column, atoms) - expected)).toBeLessThan(tolerance)
  })

  it('are the same for the same seed, and others for another', () => {
    const of = (seed: number) => candidatesOnSlabs(top, EQUIMOLAR, { size: [3, 3, 4], count: 900, seed })
    expect(of(5).places).toEqual(of(5).places)
    const both = [...of(5).seeds, ...of(6).seeds]
    expect(new Set(both).size).toBe(200)
    expect(of(5).places).not.toEqual(of(6).places)
  })

  it('say how many positions are periodic images', () => {
    const images = (size: SlabSize) => candidatesOnSlabs(top, EQUIMOLAR, { size, count: 9, seed: 1 }).images
    expect(images([3, 3, 4])).toBe(0)
    // In a 2x2 cell the six neighbours are three atoms, each twice; those below are three of its four.
    expect(images([2, 2, 4])).toBe(3)
  })

  it.each([
    [{ count: 0 }, 'candidates are a whole number from 1 to 10,000,000, got 0'],
    [{ count: 1.5 }, 'got 1.5'],
    [{ count: 2e7 }, 'got 20000000'],
    [{ seed: -1 }, 'a seed is a whole number from 0 to 4294967295, got -1'],
    [{ size: [3, 3, 1] as SlabSize }, 'too thin for fcc111-top'],
  ])('refuse %j', (wrong, sentence) => {
    const make = () => candidatesOnSlabs(top, EQUIMOLAR, { size: [3, 3, 4], count: 9, seed: 1, ...wrong })
    expect(make).toThrow(InputError)
    expect(make).toThrow(sentence)
  })

  it('refuse an alloy that the model does not cover', () => {
    const make = () => candidatesOnSlabs(top, targets(['AgPt', 1]), { size: [3, 3, 4], count: 9, seed: 1 })
    expect(make).toThrow('model irpdptrhru-oh has no parameters for Ag')
  })
})

describe('candidates of a table', () => {
  const read = async (...lines: string[]) =>
    candidatesInTable(await parseCsvTable(lines.join('\n'), 'x.csv'), top)
  const header = 'ensemble,surface:Pt,surface:Ir,subsurface:Pt,subsurface:Ir'

  it('are its rows, whatever the order of the columns, with or without energies', async () => {
    const expected = ['Ir 2 0 4 0 0 0 0 3 0 0', 'Pt 0 0 6 0 0 1 0 2 0 0']
    for (const candidates of [
      await read(header, 'Ir,4,2,3,0', 'Pt,6,0,2,1'),
      await read(`${header},energy`, 'Ir,4,2,3,0,0.5', 'Pt,6,0,2,1,'),
    ])
      expect([0, 1].map(candidate => fingerprintOf(candidates, top, candidate))).toEqual(expected)
  })

  it('share slabs where the table says so, else have one each', async () => {
    const rows = ['Ir,4,2,3,0', 'Pt,6,0,2,1', 'Pt,6,0,3,0']
    expect(await read(header, ...rows)).toMatchObject({ slabCount: 3, slabNames: ['1', '2', '3'] })
    const named = await read(
      `slab,${header}`,
      ...rows.map((row, index) => `${['a', 'b', 'a'][index]},${row}`),
    )
    expect(named).toMatchObject({ slabCount: 2, slabNames: ['a', 'b'], slabs: Int32Array.of(0, 1, 0) })
    expect(candidatesBySlab(named)).toEqual({
      starts: Int32Array.of(0, 2, 3),
      order: Int32Array.of(0, 2, 1),
      most: 2,
    })
  })

  it.each([
    [[header, 'Ir,4,1,3,0'], 'x.csv, row 1: surface must sum to 6 atoms, got 4 + 1 = 5'],
    [['ensemble,surface:Au,subsurface:Au', 'Au,6,3'], 'model irpdptrhru-oh has no parameters for Au'],
    [['ensemble,surface:Pt', 'Pt,6'], 'x.csv has no column "subsurface:Pt"'],
  ])('refuse %j', async (lines, sentence) => {
    await expect(read(...lines)).rejects.toThrow(InputError)
    await expect(read(...lines)).rejects.toThrow(sentence)
  })
})
