import { fitModel } from '../../src/energy/fit.ts'
import type { EnergyModel } from '../../src/energy/model.ts'
import { coefficientStart, parameterLayout, parametersOf } from '../../src/energy/parameters.ts'
import type { TrainingRow } from '../../src/energy/training-rows.ts'
import type { Random } from '../../src/environment/random.ts'
import { findSite } from '../../src/site/registry.ts'

/** A normal deviate by Box and Muller. */
const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** Rows that a model itself gives, at random fingerprints and with normal scatter, fitted anew. */
export function refitted(truth: EnergyModel, count: number, scatter: number, random: Random): EnergyModel {
  const layout = parameterLayout(truth)
  const parameters = parametersOf(truth, layout)
  const { elements, zones } = truth
  const rows = Array.from({ length: count }, (): TrainingRow => {
    const ensemble = Math.floor(random() * layout.ensembles.length)
    const start = coefficientStart(layout, ensemble)
    const counts = zones.flatMap(({ atoms }) => {
      const own = new Array<number>(elements.length).fill(0)
      for (let atom = 0; atom < atoms; atom++) {
        const element = Math.floor(random() * elements.length)
        own[element] = (own[element] as number) + 1
      }
      return own
    })
    const energy = counts.reduce((sum, n, index) => sum + n * parameters[start + index], parameters[ensemble])
    return {
      split: 'train',
      ensemble: layout.ensembles[ensemble] as string,
      counts,
      energy: energy + scatter * normal(random),
      slab: null,
    }
  })
  return fitModel({ file: 'simulated', elements, zones, rows }, findSite(truth.site), truth).model
}
