import { InputError } from '../input/input-error.ts'

/** Standard error of the amounts as mole fractions: one for every element that is there, or one each. */
export type AmountError = number | Readonly<Record<string, number>>

/**
 * Standard errors of the amounts of some elements. An element that is absent is known to be, and one that is not named
 * is known exactly.
 *
 * @param x mole fractions: Float64Array [element]
 * @throws InputError for an error that is not from 0 to 1
 * @example amountErrors(['Ir', 'Pt', 'Ru'], Float64Array.of(0.2, 0.8, 0), 0.02) // [0.02, 0.02, 0]
 */
export function amountErrors(elements: readonly string[], x: Float64Array, error: AmountError): Float64Array {
  const given = typeof error === 'number' ? [error] : Object.values(error)
  const wrong = given.find(own => !(own >= 0 && own <= 1))
  if (wrong !== undefined)
    throw new InputError(`the uncertainty of a mole fraction is a number from 0 to 1, got ${wrong}`, {
      field: 'uncertainty',
    })
  return x.map((share, index) => {
    if (share === 0) return 0
    return typeof error === 'number' ? error : (error[elements[index] as string] ?? 0)
  })
}
