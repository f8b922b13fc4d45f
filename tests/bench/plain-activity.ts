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
    const energies = zones.map(({ name, fillings }) =>
      Float64Array.from({ length: fillings.length }, (_, filling) =>
        elements.reduce(
          (sum, element, i) =>
            sum +
            (fillings.counts[filling * elements.length + i] as number) *
              (coefficients[name]?.[element] as number),
          0,
        ),
      ),
    )
    const visit = (zone: number, energy: number, probability: number) => {
      const [own, shares] = [energies[zone] as Float64Array, (zones[zone] as (typeof zones)[0]).probabilities]
      if (zone < zones.length - 1) {
        for (let filling = 0; filling < own.length; filling++)
          visit(zone + 1, energy + (own[filling] as number), probability * (shares[filling] as number))
        return
      }
      for (let filling = 0; filling < own.length; filling++) {
        const distance = Math.abs(energy + (own[filling] as number) - optimum)
        activity += probability * (shares[filling] as number) * Math.exp(-distance / thermal)
      }
    }
    visit(0, model.ensembles[ensemble] as number, weights[index] as number)
  }
  return activity
}
