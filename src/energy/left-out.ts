import { Matrix, SingularValueDecomposition, solve } from 'ml-matrix'

/** An entry of a hat matrix, which turns the energies of the rows into their fitted ones. */
export type HatMatrix = (row: number, column: number) => number

/** Rows whose block of I - H is singular to rounding alone determine a coefficient. */
const SINGULAR = 1e-9

/**
 * Predicts groups of rows from all others, exactly and without a refit: the errors of a group G are
 * (I - H_GG)^-1 r_G, for a row of its own residual / (1 - leverage).
 *
 * @param residuals DFT minus model, eV
 * @param groups indices of the rows that are left out together; each row is in one group
 * @returns per row DFT minus prediction, eV; null where the others leave something undetermined that the row needs
 */
export function leftOutErrors(
  residuals: readonly number[],
  hat: HatMatrix,
  groups: readonly (readonly number[])[],
): (number | null)[] {
  const errors = new Array<number | null>(residuals.length).fill(null)
  for (const group of groups) {
    const left = leftOutGroup(group, residuals, hat)
    for (const [position, row] of group.entries()) errors[row] = left?.[position] ?? null
  }
  return errors
}

function leftOutGroup(
  group: readonly number[],
  residuals: readonly number[],
  hat: HatMatrix,
): number[] | null {
  if (group.length === 1) {
    const row = group[0] as number
    const rest = 1 - hat(row, row)
    return rest > SINGULAR ? [(residuals[row] as number) / rest] : null
  }
  const rest = new Matrix(group.map(i => group.map(j => (i === j ? 1 : 0) - hat(i, j))))
  const { diagonal } = new SingularValueDecomposition(rest)
  if ((diagonal.at(-1) as number) <= SINGULAR) return null
  return solve(rest, Matrix.columnVector(group.map(row => residuals[row] as number))).to1DArray()
}
