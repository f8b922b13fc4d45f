import { ensembleName } from '../environment/ensembles.ts'
import { findSite } from '../site/registry.ts'
import { type EnergyModel, fingerprintEnergy } from './model.ts'

/** How strongly the sites of a pure metal bind. */
export interface PureMetal {
  readonly element: string
  /** eV */
  readonly energy: number
  /** Whether the model was fitted without any row of this metal's ensemble. */
  readonly unseen: boolean
}

/**
 * The energies that a model gives to the pure metals of its elements, each on the same lattice, in the model's order.
 *
 * @example pureMetals(loadModel('irpdptrhru-oh')).find(({ element }) => element === 'Pt')?.energy // 1.0831 eV
 */
export function pureMetals(model: EnergyModel): PureMetal[] {
  const touched = findSite(model.site).ensemble.length
  return model.elements.map(element => {
    const ensemble = ensembleName(new Array<string>(touched).fill(element))
    const zones = Object.fromEntries(model.zones.map(({ name, atoms }) => [name, { [element]: atoms }]))
    return {
      element,
      energy: fingerprintEnergy(model, ensemble, zones),
      unseen: model.unseenEnsembles.includes(ensemble),
    }
  })
}
