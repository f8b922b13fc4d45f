import { checkLayers, type LayeredComposition, layerComposition } from '../composition/layered.ts'
import { layerOf } from '../lattice/facet.ts'
import type { Vector } from '../lattice/vector.ts'
import type { Site } from '../site/site.ts'

/** Equivalent atoms that a random alloy fills: each is element i with probability x_i. */
export interface FilledGroup {
  readonly name: string
  readonly size: number
  readonly elements: readonly string[]
  /** Float64Array [element], mole fractions x_i. */
  readonly fractions: Float64Array
}

/**
 * The ensemble of a site and its first-shell zones, each with the composition of its layer.
 *
 * @throws InputError for a layer that has no atom of the site
 * @example siteGroups(findSite('fcc111-top'), unlayered(parseComposition('IrPt')))[1].size // 6
 */
export function siteGroups(site: Site, alloy: LayeredComposition): FilledGroup[] {
  const ensemble = {
    name: 'ensemble',
    atoms: site.ensemble.length,
    layer: layerOf(site.facet, site.ensemble[0] as Vector),
  }
  const all = [ensemble, ...site.zones]
  checkLayers(
    alloy,
    all.map(({ layer }) => layer),
    site.id,
  )
  return all.map(({ name, atoms, layer }) => {
    const composition = layerComposition(alloy, layer)
    return {
      name,
      size: atoms,
      elements: [...composition.keys()],
      fractions: Float64Array.from(composition.values()),
    }
  })
}
