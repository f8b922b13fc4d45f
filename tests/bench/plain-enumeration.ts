import { type EnergyModel, zoneCoefficients } from '../../src/energy/model.ts'
import { ensembleNames } from '../../src/environment/ensembles.ts'
import { fillingProbabilities } from '../../src/environment/filling-probabilities.ts'
import { zoneFillings } from '../../src/environment/zone-fillings.ts'
import { findSite } from '../../src/site/registry.ts'

/**
 * The plain baseline: visits every fingerprint of an equimolar alloy once, one loop per zone, and adds its
 * probability to a bin, as a careful script would do it.
 */
export function plainEnumeration(
  model: EnergyModel,
  elements: readonly string[],
  binWidth: number,
): Float64Array {
  const fractions = new Float64Array(elements.length).fill(1 / elements.length)
  const size = findSite(model.site).ensemble.length
  const ensembles = ensembleNames(elements, size)
  const weights = fillingProbabilities(zoneFillings(size, elements.length), fractions)
  const zones = model.zones.map(({ name, atoms }) => {
    const fillings = zoneFillings(atoms, elements.length)
    return { name, fillings, probabilities: fillingProbabilities(fillings, fractions) }
  })
  const bins = new Float64Array(2000)
  for (const [index, ensemble] of ensembles.entries()) {
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
        const bin = Math.floor((energy + (own[filling] as number)) / binWidth) + 1000
        bins[bin] = (bins[bin] as number) + probability * (shares[filling] as number)
      }
    }
    visit(0, model.ensembles[ensemble] as number, weights[index] as number)
  }
  return bins
}
