import type { EnsembleTerm, ZoneTerm } from '../distribution/terms.ts'
import type { TermParameters } from './drawn-terms.ts'
import type { Posterior } from './posterior.ts'
import { energyVariance, type SparseRow } from './standard-error.ts'

/**
 * Standard error of the mean energy of an alloy's sites, eV, in closed form: the mean is linear in the parameters,
 * sum_e p_e (b_e + sum_z k_z sum_i x_zi w_zi), so its variance is m^T C m with m_b = p_e and m_w = p_e k_z x_zi.
 *
 * @example meanEnergyError(own, termParameters(model, own.layout, alloy)) // own = posterior(model)
 */
export const meanEnergyError = (posterior: Posterior, terms: TermParameters): number =>
  Math.sqrt(energyVariance(posterior, meanEnergyRow(terms)))

function meanEnergyRow({ terms, offsets, families, weights }: TermParameters): SparseRow {
  const row = new Map<number, number>()
  const add = (parameter: number, weight: number) => row.set(parameter, (row.get(parameter) ?? 0) + weight)
  for (const [index, { probability, zones }] of terms.entries() as IterableIterator<[number, EnsembleTerm]>) {
    add(offsets[index] as number, probability)
    for (const [zone, places] of (weights[families[index] as number] as readonly Int32Array[]).entries()) {
      const { atoms, fractions } = zones[zone] as ZoneTerm
      for (const [element, parameter] of places.entries())
        add(parameter, probability * atoms * fractions[element])
    }
  }
  return { parameters: [...row.keys()], weights: [...row.values()] }
}
