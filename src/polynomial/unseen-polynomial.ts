import type { EnergyModel } from '../energy/model.ts'
import { ensembleName } from '../environment/ensembles.ts'
import { zoneFillings } from '../environment/zone-fillings.ts'
import { findSite } from '../site/registry.ts'
import type { HomogeneousPolynomial } from './homogeneous-polynomial.ts'

/**
 * The probability of the ensembles that a model never saw, as a polynomial in the mole fractions of their layer:
 * sum over these ensembles of k! / prod(n_i!) * prod(x_i^n_i).
 *
 * @example evaluator(unseenPolynomial(loadModel('agaucupdpt-no'), ['Ag', 'Pd']))(Float64Array.of(0.5, 0.5)) // 0.375
 */
export function unseenPolynomial(model: EnergyModel, elements: readonly string[]): HomogeneousPolynomial {
  const unseen = new Set(model.unseenEnsembles)
  const variables = elements.length
  const degree = findSite(model.site).ensemble.length
  const { counts, multiplicities } = zoneFillings(degree, variables)
  const coefficients = multiplicities.map((multiplicity, filling) => {
    const atoms = elements.flatMap((element, index) =>
      new Array<string>(counts[filling * variables + index]).fill(element),
    )
    return unseen.has(ensembleName(atoms)) ? multiplicity : 0
  })
  return { variables, degree, coefficients }
}
