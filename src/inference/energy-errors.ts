import { coefficientStart, type ParameterLayout } from '../energy/parameters.ts'
import { pivotedCholesky } from './pivoted-cholesky.ts'

/**
 * The error of an ensemble's energies as a vector that its atoms add up to: with n atoms of element i in zone z, the
 * variance of the energy is |offset + sum over z, i of n_zi atom_zi|^2. Since the vectors are in units of the residual
 * standard deviation, it is the leverage of the site: x^T C x / sd^2.
 */
export interface EnergyErrors {
  readonly rank: number
  /** Float64Array [rank], of b. */
  readonly offset: Float64Array
  /** Per zone Float64Array [element][rank], of one atom of the element, in the order of the model's elements. */
  readonly atoms: readonly Float64Array[]
}

/**
 * The errors of the energies of one ensemble, from the factor of its part of the covariance.
 *
 * @param covariance of all parameters, eV^2
 * @param residual standard deviation, eV
 * @param ensemble its place in the layout
 * @example energyErrors(model.covariance, parameterLayout(model), model.residual.sd, 0).rank
 */
export function energyErrors(
  covariance: readonly (readonly number[])[],
  layout: ParameterLayout,
  residual: number,
  ensemble: number,
): EnergyErrors {
  const { zones, elements } = layout
  const start = coefficientStart(layout, ensemble)
  const columns = zones.length * elements.length
  const parameters = [ensemble, ...Array.from({ length: columns }, (_, column) => start + column)]
  const part = new Float64Array(parameters.length ** 2)
  for (const [i, row] of parameters.entries())
    for (const [j, column] of parameters.entries())
      part[i * parameters.length + j] = covariance[row]?.[column] as number
  const { factor, rank } = pivotedCholesky(part, parameters.length)
  for (let entry = 0; entry < factor.length; entry++) factor[entry] /= residual
  const width = elements.length * rank
  return {
    rank,
    offset: factor.slice(0, rank),
    atoms: zones.map((_, zone) => factor.slice(rank + zone * width, rank + (zone + 1) * width)),
  }
}

/**
 * Mean leverage of an ensemble's sites, tr(C E[x x^T]) / sd^2, in closed form: the atoms of a zone are independent, so
 * E|v|^2 = |offset + sum_z k_z <atom>_z|^2 + sum_z k_z (<|atom|^2>_z - |<atom>_z|^2).
 *
 * @param zones of the model, with their sizes
 * @param fractions mole fractions per zone, [zone] of Float64Array [element]
 */
export function meanLeverage(
  { rank, offset, atoms }: EnergyErrors,
  zones: readonly { readonly atoms: number }[],
  fractions: readonly Float64Array[],
): number {
  const mean = offset.slice()
  let spread = 0
  for (const [zone, { atoms: size }] of zones.entries()) {
    const [vectors, x] = [atoms[zone] as Float64Array, fractions[zone] as Float64Array]
    for (let k = 0; k < rank; k++) {
      let [first, second] = [0, 0]
      for (let element = 0; element < x.length; element++) {
        const part = vectors[element * rank + k]
        first += x[element] * part
        second += x[element] * part ** 2
      }
      mean[k] += size * first
      spread += size * Math.max(0, second - first ** 2)
    }
  }
  return mean.reduce((sum, part) => sum + part ** 2, spread)
}
