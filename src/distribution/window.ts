import { InputError } from '../input/input-error.ts'
import { type EnsembleSum, SAME_ENERGY, splitBelow } from './zone-sum.ts'

/** Energies from low to high, both included, in eV. */
export interface EnergyWindow {
  readonly low: number
  readonly high: number
}

/**
 * Exact probability that an energy lies in a window.
 *
 * @throws InputError when the window's ends are not finite and in order
 */
export function windowProbability(sums: readonly EnsembleSum[], { low, high }: EnergyWindow): number {
  if (!(Number.isFinite(low) && Number.isFinite(high) && low <= high))
    throw new InputError(`an energy window needs two numbers in eV, the lower first, got ${low},${high}`, {
      field: 'window',
    })
  const within = sums.reduce((total, { zoneSum, offset, probability }) => {
    const outside =
      splitBelow(zoneSum, low - offset - SAME_ENERGY).probability +
      splitBelow(zoneSum, high - offset + SAME_ENERGY).remaining
    return total + probability * Math.max(0, 1 - outside)
  }, 0)
  return Math.min(1, within)
}
