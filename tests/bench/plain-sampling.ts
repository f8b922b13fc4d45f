import { type EnergyModel, zoneCoefficients } from '../../src/energy/model.ts'
import { elementDraw } from '../../src/environment/element-draw.ts'
import { ensembleName } from '../../src/environment/ensembles.ts'
import { seededRandom } from '../../src/environment/random.ts'
import { findSite } from '../../src/site/registry.ts'

/** The plain baseline: the mean energy of random sites of an equimolar alloy, drawn atom by atom. */
export function plainSampling(model: EnergyModel, sites: number, seed: number): number {
  const { elements, zones } = model
  const draw = elementDraw(new Float64Array(elements.length).fill(1 / elements.length), seededRandom(seed))
  const size = findSite(model.site).ensemble.length
  let sum = 0
  for (let site = 0; site < sites; site++) {
    const atoms: string[] = []
    for (let atom = 0; atom < size; atom++) atoms.push(elements[draw()] as string)
    const ensemble = ensembleName(atoms)
    const coefficients = zoneCoefficients(model, ensemble)
    sum += model.ensembles[ensemble] as number
    for (const { name, atoms: count } of zones)
      for (let atom = 0; atom < count; atom++)
        sum += coefficients[name]?.[elements[draw()] as string] as number
  }
  return sum / sites
}
