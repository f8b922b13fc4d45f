import { unlayered } from '../composition/layered.ts'
import { ensembleMoments, totalMoments } from '../distribution/moments.ts'
import { ensembleTerms } from '../distribution/terms.ts'
import type { EnergyModel } from '../energy/model.ts'

/**
 * The lowest and the highest energy that sites of some elements can have, whatever their mole fractions, eV.
 *
 * @throws InputError when the model lacks an element
 * @example energyExtremes(loadModel('irpdptrhru-oh'), ['Ir', 'Pt'])
 */
export function energyExtremes(
  model: EnergyModel,
  elements: readonly string[],
): { readonly minimum: number; readonly maximum: number } {
  const equimolar = new Map(elements.map(element => [element, 1 / elements.length]))
  const terms = ensembleTerms(model, unlayered(equimolar))
  const { minimum, maximum } = totalMoments(terms, terms.map(ensembleMoments))
  return { minimum, maximum }
}
