import { type LayeredComposition, layerComposition } from '../../src/composition/layered.ts'
import { type EnergyModel, fingerprintEnergy } from '../../src/energy/model.ts'
import { ensembleName } from '../../src/environment/ensembles.ts'
import { findSite } from '../../src/site/registry.ts'

export interface Arrangement {
  readonly ensemble: string
  /** Atoms by zone and element, absent ones not named. */
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly energy: number
  readonly probability: number
}

/** Every labelled arrangement of an alloy under a model, atom by atom: the definition, without any shortcut. */
export function allArrangements(model: EnergyModel, alloy: LayeredComposition): Arrangement[] {
  const site = findSite(model.site)
  const zones = [...site.zones, ...site.zonesBeyond]
  const groups = [
    { name: 'ensemble', atoms: site.ensemble.length, layer: site.facet === 'bulk' ? null : 1 },
    ...model.zones.map(({ name, atoms }) => ({
      name,
      atoms,
      layer: zones.find(zone => zone.name === name)?.layer as number,
    })),
  ]
  const atoms = groups.flatMap(({ name, atoms, layer }) =>
    new Array<[string, number | null]>(atoms).fill([name, layer]),
  )
  const arrangements: Arrangement[] = []
  const place = (index: number, placed: [string, string][], probability: number) => {
    if (index === atoms.length) {
      const ensemble = ensembleName(
        placed.filter(([group]) => group === 'ensemble').map(([, element]) => element),
      )
      const counts: Record<string, Record<string, number>> = {}
      for (const [group, element] of placed.slice(site.ensemble.length)) {
        const zone = counts[group] ?? {}
        zone[element] = (zone[element] ?? 0) + 1
        counts[group] = zone
      }
      arrangements.push({ ensemble, counts, energy: fingerprintEnergy(model, ensemble, counts), probability })
      return
    }
    const [group, layer] = atoms[index] as [string, number | null]
    for (const [element, fraction] of layerComposition(alloy, layer))
      place(index + 1, [...placed, [group, element]], probability * fraction)
  }
  place(0, [], 1)
  return arrangements
}
