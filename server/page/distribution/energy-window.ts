import { readDecimal } from '../../../src/input/decimal.ts'
import { commaParts } from '../comma-parts.ts'

/** Energies from low to high, eV. */
export interface EnergyBounds {
  readonly low: number
  readonly high: number
}

/**
 * Reads a window as an address has it; null for none, or one that the server refuses.
 *
 * @example readWindow('1.0,1.2') // { low: 1, high: 1.2 }
 */
export function readWindow(text: string): EnergyBounds | null {
  const [low, high, ...rest] = text.split(',').map(readDecimal)
  if (low == null || high == null || rest.length > 0 || low > high) return null
  return { low, high }
}

/** The ends of a window as they are typed: what follows the first comma is the upper one, however wrong. */
export function windowEnds(text: string): readonly [low: string, high: string] {
  const [low = '', ...high] = commaParts(text)
  return [low, high.join(',')]
}

/**
 * What is wrong with an energy to mark, which only the picture knows of; the server's picture says the same.
 *
 * @returns null for a number, and for none
 */
export const targetFault = (text: string): string | null =>
  text === '' || readDecimal(text) !== null ? null : `the target energy must be a number of eV, got "${text}"`

/**
 * A window with one end moved; an end that passes the other takes it along.
 *
 * @example movedEnd({ low: 1, high: 1.2 }, 'low', 1.3) // { low: 1.3, high: 1.3 }
 */
export const movedEnd = ({ low, high }: EnergyBounds, end: 'low' | 'high', energy: number): EnergyBounds =>
  end === 'low' ? { low: energy, high: Math.max(high, energy) } : { low: Math.min(low, energy), high: energy }
