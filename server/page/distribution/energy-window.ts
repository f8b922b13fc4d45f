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
  const [low, high, ...rest] = text.split(',').map(readNumber)
  if (low == null || high == null || rest.length > 0 || low > high) return null
  return { low, high }
}

/** A number as it is typed, or null. */
export const readNumber = (text: string): number | null => {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  return Number.isFinite(value) ? value : null
}

/**
 * A window with one end moved; an end that passes the other takes it along.
 *
 * @example movedEnd({ low: 1, high: 1.2 }, 'low', 1.3) // { low: 1.3, high: 1.3 }
 */
export const movedEnd = ({ low, high }: EnergyBounds, end: 'low' | 'high', energy: number): EnergyBounds =>
  end === 'low' ? { low: energy, high: Math.max(high, energy) } : { low: Math.min(low, energy), high: energy }
