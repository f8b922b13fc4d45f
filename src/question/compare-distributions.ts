import type { Composition } from '../composition/composition.ts'
import { unlayered } from '../composition/layered.ts'
import { type EnergyDistribution, energyDistribution } from '../distribution/distribution.ts'
import type { EnergyModel } from '../energy/model.ts'
import { candidateLabel } from '../search/candidate.ts'

/** eV; wider than a histogram's bins, as several lines share the plot. */
const OVERLAY_BIN_WIDTH = 0.02

/**
 * The distributions of compared compositions under one model, with what a comparison calls each, to be laid over each other.
 *
 * @param quantiles shares; none by default
 * @example comparedDistributions(loadModel('irpdptrhru-oh'), [{ name: null, composition: parseComposition('IrPt') }])
 */
export const comparedDistributions = (
  model: EnergyModel,
  rows: readonly { readonly name: string | null; readonly composition: Composition }[],
  quantiles: readonly number[] = [],
): { readonly label: string; readonly distribution: EnergyDistribution }[] =>
  rows.map(({ name, composition }) => ({
    label: candidateLabel({ name, composition }),
    distribution: energyDistribution(model, unlayered(composition), {
      binWidth: OVERLAY_BIN_WIDTH,
      quantiles,
    }),
  }))
