import { compositionFormula } from '../../src/composition/formula.ts'
import { readFormula } from './composition/read-formula.ts'

/**
 * Whether two formulas are the same composition, to the digits that formulas have.
 *
 * @example isSameComposition('PtIr', 'Ir50Pt50') // true
 */
export function isSameComposition(a: string, b: string): boolean {
  const key = keyOf(a)
  return key !== null && key === keyOf(b)
}

/** The same for every way to write a composition; null for what is none. */
function keyOf(formula: string): string | null {
  const { composition } = readFormula(formula)
  if (composition === null) return null
  return compositionFormula(new Map([...composition].sort(([a], [b]) => (a < b ? -1 : 1))))
}

/** The place of a composition among pins; -1 when it is not pinned. */
export const pinOf = (pins: readonly string[], formula: string): number =>
  pins.findIndex(pin => isSameComposition(pin, formula))

/**
 * What is compared: the pins, and before them the composition that is being edited unless it is one of them.
 *
 * @example comparedFormulas(['Pt'], 'IrPt') // ['IrPt', 'Pt']
 */
export const comparedFormulas = (pins: readonly string[], edited: string): readonly string[] =>
  pinOf(pins, edited) < 0 ? [edited, ...pins] : pins
