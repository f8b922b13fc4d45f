import { type Monomials, monomialIndex, monomials } from './monomials.ts'
import { fillPowers, type PowerTable, powerTable } from './power-table.ts'

/** A sum of monomials of one degree: sum_n c_n x_1^n_1 x_2^n_2 ... */
export interface HomogeneousPolynomial {
  readonly variables: number
  readonly degree: number
  /** Float64Array [monomial], in the order of `monomials(variables, degree)`. */
  readonly coefficients: Float64Array
}

/** Gives a polynomial's value at x: Float64Array [variable]. */
export type Evaluator = (x: Float64Array) => number

const known = new Map<string, Monomials>()

/** The monomials of a polynomial, made once for each number of variables and degree. */
export function monomialsOf({
  variables,
  degree,
}: Pick<HomogeneousPolynomial, 'variables' | 'degree'>): Monomials {
  const key = `${variables},${degree}`
  const made = known.get(key) ?? monomials(variables, degree)
  known.set(key, made)
  return made
}

/**
 * The value of a polynomial, compiled. The variables are split in two halves, and the monomials of each are tabulated
 * for every degree, so that most of the work is sums of products over the coefficients as they lie. A polynomial of
 * positive coefficients adds only positive terms and loses no digits.
 *
 * @example evaluator({ variables: 2, degree: 1, coefficients: Float64Array.of(3, 4) })(Float64Array.of(1, 2)) // 11
 */
export function evaluator(polynomial: HomogeneousPolynomial): Evaluator {
  const { variables, degree } = polynomial
  const split = Math.floor(variables / 2)
  const early = powerTable(split, degree)
  const late = powerTable(variables - split, degree)
  const coefficients = byEarlyMonomial(polynomial, early, late)
  return x => {
    fillPowers(early, x, 0)
    fillPowers(late, x, split)
    return sumOfPairs(coefficients, early, late)
  }
}

/** The coefficients in the order of the early half's monomials, then of those that the late half adds. */
function byEarlyMonomial(
  polynomial: HomogeneousPolynomial,
  early: PowerTable,
  late: PowerTable,
): Float64Array {
  const all = monomialsOf(polynomial)
  const exponents = new Uint8Array(polynomial.variables)
  const ordered = new Float64Array(all.length)
  let place = 0
  for (let own = 0; own <= polynomial.degree; own++)
    for (const first of exponentsOf(early.variables, own))
      for (const second of exponentsOf(late.variables, polynomial.degree - own)) {
        exponents.set(first)
        exponents.set(second, early.variables)
        ordered[place++] = polynomial.coefficients[monomialIndex(all, exponents, 0, NONE, 0)]
      }
  return ordered
}

/** No exponents to add, for up to 118 elements in each of some layers. */
const NONE = new Uint8Array(1024)

function* exponentsOf(variables: number, degree: number): Generator<Uint8Array> {
  if (variables === 0) {
    if (degree === 0) yield NONE.subarray(0, 0)
    return
  }
  const { length, exponents } = monomialsOf({ variables, degree })
  for (let monomial = 0; monomial < length; monomial++)
    yield exponents.subarray(monomial * variables, (monomial + 1) * variables)
}

/** sum over early i of early_i sum_j c_(i, j) late_j */
function sumOfPairs(coefficients: Float64Array, early: PowerTable, late: PowerTable): number {
  const [factors, values] = [early.values, late.values]
  let value = 0
  let next = 0
  for (let own = 0; own <= early.degree; own++) {
    const first = late.starts[late.degree - own]
    const end = late.starts[late.degree - own + 1]
    for (let monomial = early.starts[own]; monomial < early.starts[own + 1]; monomial++) {
      let sum = 0
      for (let other = first; other < end; other++) sum += coefficients[next++] * values[other]
      value += factors[monomial] * sum
    }
  }
  return value
}

/**
 * Derivative by one variable; of a constant it is the constant 0.
 *
 * @example derivative({ variables: 2, degree: 2, coefficients: Float64Array.of(1, 0, 3) }, 1).coefficients // [0, 6]
 */
export function derivative(polynomial: HomogeneousPolynomial, variable: number): HomogeneousPolynomial {
  const { variables, degree, coefficients } = polynomial
  if (degree === 0) return { variables, degree, coefficients: Float64Array.of(0) }
  const raised = monomialsOf(polynomial)
  const lowered = monomialsOf({ variables, degree: degree - 1 })
  const unit = new Uint8Array(variables)
  unit[variable] = 1
  const own = new Float64Array(lowered.length)
  for (let monomial = 0; monomial < lowered.length; monomial++) {
    const from = monomialIndex(raised, lowered.exponents, monomial * variables, unit, 0)
    own[monomial] = coefficients[from] * (lowered.exponents[monomial * variables + variable] + 1)
  }
  return { variables, degree: degree - 1, coefficients: own }
}

/**
 * All partial derivatives of a polynomial, compiled.
 *
 * @returns fills Float64Array [variable] with dA/dx_i, each x on its own, off the simplex too
 */
export function gradientEvaluator(
  polynomial: HomogeneousPolynomial,
): (x: Float64Array, out: Float64Array) => void {
  const partials = Array.from({ length: polynomial.variables }, (_, variable) =>
    evaluator(derivative(polynomial, variable)),
  )
  return (x, out) => {
    for (let variable = 0; variable < partials.length; variable++)
      out[variable] = (partials[variable] as Evaluator)(x)
  }
}

/**
 * The gradient along the simplex: how the value changes per amount of pure element i that is mixed in,
 * dA/dx_i - sum_j x_j dA/dx_j, the slope towards the corner i; its average weighted by x is 0. Divided by 1 - x_i it is
 * the change per mole fraction of i.
 *
 * @param partials dA/dx_i: Float64Array [variable]
 * @param x mole fractions: Float64Array [variable]
 */
export function alongSimplex(partials: Float64Array, x: Float64Array): Float64Array {
  let radial = 0
  for (let i = 0; i < x.length; i++) radial += x[i] * partials[i]
  return partials.map(partial => partial - radial)
}

/**
 * The polynomial in some of its variables, in another order if wanted; all others are 0.
 *
 * @example inVariables({ variables: 2, degree: 1, coefficients: Float64Array.of(3, 4) }, [1]).coefficients // [4]
 */
export function inVariables(
  polynomial: HomogeneousPolynomial,
  kept: readonly number[],
): HomogeneousPolynomial {
  const all = monomialsOf(polynomial)
  const { length, exponents } = monomialsOf({ variables: kept.length, degree: polynomial.degree })
  const whole = new Uint8Array(polynomial.variables)
  const coefficients = new Float64Array(length)
  for (let monomial = 0; monomial < length; monomial++) {
    for (const [place, variable] of kept.entries())
      whole[variable] = exponents[monomial * kept.length + place]
    coefficients[monomial] = polynomial.coefficients[monomialIndex(all, whole, 0, NONE, 0)]
  }
  return { variables: kept.length, degree: polynomial.degree, coefficients }
}
