import type { Composition } from '../composition/composition.ts'
import { elementsOf, type LayeredComposition } from '../composition/layered.ts'
import { type CodeModel, isCodeModel, withoutEnergies } from '../energy/code-model.ts'
import type { EnergyModel } from '../energy/model.ts'
import { dataCoverage } from './data-coverage.ts'
import { countEnergies } from './enumeration-cost.ts'
import { type EnsembleTerm, ensembleTerms, labelledArrangements } from './terms.ts'

/**
 * The ensembles of an alloy under a model of either kind; those of a code model carry no energies.
 *
 * @throws InputError when the model does not cover an element, or a layer is given that it does not see
 */
export const modelTerms = (model: EnergyModel | CodeModel, alloy: LayeredComposition): EnsembleTerm[] =>
  ensembleTerms(energyless(model, alloy), alloy)

/** What a distribution is of, and how much of that lies beyond the data of the model, as it stands in answers. */
export const modelAndAlloy = (
  model: EnergyModel | CodeModel,
  alloy: LayeredComposition,
  terms: readonly EnsembleTerm[],
) => ({
  model: model.id,
  adsorbate: model.adsorbate,
  site: model.site,
  energy: model.energy,
  composition: fractionsOf(alloy.bulk),
  layers: Object.fromEntries(
    [...alloy.layers].map(([layer, composition]) => [layer, fractionsOf(composition)]),
  ),
  labelled: labelledArrangements(energyless(model, alloy), alloy).toString(),
  fingerprints: countEnergies(terms).toString(),
  ...dataCoverage(model, alloy, terms),
})

const energyless = (model: EnergyModel | CodeModel, alloy: LayeredComposition): EnergyModel =>
  isCodeModel(model) ? withoutEnergies(model, elementsOf(alloy)) : model

const fractionsOf = (composition: Composition): Readonly<Record<string, number>> =>
  Object.fromEntries(composition)
