import {
  checkFractions,
  checkLayers,
  type LayeredComposition,
  layerComposition,
} from '../composition/layered.ts'
import { elementDraw } from '../environment/element-draw.ts'
import type { Random } from '../environment/random.ts'
import { type SlabCell, slabSizeText } from './slab-cell.ts'

/**
 * Elements of the metal atoms of a random slab: each atom is element i with the mole fraction of its layer,
 * independently of the others.
 *
 * @returns elements, [atom], in the order of the cell
 * @throws InputError for a layer that the slab does not have
 * @example slabFilling(slabCell('fcc111', [3, 3, 4]), unlayered(parseComposition('IrPt')), seededRandom(1)).length // 36
 */
export function slabFilling(cell: SlabCell, alloy: LayeredComposition, random: Random): string[] {
  checkFractions(alloy)
  checkLayers(alloy, [...cell.layers], `a slab of ${slabSizeText(cell.size)}`)
  const draws = new Map<number, () => string>()
  return Array.from(cell.layers, layer => {
    const known = draws.get(layer)
    if (known !== undefined) return known()
    const composition = layerComposition(alloy, layer)
    const [elements, drawn] = [[...composition.keys()], elementDraw(composition.values(), random)]
    const draw = () => elements[drawn()] as string
    draws.set(layer, draw)
    return draw()
  })
}
