import { describe, expect, it } from 'vitest'
import { parseCsvTable } from '../../src/input/csv-table.ts'
import { toCsv } from '../../src/output/table.ts'
import { answerStructure } from '../../src/question/structure.ts'
import { structureIndex } from '../../src/question/structure-index.ts'
import { allSites, findSite } from '../../src/site/registry.ts'
import { ADSORBATES } from '../../src/structure/adsorbates.ts'
import { environmentsByFile } from '../../src/structure/expected-environments.ts'
import { fitRows } from '../../src/structure/fit-rows.ts'
import { type NamedStructure, parseStructures } from '../../src/structure/read-structure.ts'
import { structureText } from '../../src/structure/structure-file.ts'

const SITES = allSites().filter(({ facet }) => facet !== 'bulk')

describe('slabs that are written and read again', () => {
  it.each(SITES.map(({ id }) => id))('hold on %s what their index says, with every adsorbate', async site => {
    for (const { name: adsorbate } of ADSORBATES) {
      const { answer, slabs } = answerStructure({
        site,
        composition: 'Ir20Pd20Pt20Rh20Ru20',
        adsorbate,
        count: 2,
        seed: 3,
      })
      const structures = slabs.flatMap((slab, k): NamedStructure[] => {
        const format = k % 2 === 0 ? 'xyz' : 'vasp'
        const name = `slab-${k}.${format}`
        return parseStructures(structureText(slab, format), name).map(frame => ({ ...frame, name }))
      })
      const names = structures.map(({ name }) => name)
      const table = await parseCsvTable(await toCsv(structureIndex(answer, names)), 'index.csv')
      const index = environmentsByFile(table, names)
      const { rows, refused } = fitRows(structures, {
        site,
        adsorbate,
        zones: [...findSite(site).zones, ...findSite(site).zonesBeyond].map(({ name }) => name),
        environmentOf: index.of,
        energyOf: () => ({ energy: 0, cleanEnergy: null, split: null }),
      })
      expect(refused).toEqual([])
      expect(rows.map(({ repeatedAtoms }) => repeatedAtoms)).toEqual(
        answer.structures.map(structure => structure.repeatedAtoms),
      )
    }
  })

  it('are one slab where only the adsorbate is elsewhere', () => {
    const rows = [0, 3, 7].flatMap(place => {
      const { slabs } = answerStructure({ site: 'fcc111-top', composition: 'IrPtRu', adsorbate: 'OH', place })
      return slabs.map(slab => ({ name: `${place}`, error: null, structure: slab.structure }))
    })
    const energyOf = () => ({ energy: 0, cleanEnergy: null, split: null })
    expect(new Set(fitRows(rows, { energyOf }).rows.map(({ slab }) => slab)).size).toBe(1)
  })
})
