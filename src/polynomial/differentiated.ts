import {
  derivative,
  type Evaluator,
  evaluator,
  gradientEvaluator,
  type HomogeneousPolynomial,
} from './homogeneous-polynomial.ts'

/** A polynomial with its first and second derivatives, compiled. */
export interface Differentiated {
  readonly variables: number
  readonly value: Evaluator
  /** Fills Float64Array [variable] with dA/dx_i, each x on its own. */
  readonly gradient: (x: Float64Array, out: Float64Array) => void
  /** Float64Array [variable, variable]: d2A/dx_i dx_j. */
  readonly hessian: (x: Float64Array) => Float64Array
  /** How far rounding may move the value at x. */
  readonly rounding: Evaluator
}

/**
 * Compiles a polynomial's value, gradient and Hessian.
 *
 * @example differentiated(inBlock(polynomial, [], 0)).hessian(x)
 */
export function differentiated(polynomial: HomogeneousPolynomial): Differentiated {
  const { variables, degree, coefficients } = polynomial
  const magnitude = evaluator({ variables, degree, coefficients: coefficients.map(Math.abs) })
  let second: readonly (readonly Evaluator[])[] | undefined
  return {
    variables,
    value: evaluator(polynomial),
    gradient: gradientEvaluator(polynomial),
    hessian: x => {
      second ??= secondDerivatives(polynomial)
      const out = new Float64Array(variables * variables)
      for (const [i, row] of second.entries())
        for (const [j, partial] of row.entries()) out[i * variables + j] = out[j * variables + i] = partial(x)
      return out
    },
    // Each term is a product of as many factors as the degree says, and the sum is nested twice.
    rounding: x => 2 * (degree + 2) * Number.EPSILON * magnitude(x),
  }
}

/** The lower triangle. */
const secondDerivatives = (polynomial: HomogeneousPolynomial): Evaluator[][] =>
  Array.from({ length: polynomial.variables }, (_, i) => {
    const first = derivative(polynomial, i)
    return Array.from({ length: i + 1 }, (_, j) => evaluator(derivative(first, j)))
  })
