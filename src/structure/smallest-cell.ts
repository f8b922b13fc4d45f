import { planesPerLayer, type SlabCell, type SlabFacet, type SlabSize, slabCell } from './slab-cell.ts'

/** Cells up to so many atoms a layer are tried; any site's environment has its own atoms in far smaller ones. */
const MOST_PER_LAYER = 100

/**
 * The cell with the fewest atoms, of so many layers, that does what is asked; the squarest of those.
 *
 * @returns null when none up to 100 atoms a layer does
 * @example smallestCell('fcc111', 4, cell => markedSites(findSite('fcc111-top'), cell)[0]?.images === 0) // [2, 4, 4]
 */
export function smallestCell(
  facet: SlabFacet,
  layers: number,
  isEnough: (cell: SlabCell) => boolean,
): SlabSize | null {
  for (let atoms = 1; atoms <= MOST_PER_LAYER; atoms++) {
    const widths = Array.from({ length: atoms }, (_, index) => index + 1)
      .filter(a => atoms % a === 0 && a % planesPerLayer(facet) === 0)
      .sort((a, b) => Math.abs(a - atoms / a) - Math.abs(b - atoms / b))
    for (const a of widths) {
      const size: SlabSize = [a, atoms / a, layers]
      if (isEnough(slabCell(facet, size))) return size
    }
  }
  return null
}
