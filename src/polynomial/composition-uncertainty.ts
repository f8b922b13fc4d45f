import { InputError } from '../input/input-error.ts'
import { alongSimplex, gradientEvaluator, type HomogeneousPolynomial } from './homogeneous-polynomial.ts'

/**
 * The standard error that an uncertain composition puts on an average over its sites, to first order. The amounts
 * a_j are measured independently (EDX, say) and then divided by their sum, so that
 * sigma_A^2 = sum_j (dA/dx_j - sum_i x_i dA/dx_i)^2 sigma_j^2.
 *
 * @param x mole fractions: Float64Array [variable]
 * @param errors standard errors sigma_j of the amounts as mole fractions, 0.02 for +-2 %: Float64Array [variable]
 * @throws InputError for an error that is not from 0 to 1
 * @returns in the units of the polynomial's values; 0 at an optimum inside the simplex, where the first order vanishes
 * @example compositionUncertainty(polynomial, x, new Float64Array(5).fill(0.02))
 */
export function compositionUncertainty(
  polynomial: HomogeneousPolynomial,
  x: Float64Array,
  errors: Float64Array,
): number {
  for (const error of errors) checkUncertainty(error)
  return errorEvaluator(polynomial)(x, errors)
}

/** @throws InputError for a standard error of a mole fraction that is not from 0 to 1 */
export function checkUncertainty(error: number): void {
  if (!(error >= 0 && error <= 1))
    throw new InputError(`the uncertainty of a mole fraction is a number from 0 to 1, got ${error}`, {
      field: 'uncertainty',
    })
}

/**
 * The same for many compositions, compiled; the errors are not checked.
 *
 * @returns takes mole fractions and their standard errors, each Float64Array [variable]
 * @example errorEvaluator(polynomial)(Float64Array.of(0.2, 0.8), Float64Array.of(0.02, 0.02))
 */
export function errorEvaluator(
  polynomial: HomogeneousPolynomial,
): (x: Float64Array, errors: Float64Array) => number {
  const fillGradient = gradientEvaluator(polynomial)
  const partials = new Float64Array(polynomial.variables)
  return (x, errors) => {
    fillGradient(x, partials)
    const along = alongSimplex(partials, x)
    return Math.sqrt(along.reduce((sum, slope, variable) => sum + (slope * errors[variable]) ** 2, 0))
  }
}

/**
 * The same with one error for every element that is there; one that is absent is known to be.
 *
 * @param error standard error of an amount as a mole fraction
 * @throws InputError for an error that is not from 0 to 1
 * @example presentUncertainty(polynomial, Float64Array.of(0.2, 0.8), 0.02)
 */
export const presentUncertainty = (
  polynomial: HomogeneousPolynomial,
  x: Float64Array,
  error: number,
): number =>
  compositionUncertainty(
    polynomial,
    x,
    x.map(share => (share > 0 ? error : 0)),
  )
