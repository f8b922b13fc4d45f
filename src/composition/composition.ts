import { InputError } from '../input/input-error.ts'
import { isElement } from './elements.ts'

/**
 * Elements of an alloy with their mole fractions, all positive and summing to 1, in the order given.
 * An absent element is not listed.
 */
export type Composition = ReadonlyMap<string, number>

/** Fractions given as such must sum to 1 this closely; the remainder is their rounding. */
export const FRACTION_SUM_TOLERANCE = 1e-9

/**
 * The composition of positive amounts in any unit, which are divided by their sum.
 *
 * @throws InputError for an unknown or repeated element, an amount that is not positive and finite, or none at all
 * @example compositionFromAmounts([['Pt', 3], ['Ni', 1]]) // Pt 0.75, Ni 0.25
 */
export function compositionFromAmounts(amounts: readonly (readonly [string, number])[]): Composition {
  checkElements(amounts.map(([element]) => element))
  for (const [element, amount] of amounts)
    if (!(amount > 0 && Number.isFinite(amount)))
      throw new InputError(`the amount of ${element} must be a positive, finite number, got ${amount}`)
  return normalised(amounts)
}

/**
 * The composition of mole fractions that already sum to 1 within 1e-9. A fraction of 0 says that the
 * element is absent.
 *
 * @throws InputError for an unknown or repeated element, a fraction outside 0..1, or another sum
 * @example compositionFromFractions([['Ir', 0.2], ['Pt', 0.8]])
 */
export function compositionFromFractions(fractions: readonly (readonly [string, number])[]): Composition {
  checkElements(fractions.map(([element]) => element))
  for (const [element, fraction] of fractions)
    if (!(fraction >= 0 && fraction <= 1))
      throw new InputError(`the mole fraction of ${element} must be from 0 to 1, got ${fraction}`)
  const total = fractions.reduce((sum, [, fraction]) => sum + fraction, 0)
  if (Math.abs(total - 1) > FRACTION_SUM_TOLERANCE) {
    const listed = fractions.map(([element, fraction]) => `${element} ${fraction}`).join(', ')
    throw new InputError(
      `composition fractions must sum to 1, got ${Number(total.toPrecision(12))} (${listed})`,
    )
  }
  return normalised(fractions.filter(([, fraction]) => fraction > 0))
}

function checkElements(elements: readonly string[]): void {
  if (elements.length === 0) throw new InputError('a composition needs at least one element, got none')
  for (const [index, element] of elements.entries()) {
    if (!isElement(element))
      throw new InputError(`unknown element "${element}" in the composition; write symbols like Pt`)
    if (elements.indexOf(element) !== index)
      throw new InputError(`element ${element} appears twice in the composition`)
  }
}

function normalised(amounts: readonly (readonly [string, number])[]): Composition {
  const largest = Math.max(...amounts.map(([, amount]) => amount))
  const relative = amounts.map(([element, amount]) => [element, amount / largest] as const)
  const total = relative.reduce((sum, [, amount]) => sum + amount, 0)
  const fractions = relative.map(([element, amount]) => [element, amount / total] as const)
  const vanished = fractions.find(([, fraction]) => fraction === 0)
  if (vanished !== undefined)
    throw new InputError(`the amount of ${vanished[0]} is too small beside the others to be told from 0`)
  return new Map(fractions)
}
