import { compositionText } from '../composition/formula.ts'
import type { Table } from '../output/table.ts'
import { indexTable } from '../structure/index-table.ts'
import { slabSizeText } from '../structure/slab-cell.ts'
import type { StructureAnswer } from './structure.ts'

/**
 * The table that ties structure files to environments.
 *
 * @param files of the answer's structures, as the index sees them
 * @example structureIndex(answer, ['slab-1.xyz', 'slab-2.xyz'])
 */
export function structureIndex(answer: StructureAnswer, files: readonly string[]): Table {
  const elements = new Set([
    ...answer.structures.flatMap(({ composition }) => Object.keys(composition)),
    ...Object.values(answer.layers).flatMap(composition => Object.keys(composition)),
  ])
  // Slabs that no one named but that have the same metal have the name of the first file.
  const names = new Map<string, string>()
  const rows = answer.structures.map((structure, index) => {
    const file = files[index] as string
    const stem = file.replace(/\.[^./\\]*$/, '')
    const composition = compositionText(new Map(Object.entries(structure.composition)))
    const metal = structure.place === null ? file : `${structure.seed} ${composition}`
    if (!names.has(metal)) names.set(metal, stem)
    return {
      ...structure,
      ...{ file, slab: structure.slab ?? (names.get(metal) as string), composition },
      ...{ site: answer.site, adsorbate: answer.adsorbate, size: slabSizeText(answer.size) },
    }
  })
  return indexTable(rows, [...elements])
}
