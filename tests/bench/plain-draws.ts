import type { LayeredComposition } from '../../src/composition/layered.ts'
import { energyDistribution } from '../../src/distribution/distribution.ts'
import type { EnergyModel } from '../../src/energy/model.ts'
import { withParameters } from '../../src/energy/parameters.ts'
import { seededRandom } from '../../src/environment/random.ts'
import { drawParameters, posterior } from '../../src/inference/posterior.ts'

/** The plain baseline: draws parameters and makes the whole distribution of each, quantiles included. */
export function plainDraws(model: EnergyModel, alloy: LayeredComposition, draws: number): number {
  const known = posterior(model)
  const random = seededRandom(1)
  let sum = 0
  for (let draw = 0; draw < draws; draw++) {
    const drawn = withParameters(model, known.layout, drawParameters(known, random))
    sum += energyDistribution(drawn, alloy).quantiles['0.5'] as number
  }
  return sum / draws
}
