import { isElement } from '../composition/elements.ts'
import { InputError } from '../input/input-error.ts'

/**
 * Reads symbols of different elements.
 *
 * @throws InputError for an unknown symbol or a repeated one
 * @example readElementSymbols('Ir, Pt') // ['Ir', 'Pt']
 */
export function readElementSymbols(text: string): string[] {
  const elements = text.split(',').map(symbol => symbol.trim())
  for (const [index, element] of elements.entries()) {
    if (!isElement(element))
      throw new InputError(`unknown element "${element}" in elements; give symbols like Ir,Pd,Pt`)
    if (elements.indexOf(element) !== index)
      throw new InputError(`element ${element} appears twice in the elements "${text}"`)
  }
  return elements
}
