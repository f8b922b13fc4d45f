import { readDecimal } from '../input/decimal.ts'
import { InputError } from '../input/input-error.ts'
import { type Composition, compositionFromAmounts, compositionFromFractions } from './composition.ts'
import { isElement } from './elements.ts'
import { formulaHint } from './formula-hint.ts'

/**
 * Reads a composition as users type it: a formula with positive amounts, normalised (`Ir20Pd20Pt60`;
 * no amount means 1, so `IrPdPtRhRu` is equimolar), or mole fractions that sum to 1 (`Ir=0.2,Pt=0.8`).
 *
 * @throws InputError quoting the part that cannot be read
 * @example parseComposition('Pt3Ni') // Pt 0.75, Ni 0.25
 */
export function parseComposition(text: string): Composition {
  const trimmed = text.trim()
  if (trimmed === '')
    throw new InputError('the composition is empty; write it like Ir20Pd20Pt60 or Ir=0.2,Pt=0.8')
  return trimmed.includes('=')
    ? compositionFromFractions(trimmed.split(',').map(readFraction))
    : compositionFromAmounts(readAmounts(trimmed))
}

/**
 * `Ir=0.2,Pt=0.8` and so on: the fractions of a composition in a form that `parseComposition` reads back.
 *
 * @example compositionText(parseComposition('Pt3Ni')) // 'Pt=0.75,Ni=0.25'
 */
export const compositionText = (composition: Composition): string =>
  [...composition].map(([element, fraction]) => `${element}=${fraction}`).join(',')

/**
 * A formula in per cent for titles and tables: `Ir20Pd20Pt60`, or `Pt` when pure.
 *
 * @example compositionFormula(parseComposition('Pt3Ni')) // 'Pt75Ni25'
 */
export const compositionFormula = (composition: Composition): string =>
  composition.size === 1
    ? [...composition.keys()].join('')
    : [...composition].map(([element, fraction]) => `${element}${percent(fraction)}`).join('')

const FOUR_DIGITS = new Intl.NumberFormat('en', { maximumSignificantDigits: 4, useGrouping: false })

const percent = (fraction: number): string => FOUR_DIGITS.format(100 * fraction)

const AMOUNT = /^\d+(\.\d*)?$|^\.\d+$/

function readAmounts(formula: string): [string, number][] {
  if (isShouted(formula))
    throw new InputError(`cannot read "${formula}" in the composition "${formula}"; ${formulaHint(formula)}`)
  const parts = formula.match(/[A-Z][a-z]*[^A-Za-z]*|[^A-Z]+/g) ?? []
  return parts.map(part => {
    const [, element, amount] = /^([A-Z][a-z]*)(.*)$/s.exec(part) ?? []
    if (element === undefined || amount === undefined)
      throw new InputError(`cannot read "${part}" in the composition "${formula}"; ${formulaHint(formula)}`)
    if (amount !== '' && !AMOUNT.test(amount))
      throw new InputError(
        `the amount of ${element} in "${formula}" must be a positive number, got "${amount}"${amountHint(amount, formula)}`,
      )
    return [element, amount === '' ? 1 : Number(amount)]
  })
}

/** Symbols of two letters in capitals, which are not all symbols of one letter. */
const isShouted = (formula: string): boolean =>
  !/[^A-Z\d.]/.test(formula) &&
  /[A-Z]{2}/.test(formula) &&
  ![...formula.replace(/[\d.]/g, '')].every(isElement)

/** Only for what is in the way of a number that is there. */
const amountHint = (amount: string, formula: string): string =>
  /[\s₀-₉]/.test(amount) ? `; ${formulaHint(formula)}` : ''

function readFraction(part: string): [string, number] {
  const [element, text, ...rest] = part.split('=').map(piece => piece.trim())
  const fraction = readDecimal(text ?? '')
  if (!element || fraction === null || rest.length > 0)
    throw new InputError(`cannot read "${part}" as a mole fraction; write each as Ir=0.2`)
  return [element, fraction]
}
