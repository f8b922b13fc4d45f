import { InputError } from '../input/input-error.ts'
import { FRACTION_SUM_TOLERANCE } from './composition.ts'

/** Which compositions to search: every mole fraction from its lower to its upper bound, both included. */
export interface CompositionBounds {
  /** The elements searched; all others are absent. */
  readonly elements: readonly string[]
  /** Float64Array [element] */
  readonly lower: Float64Array
  /** Float64Array [element]; where it equals `lower`, the mole fraction is fixed. */
  readonly upper: Float64Array
}

/**
 * Bounds on the mole fractions of some elements, checked.
 *
 * @param ranges per element the lower and the upper bound, both from 0 to 1
 * @throws InputError for a bound outside 0..1, a lower bound above its upper one, or bounds that leave no composition
 * @example compositionBounds([['Ir', 0.05, 0.35], ['Pt', 0, 1]])
 */
export function compositionBounds(ranges: readonly (readonly [string, number, number])[]): CompositionBounds {
  for (const [element, lower, upper] of ranges) {
    for (const bound of [lower, upper])
      if (!(bound >= 0 && bound <= 1))
        throw new InputError(`the bounds of ${element} must be mole fractions from 0 to 1, got ${bound}`)
    if (lower > upper)
      throw new InputError(`the lower bound of ${element}, ${lower}, is above its upper bound, ${upper}`)
  }
  const bounds = {
    elements: ranges.map(([element]) => element),
    lower: Float64Array.from(ranges, ([, lower]) => lower),
    upper: Float64Array.from(ranges, ([, , upper]) => upper),
  }
  checkFeasible(bounds)
  return bounds
}

function checkFeasible({ elements, lower, upper }: CompositionBounds): void {
  const listed = (bounds: Float64Array) =>
    elements.map((element, index) => `${element} ${bounds[index]}`).join(', ')
  const [least, most] = [sum(lower), sum(upper)]
  if (least > 1 + FRACTION_SUM_TOLERANCE)
    throw new InputError(
      `the bounds leave no composition: the lower bounds sum to ${rounded(least)}, more than 1 (${listed(lower)})`,
    )
  if (most < 1 - FRACTION_SUM_TOLERANCE)
    throw new InputError(
      `the bounds leave no composition: the upper bounds sum to ${rounded(most)}, less than 1 (${listed(upper)})`,
    )
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0)

const rounded = (value: number): number => Number(value.toPrecision(12))
