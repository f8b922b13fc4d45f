import type { EnergyModel } from '../../src/energy/model.ts'
import { plainEnsembles } from './plain-zones.ts'

/** The plain baseline: the mean of exp(-|E - optimum| / thermal) by one loop over all fingerprints of a composition. */
export function plainActivity(
  model: EnergyModel,
  fractions: Float64Array,
  optimum: number,
  thermal: number,
): number {
  let activity = 0
  for (const { offset, probability: share, energies, shares } of plainEnsembles(
    model,
    model.elements,
    fractions,
  )) {
    const visit = (zone: number, energy: number, probability: number) => {
      const [own, ownShares] = [energies[zone] as Float64Array, shares[zone] as Float64Array]
      if (zone < energies.length - 1) {
        for (let filling = 0; filling < own.length; filling++)
          visit(zone + 1, energy + (own[filling] as number), probability * (ownShares[filling] as number))
        return
      }
      for (let filling = 0; filling < own.length; filling++) {
        const distance = Math.abs(energy + (own[filling] as number) - optimum)
        activity += probability * (ownShares[filling] as number) * Math.exp(-distance / thermal)
      }
    }
    visit(0, offset, share)
  }
  return activity
}
