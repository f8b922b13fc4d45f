import { type HomogeneousPolynomial, monomialsOf } from './homogeneous-polynomial.ts'

/** Atoms whose layers share one composition. */
export interface CompositionBlock {
  /** Atomic layers, the outermost being 1; null stands for the bulk. */
  readonly layers: readonly (number | null)[]
  /** How many atoms of them the model sees: the block's degree. */
  readonly atoms: number
}

/**
 * An average over the sites of a random alloy as a polynomial in its mole fractions,
 * A(x) = sum over fingerprints f of mult(f) g(E_f) prod_i x_i^n_i(f):
 * homogeneous in each block's mole fractions, its degree there being the block's atoms.
 */
export interface CompositionPolynomial {
  /** The variables of every block, in order. */
  readonly elements: readonly string[]
  readonly blocks: readonly CompositionBlock[]
  /** Float64Array [monomial of the first block, ..., of the last], each in the order of `monomials`. */
  readonly coefficients: Float64Array
}

/**
 * The polynomial in one block's mole fractions, those of all others being given.
 *
 * @param fractions per block, mole fractions: Float64Array [element]; the free block's are not read
 * @param free which block stays free; an unlayered polynomial has only block 0
 * @example evaluator(inBlock(polynomial, [], 0))(Float64Array.of(0.2, 0.2, 0.2, 0.2, 0.2))
 */
export function inBlock(
  { elements, blocks, coefficients }: CompositionPolynomial,
  fractions: readonly Float64Array[],
  free: number,
): HomogeneousPolynomial {
  const values = (block: number) =>
    monomialValues((blocks[block] as CompositionBlock).atoms, fractions[block] as Float64Array)
  let inner = coefficients
  for (let block = blocks.length - 1; block > free; block--) inner = withoutLast(inner, values(block))
  for (let block = 0; block < free; block++) inner = withoutFirst(inner, values(block))
  return {
    variables: elements.length,
    degree: (blocks[free] as CompositionBlock).atoms,
    coefficients: inner,
  }
}

/** Every monomial of a degree at x. */
function monomialValues(degree: number, x: Float64Array): Float64Array {
  const variables = x.length
  const { length, exponents } = monomialsOf({ variables, degree })
  const values = new Float64Array(length).fill(1)
  for (let monomial = 0, entry = 0; monomial < length; monomial++)
    for (let variable = 0; variable < variables; variable++)
      values[monomial] *= x[variable] ** exponents[entry++]
  return values
}

function withoutLast(coefficients: Float64Array, values: Float64Array): Float64Array {
  const rest = new Float64Array(coefficients.length / values.length)
  for (let row = 0, entry = 0; row < rest.length; row++)
    for (let column = 0; column < values.length; column++) rest[row] += coefficients[entry++] * values[column]
  return rest
}

function withoutFirst(coefficients: Float64Array, values: Float64Array): Float64Array {
  const rest = new Float64Array(coefficients.length / values.length)
  for (let row = 0, entry = 0; row < values.length; row++)
    for (let column = 0; column < rest.length; column++) rest[column] += coefficients[entry++] * values[row]
  return rest
}
