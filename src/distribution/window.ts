import { InputError } from '../input/input-error.ts'
import { type EnsembleSum, splitBelow } from './zone-sum.ts'

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
    throw new InputError(`an energy window needs two numbers in eV, the lower first, got ${low},${high}`)
  return sums.reduce((total, { zoneSum, offset, probability }) => {
    const outside =
      splitBelow(zoneSum, low - offset).probability + splitBelow(zoneSum, nextAbove(high - offset)).remaining
    return total + probability * Math.max(0, 1 - outside)
  }, 0)
}

/** The smallest double above a number. */
function nextAbove(value: number): number {
  if (value === 0) return Number.MIN_VALUE
  const bits = new BigInt64Array(Float64Array.of(value).buffer)
  bits[0] += value > 0 ? 1n : -1n
  return new Float64Array(bits.buffer)[0]
}
