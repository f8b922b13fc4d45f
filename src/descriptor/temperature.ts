import { InputError } from '../input/input-error.ts'
import { BOLTZMANN } from './constants.ts'

/**
 * kT in eV.
 *
 * @param temperature K
 * @throws InputError for a temperature that is not positive and finite, or so small that 1 / kT is not
 * @example thermalEnergy(300) // 0.02585 eV
 */
export function thermalEnergy(temperature: number): number {
  if (!(temperature > 0 && Number.isFinite(temperature)))
    throw new InputError(`the temperature must be a positive number of K, got ${temperature}`, {
      field: 'temperature',
    })
  const thermal = BOLTZMANN * temperature
  if (Number.isFinite(1 / thermal)) return thermal
  throw new InputError(`a temperature of ${temperature} K is too close to 0 to divide by`, {
    field: 'temperature',
  })
}

/** An energy after a minus sign. */
export const subtracted = (energy: number): string => (energy < 0 ? `(${energy})` : String(energy))
