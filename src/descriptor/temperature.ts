import { InputError } from '../input/input-error.ts'
import { BOLTZMANN } from './constants.ts'

/**
 * kT in eV.
 *
 * @param temperature K
 * @throws InputError for a temperature that is not positive and finite
 * @example thermalEnergy(300) // 0.02585 eV
 */
export function thermalEnergy(temperature: number): number {
  if (!(temperature > 0 && Number.isFinite(temperature)))
    throw new InputError(`the temperature must be a positive number of K, got ${temperature}`, {
      field: 'temperature',
    })
  return BOLTZMANN * temperature
}

/** An energy after a minus sign. */
export const subtracted = (energy: number): string => (energy < 0 ? `(${energy})` : String(energy))
