import type { HomogeneousPolynomial } from '../../src/polynomial/homogeneous-polynomial.ts'
import { monomials } from '../../src/polynomial/monomials.ts'

/** A polynomial as its terms: exponents, joined by commas, to coefficient. */
export type Terms = ReadonlyMap<string, number>

/** sum_i a_i x_i */
export const linear = (coefficients: readonly number[]): Terms =>
  new Map(coefficients.map((coefficient, i) => [unit(coefficients.length, i).join(), coefficient]))

const unit = (length: number, place: number): number[] =>
  Array.from({ length }, (_, i) => Number(i === place))

export function plus(a: Terms, b: Terms): Terms {
  const sum = new Map(a)
  for (const [key, value] of b) sum.set(key, (sum.get(key) ?? 0) + value)
  return sum
}

export function times(a: Terms, b: Terms): Terms {
  let product: Terms = new Map()
  for (const [left, x] of a)
    for (const [right, y] of b) {
      const [p, q] = [left.split(',').map(Number), right.split(',').map(Number)]
      product = plus(product, new Map([[p.map((n, i) => n + (q[i] as number)).join(), x * y]]))
    }
  return product
}

export const scaled = (a: Terms, factor: number): Terms =>
  new Map([...a].map(([key, value]) => [key, factor * value]))

/** |x - c|^2 where x sums to 1: sum_i (x_i - c_i (x_1 + x_2 + ...))^2. */
export const squaredDistance = (centre: readonly number[]): Terms =>
  centre
    .map((own, i) => linear(centre.map((_, j) => Number(i === j) - own)))
    .map(form => times(form, form))
    .reduce(plus)

/** The polynomial of terms that all have one degree. */
export function homogeneous(terms: Terms): HomogeneousPolynomial {
  const [first] = [...terms.keys()].map(key => key.split(',').map(Number)) as [number[]]
  const degree = first.reduce((sum, exponent) => sum + exponent, 0)
  const variables = first.length
  const { length, exponents } = monomials(variables, degree)
  const coefficients = Float64Array.from(
    { length },
    (_, place) => terms.get(exponents.subarray(place * variables, (place + 1) * variables).join()) ?? 0,
  )
  return { variables, degree, coefficients }
}
