import { type EnergyModel, zoneCoefficients } from '../../src/energy/model.ts'
import { ensembleNames } from '../../src/environment/ensembles.ts'
import { fillingProbabilities } from '../../src/environment/filling-probabilities.ts'
import { zoneFillings } from '../../src/environment/zone-fillings.ts'
import { findSite } from '../../src/site/registry.ts'

/** The plain baseline: the mean of exp(-|E - optimum| / thermal) by one loop over all fingerprints of a composition. */
export function plainActivity(
  model: EnergyModel,
  fractions: Float64Array,
  optimum: number,
  thermal: number,
): number {
  const { elements } = model
  const size = findSite(model.site).ensemble.length
  const weights = fillingProbabilities(zoneFillings(size, elements.length), fractions)
  const zones = model.zones.map(({ name, atoms }) => {
    const fillings = zoneFillings(atoms, elements.length)
    return { name, fillings, probabilities: fillingProbabilities(fillings, fractions) }
  })
  let activity = 0
  for (const [index, ensemble] of ensembleNames(elements, size).entries()) {
    const coefficients = zoneCoefficients(model, ensemble)
    const visit = (zone: number, energy: number, probability: number) => {
      if (zone === zones.length) {
        activity += probability * Math.exp(-Math.abs(energy - optimum) / thermal)
        return
      }
      const { name, fillings, probabilities } = zones[zone] as (typeof zones)[0]
      for (let filling = 0; filling < fillings.length; filling++) {
        let own = energy
        for (const [i, element] of elements.entries())
          own +=
            (fillings.counts[filling * elements.length + i] as number) *
            (coefficients[name]?.[element] as number)
        visit(zone + 1, own, probability * (probabilities[filling] as number))
      }
    }
    visit(0, model.ensembles[ensemble] as number, weights[index] as number)
  }
  return activity
}
