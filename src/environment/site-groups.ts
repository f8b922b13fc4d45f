import { type LayeredComposition, layerComposition } from '../composition/layered.ts'
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

/** The ensemble of a site and its first-shell zones, each with the composition of its layer. */
export function siteGroups(site: Site, alloy: LayeredComposition): FilledGroup[] {
  const ensemble = {
    name: 'ensemble',
    atoms: site.ensemble.length,
    layer: layerOf(site.facet, site.ensemble[0] as Vector),
  }
  return [ensemble, ...site.zones].map(({ name, atoms, layer }) => {
    const composition = layerComposition(alloy, layer)
    return {
      name,
      size: atoms,
      elements: [...composition.keys()],
      fractions: Float64Array.from(composition.values()),
    }
  })
}
