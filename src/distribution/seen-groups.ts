import type { EnergyModel } from '../energy/model.ts'
import { layerOf } from '../lattice/facet.ts'
import type { Vector } from '../lattice/vector.ts'
import { findSite } from '../site/registry.ts'

/** Equivalent atoms that a model sees. */
export interface SeenGroup {
  readonly name: string
  readonly atoms: number
  /** Atomic layer, the outermost being 1; null in the bulk. */
  readonly layer: number | null
}

const seen = new WeakMap<EnergyModel, [SeenGroup, ...SeenGroup[]]>()

/** The atoms that a model sees: the ensemble, then its zones. */
export function seenGroups(model: EnergyModel): [SeenGroup, ...SeenGroup[]] {
  const known = seen.get(model)
  if (known !== undefined) return known
  const site = findSite(model.site)
  const layers = new Map([...site.zones, ...site.zonesBeyond].map(({ name, layer }) => [name, layer]))
  const groups: [SeenGroup, ...SeenGroup[]] = [
    {
      name: 'ensemble',
      atoms: site.ensemble.length,
      layer: layerOf(site.facet, site.ensemble[0] as Vector),
    },
    ...model.zones.map(({ name, atoms }) => ({ name, atoms, layer: layers.get(name) as number | null })),
  ]
  seen.set(model, groups)
  return groups
}
