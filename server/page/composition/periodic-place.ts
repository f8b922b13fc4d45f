import { ELEMENT_SYMBOLS } from '../../../src/composition/elements.ts'

/** Where an element stands in the periodic table of 18 columns; the f block has rows 9 and 10. */
export interface PeriodicPlace {
  readonly row: number
  readonly column: number
}

/** Atomic numbers that end the periods. */
const NOBLE_GASES = [2, 10, 18, 36, 54, 86, 118]

const COLUMNS = 18

/** The row of lanthanides stands so far below their period, with a gap between. */
const F_BLOCK_SHIFT = 3

/** La to Lu, and Ac to Lr. */
const F_BLOCK_LENGTH = 15

/**
 * The place of an element.
 *
 * @example periodicPlace('Pt') // row 6, column 10
 */
export function periodicPlace(symbol: string): PeriodicPlace {
  const number = ELEMENT_SYMBOLS.indexOf(symbol) + 1
  const period = NOBLE_GASES.findIndex(last => number <= last)
  const first = NOBLE_GASES[period - 1] ?? 0
  const length = (NOBLE_GASES[period] as number) - first
  const place = number - first
  const row = period + 1
  if (place <= 2 && !(row === 1 && place === 2)) return { row, column: place }
  const isFBlock = length > COLUMNS && place <= 2 + F_BLOCK_LENGTH
  return isFBlock ? { row: row + F_BLOCK_SHIFT, column: place } : { row, column: COLUMNS - (length - place) }
}
