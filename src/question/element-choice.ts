import { isElement } from '../composition/elements.ts'
import { InputError } from '../input/input-error.ts'

/** How many elements, and which if that was said. */
export interface ElementChoice {
  readonly count: number
  readonly symbols: readonly string[] | null
}

const MAXIMUM_ELEMENTS = 118

/**
 * Reads a number of elements, or their symbols.
 *
 * @throws InputError for a number outside 1..118, an unknown symbol or a repeated one
 * @example readElementChoice('Ir,Pd,Pt').count // 3
 */
export function readElementChoice(text: string): ElementChoice {
  const allowed = 'give a whole number from 1 to 118 or different symbols like Ir,Pd,Pt'
  if (/^\s*[+-]?[\d.]/.test(text)) {
    const count = /^\s*\d+\s*$/.test(text) ? Number(text) : Number.NaN
    if (Number.isInteger(count) && count >= 1 && count <= MAXIMUM_ELEMENTS) return { count, symbols: null }
    throw new InputError(`elements: ${allowed}, got "${text}"`)
  }
  const symbols = text.split(',').map(symbol => symbol.trim())
  const unknown = symbols.find(symbol => !isElement(symbol))
  if (unknown !== undefined) throw new InputError(`unknown element "${unknown}" in elements: ${allowed}`)
  const repeated = symbols.find((symbol, index) => symbols.indexOf(symbol) !== index)
  if (repeated !== undefined)
    throw new InputError(`element ${repeated} appears twice in elements: ${allowed}`)
  return { count: symbols.length, symbols }
}
