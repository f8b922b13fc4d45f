import { checkCoverage } from '../distribution/terms.ts'
import type { EnergyModel } from '../energy/model.ts'
import { type PureMetal, pureMetals } from '../energy/pure-metals.ts'

/**
 * The energy that a model gives its site on a pure metal.
 *
 * @throws InputError when the model lacks the element
 * @returns eV, as the model's `energy` defines it
 * @example pureMetalEnergy(loadModel('irpdptrhru-oh'), 'Pt') // 1.083 eV
 */
export function pureMetalEnergy(model: EnergyModel, element: string): number {
  checkCoverage(model, [element])
  return (pureMetals(model).find(metal => metal.element === element) as PureMetal).energy
}
