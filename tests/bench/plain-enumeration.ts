import type { EnergyModel } from '../../src/energy/model.ts'
import { plainEnsembles } from './plain-zones.ts'

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
  const bins = new Float64Array(2000)
  for (const { offset, probability: share, energies, shares } of plainEnsembles(model, elements, fractions)) {
    const visit = (zone: number, energy: number, probability: number) => {
      const [own, ownShares] = [energies[zone] as Float64Array, shares[zone] as Float64Array]
      if (zone < energies.length - 1) {
        for (let filling = 0; filling < own.length; filling++)
          visit(zone + 1, energy + (own[filling] as number), probability * (ownShares[filling] as number))
        return
      }
      for (let filling = 0; filling < own.length; filling++) {
        const bin = Math.floor((energy + (own[filling] as number)) / binWidth) + 1000
        bins[bin] = (bins[bin] as number) + probability * (ownShares[filling] as number)
      }
    }
    visit(0, offset, share)
  }
  return bins
}
