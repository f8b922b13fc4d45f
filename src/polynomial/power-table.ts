import { multisets } from '../environment/binomial.ts'

/** The values of all monomials up to a degree, degree by degree, each in the order of `monomials`. */
export interface PowerTable {
  readonly variables: number
  readonly degree: number
  /** Int32Array [degree + 2]: where the monomials of each degree start, and where they end. */
  readonly starts: Int32Array
  /** Int32Array [degree, variable]: how many monomials of the degree have none of the variables before. */
  readonly without: Int32Array
  /** Float64Array [monomial], at the x of the last filling. */
  readonly values: Float64Array
}

export function powerTable(variables: number, degree: number): PowerTable {
  const starts = new Int32Array(degree + 2)
  const without = new Int32Array((degree + 1) * variables)
  for (let own = 0; own <= degree; own++) {
    starts[own + 1] = starts[own] + Number(multisets(variables, own))
    for (let variable = 0; variable < variables; variable++)
      without[own * variables + variable] = Number(multisets(variables - variable, own))
  }
  return { variables, degree, starts, without, values: new Float64Array(starts[degree + 1]).fill(1) }
}

/**
 * Fills the table at some x. The monomials of a degree that have x_v, and no variable before it, are x_v times
 * those of one degree less without the variables before, which end their list.
 *
 * @param x Float64Array [variable], of which the table's start at `first`
 */
export function fillPowers(table: PowerTable, x: Float64Array, first: number): void {
  const { variables, degree, starts, without, values } = table
  let place = 1
  for (let own = 1; own <= degree; own++)
    for (let variable = 0; variable < variables; variable++) {
      const factor = x[first + variable]
      const end = starts[own]
      for (let from = end - without[(own - 1) * variables + variable]; from < end; from++)
        values[place++] = values[from] * factor
    }
}
