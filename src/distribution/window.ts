import { InputError } from '../input/input-error.ts'
import { probabilityBetween } from './between.ts'
import { type EnsembleSum, SAME_ENERGY } from './zone-sum.ts'

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
  return withinProbability(sums, low - SAME_ENERGY, high + SAME_ENERGY)
}

/**
 * The same for energies from one (included) to another (excluded) in eV, either of which may be infinite.
 *
 * @example withinProbability(sums, Number.NEGATIVE_INFINITY, 0) // all that binds more strongly than 0 eV
 */
export function withinProbability(sums: readonly EnsembleSum[], from: number, to: number): number {
  let [within, whole] = [0, 0]
  for (const { zoneSum, offset, probability } of sums) {
    within += probability * probabilityBetween(zoneSum, from - offset, to - offset)
    whole += probability
  }
  // The probabilities of all ensembles sum to 1 but for their rounding.
  return within === whole && Math.abs(whole - 1) <= ROUNDING ? 1 : Math.min(1, within)
}

const ROUNDING = 1e-9
