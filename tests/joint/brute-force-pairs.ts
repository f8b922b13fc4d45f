import { type LayeredComposition, layerComposition } from '../../src/composition/layered.ts'
import { type EnergyModel, fingerprintEnergy } from '../../src/energy/model.ts'
import { ensembleName } from '../../src/environment/ensembles.ts'
import { layerOf } from '../../src/lattice/facet.ts'
import { type Vector, vectorKey } from '../../src/lattice/vector.ts'
import type { PlacedSite, SitePair } from '../../src/site/site-pairs.ts'

export interface PairArrangement {
  readonly energies: readonly [number, number]
  readonly probability: number
  readonly ensembles: readonly [string, string]
}

type Models = readonly [EnergyModel, EnergyModel]

/** Every atom that one of two models sees at a pair of sites. */
export function pairAtoms(models: Models, { ends }: SitePair): Vector[] {
  const atoms = ends.flatMap(({ ensemble, zones }, end) => [
    ...ensemble,
    ...(models[end] as EnergyModel).zones.flatMap(({ name }) => zones.get(name) as readonly Vector[]),
  ])
  return [...new Map(atoms.map(atom => [vectorKey(atom), atom])).values()]
}

/** Every labelled arrangement of an alloy on these atoms, with both energies: the definition, without any shortcut. */
export function pairArrangements(
  models: Models,
  alloy: LayeredComposition,
  pair: SitePair,
): PairArrangement[] {
  const atoms = pairAtoms(models, pair)
  const choices = atoms.map(atom => [...layerComposition(alloy, layerOf(pair.ends[0].site.facet, atom))])
  const arrangements: PairArrangement[] = []
  const elements = new Map<string, string>()
  const place = (index: number, probability: number) => {
    if (index === atoms.length) {
      const [a, b] = pair.ends.map((end, model) => energyAt(models[model] as EnergyModel, end, elements))
      arrangements.push({
        energies: [a?.energy as number, b?.energy as number],
        ensembles: [a?.ensemble as string, b?.ensemble as string],
        probability,
      })
      return
    }
    for (const [element, fraction] of choices[index] as [string, number][]) {
      elements.set(vectorKey(atoms[index] as Vector), element)
      place(index + 1, probability * fraction)
    }
  }
  place(0, 1)
  return arrangements
}

function energyAt(model: EnergyModel, { ensemble, zones }: PlacedSite, elements: Map<string, string>) {
  const elementsOf = (atoms: readonly Vector[]) => atoms.map(atom => elements.get(vectorKey(atom)) as string)
  const counts = Object.fromEntries(
    model.zones.map(({ name }) => {
      const inZone: Record<string, number> = {}
      for (const element of elementsOf(zones.get(name) as readonly Vector[]))
        inZone[element] = (inZone[element] ?? 0) + 1
      return [name, inZone]
    }),
  )
  const name = ensembleName(elementsOf(ensemble))
  return { ensemble: name, energy: fingerprintEnergy(model, name, counts) }
}
