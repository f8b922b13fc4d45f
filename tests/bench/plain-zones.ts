import { type EnergyModel, zoneCoefficients } from '../../src/energy/model.ts'
import { ensembleNames } from '../../src/environment/ensembles.ts'
import { fillingProbabilities } from '../../src/environment/filling-probabilities.ts'
import { zoneFillings } from '../../src/environment/zone-fillings.ts'
import { findSite } from '../../src/site/registry.ts'

/** What a plain loop over all fingerprints of one ensemble needs. */
export interface PlainEnsemble {
  readonly offset: number
  readonly probability: number
  /** Per zone, the energy and the probability of each filling. */
  readonly energies: readonly Float64Array[]
  readonly shares: readonly Float64Array[]
}

/** The ensembles of a random alloy with the fillings of their zones, listed as a careful script would do it. */
export function plainEnsembles(
  model: EnergyModel,
  elements: readonly string[],
  fractions: Float64Array,
): PlainEnsemble[] {
  const size = findSite(model.site).ensemble.length
  const probabilities = fillingProbabilities(zoneFillings(size, elements.length), fractions)
  const zones = model.zones.map(({ name, atoms }) => ({
    name,
    fillings: zoneFillings(atoms, elements.length),
  }))
  const shares = zones.map(({ fillings }) => fillingProbabilities(fillings, fractions))
  return ensembleNames(elements, size).map((ensemble, index) => {
    const coefficients = zoneCoefficients(model, ensemble)
    return {
      offset: model.ensembles[ensemble] as number,
      probability: probabilities[index] as number,
      shares,
      energies: zones.map(({ name, fillings }) =>
        Float64Array.from({ length: fillings.length }, (_, filling) =>
          elements.reduce(
            (sum, element, i) =>
              sum +
              (fillings.counts[filling * elements.length + i] as number) *
                (coefficients[name]?.[element] as number),
            0,
          ),
        ),
      ),
    }
  })
}
