import { multisets } from '../environment/binomial.ts'
import { zoneFillings } from '../environment/zone-fillings.ts'

/** The monomials of one degree in some variables, x_1^n_1 x_2^n_2 ..., their exponents adding to the degree. */
export interface Monomials {
  readonly variables: number
  readonly degree: number
  /** C(variables + degree - 1, degree). */
  readonly length: number
  /** Uint8Array [monomial, variable], in the order of `zoneFillings`: the first exponent descends. */
  readonly exponents: Uint8Array
  /** Float64Array [variables left, degree left]: how many monomials these make, 0 for none left. */
  readonly below: Float64Array
}

/** @example monomials(2, 2).exponents // [2, 0, 1, 1, 0, 2] */
export function monomials(variables: number, degree: number): Monomials {
  const { length, counts } = zoneFillings(degree, variables)
  const below = new Float64Array((variables + 1) * (degree + 1))
  for (let left = 0; left <= variables; left++)
    for (let rest = 0; rest <= degree; rest++)
      below[left * (degree + 1) + rest] = Number(multisets(left, rest))
  return { variables, degree, length, exponents: counts, below }
}

/**
 * Place of a monomial, whose exponents are the sum of two lists.
 *
 * @param a, b lists of exponents
 * @param atA, atB where the monomial's exponents start in each
 */
export function monomialIndex(
  { variables, degree, below }: Monomials,
  a: Uint8Array,
  atA: number,
  b: Uint8Array,
  atB: number,
): number {
  let index = 0
  let rest = degree
  for (let variable = 0; variable < variables - 1; variable++) {
    const exponent = a[atA + variable] + b[atB + variable]
    rest -= exponent
    // Before it stand the monomials with a higher exponent here: one more factor is spent, the others share the rest.
    if (rest > 0) index += below[(variables - variable) * (degree + 1) + rest - 1]
  }
  return index
}
