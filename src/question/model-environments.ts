import { checkLayers, elementsOf, type LayeredComposition, layerComposition } from '../composition/layered.ts'
import { seenGroups } from '../distribution/seen-groups.ts'
import { checkCoverage } from '../distribution/terms.ts'
import type { EnergyModel } from '../energy/model.ts'
import { ensembleName } from '../environment/ensembles.ts'
import { fingerprintAt } from '../environment/fingerprints.ts'
import type { FilledGroup } from '../environment/site-groups.ts'
import { type UncertainEnergy, uncertainEnergies } from '../inference/uncertain-energy.ts'

/** The energy of a fingerprint under a model; JSON as it stands. */
export interface FingerprintEnergy extends UncertainEnergy {
  /** Whether the model has no data for the ensemble. */
  readonly unseen: boolean
}

/**
 * The ensemble and the zones that a model sees, each with the composition of its layer.
 *
 * @throws InputError when the model lacks an element, or a layer has no part in it
 */
export function modelGroups(model: EnergyModel, alloy: LayeredComposition): FilledGroup[] {
  checkCoverage(model, elementsOf(alloy))
  const groups = seenGroups(model)
  checkLayers(
    alloy,
    groups.map(({ layer }) => layer),
    `the energies of ${model.id}`,
  )
  return groups.map(({ name, atoms, layer }) => {
    const composition = layerComposition(alloy, layer)
    return {
      name,
      size: atoms,
      elements: [...composition.keys()],
      fractions: Float64Array.from(composition.values()),
    }
  })
}

/**
 * Energies by the id of a fingerprint of a model's groups.
 *
 * @param groups of `modelGroups`
 */
export function energiesById(
  model: EnergyModel,
  groups: readonly FilledGroup[],
): (id: string) => FingerprintEnergy {
  const energyOf = uncertainEnergies(model)
  const unseen = new Set(model.unseenEnsembles)
  const [{ elements: touched }, ...zones] = groups as [FilledGroup, ...FilledGroup[]]
  const columns = zones.map(({ elements }) => elements.map(element => model.elements.indexOf(element)))
  return id => {
    const [atoms, ...fillings] = fingerprintAt(groups, BigInt(id)) as [readonly number[], ...number[][]]
    const ensemble = ensembleName(
      touched.flatMap((element, index) => new Array<string>(atoms[index] as number).fill(element)),
    )
    const counts = new Array<number>(zones.length * model.elements.length).fill(0)
    for (const [zone, filling] of fillings.entries())
      for (const [index, count] of filling.entries())
        counts[zone * model.elements.length + (columns[zone]?.[index] as number)] = count
    return { ...energyOf(ensemble, counts), unseen: unseen.has(ensemble) }
  }
}
