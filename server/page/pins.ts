import { compositionFormula } from '../../src/composition/formula.ts'
import { namedFormula, namedFormulaText } from '../../src/question/named-formula.ts'
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

/**
 * The place of a composition among pins, whatever they are called; -1 when it is not pinned.
 *
 * @example pinOf(['Ru', 'as cast: Pt'], 'Pt') // 1
 */
export const pinOf = (pins: readonly string[], formula: string): number =>
  pins.findIndex(pin => isSameComposition(namedFormula(pin).formula, formula))

/** What a pin is called: its name, or its formula. */
export function pinLabel(pin: string): string {
  const { name, formula } = namedFormula(pin)
  return name ?? formula
}

/**
 * The pins with a name given to one, or taken from it by an empty one. What the command line would take for an option, or a
 * spreadsheet for a formula, is no name to begin with: such signs in front go.
 *
 * @example renamedPin(['Pt', 'Ru'], 0, 'as cast') // ['as cast: Pt', 'Ru']
 */
export function renamedPin(pins: readonly string[], place: number, typed: string): string[] {
  const { formula } = namedFormula(pins[place] as string)
  const name = typed.trim().replace(/^[-=+@\s]+/, '')
  return pins.with(place, namedFormulaText({ name: name === '' ? null : name, formula }))
}

/**
 * What is compared, each with its name if it has one: the pins, and before them the composition that is being edited
 * unless it is one of them.
 *
 * @example comparedFormulas(['Pt'], 'IrPt') // ['IrPt', 'Pt']
 */
export const comparedFormulas = (pins: readonly string[], edited: string): readonly string[] =>
  pinOf(pins, edited) < 0 ? [edited, ...pins] : pins
