import type { LayeredComposition } from '../composition/layered.ts'
import type { EnergyDefinition, EnergyModel } from '../energy/model.ts'
import { type AlloyEnergies, type AlloyEnergiesOptions, alloyEnergies } from './alloy-energies.ts'
import { energyMoments } from './cumulants.ts'
import type { DataCoverage } from './data-coverage.ts'
import { type BinGrid, binProbabilities, binReaching } from './histogram.ts'
import type { Method } from './method.ts'
import { modelAndAlloy } from './model-and-alloy.ts'
import type { Moments } from './moments.ts'
import { quantile, ROUNDING, zoneQuantiles } from './quantile.ts'
import { checkShares, DEFAULT_SHARES } from './quantile-shares.ts'
import type { EnsembleSum } from './zone-sum.ts'

/** Energies by the share of the probability that does not exceed them, keyed by the share: `"0.05"`. */
export type Quantiles = Readonly<Record<string, number>>

/** Mean, spread, extremes and quantiles in eV, with the probability per bin. */
interface Summary<Probability> {
  readonly mean: number
  readonly standardDeviation: number
  readonly minimum: number
  readonly maximum: number
  readonly quantiles: Quantiles
  readonly bins: Probability
}

/** The part of a distribution that one ensemble carries. */
export interface EnsembleDistribution extends Summary<readonly number[]> {
  readonly name: string
  readonly probability: number
  /** True when no row of the model's fit had this ensemble; its energy is then predicted from the others. */
  readonly unseen: boolean
}

/** How strongly the sites of a random alloy bind, exactly; JSON as it stands. */
export interface EnergyDistribution
  extends DataCoverage,
    Summary<{
      readonly start: number
      readonly width: number
      readonly probability: readonly number[]
    }> {
  /** Id of the energy model. */
  readonly model: string
  readonly adsorbate: string
  readonly site: string
  readonly energy: EnergyDefinition
  /** Mole fractions. */
  readonly composition: Readonly<Record<string, number>>
  /** Mole fractions of the layers that differ, by layer from the outermost, 1. */
  readonly layers: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly method: Method
  /** Arrangements of the composition's elements on the labelled atoms that the model sees. */
  readonly labelled: string
  /** Fingerprints that the distribution stands for. */
  readonly fingerprints: string
  /** Third standardised moment; null for a single energy. */
  readonly skewness: number | null
  /** Fourth standardised moment less 3, a Gaussian's; null for a single energy. */
  readonly excessKurtosis: number | null
  readonly ensembles: readonly EnsembleDistribution[]
  /** What lies beyond the data of the model, when it is over 5 % of the sites. */
  readonly warnings: readonly string[]
  /**
   * How far at most a grid moved any probability, eV: bins and quantiles are those of a distribution whose energies
   * differ by less than this. 0 when every fingerprint was enumerated.
   */
  readonly resolution: number
}

export interface DistributionOptions extends AlloyEnergiesOptions {
  /** Shares from 0 (excluded) to 1; 0.05, 0.25, 0.5, 0.75 and 0.95 by default. */
  readonly quantiles?: readonly number[] | undefined
}

/**
 * The distribution of adsorption energies over the sites of a random alloy: exact when all fingerprints are
 * enumerated, or convolved on a grid to a resolution that is stated. Mean, standard deviation and extremes are closed
 * forms, and exact either way; quantiles are the weighted inverse CDF.
 *
 * @throws InputError when the model does not cover the alloy, a bin width is out of range, or there are too
 * many fingerprints to enumerate
 * @example
 * const alloy = unlayered(parseComposition('IrPdPtRhRu'))
 * energyDistribution(loadModel('irpdptrhru-oh'), alloy).mean // 0.7456 eV
 */
export const energyDistribution = (
  model: EnergyModel,
  alloy: LayeredComposition,
  { quantiles, ...options }: DistributionOptions = {},
): EnergyDistribution => describeEnergies(alloyEnergies(model, alloy, options), quantiles)

/**
 * The distribution of energies that are built already.
 *
 * @param shares of the quantiles; 0.05, 0.25, 0.5, 0.75 and 0.95 by default
 * @throws InputError when a share is not above 0 and at most 1
 * @example describeEnergies(alloyEnergies(model, alloy)).quantiles['0.5']
 */
export function describeEnergies(
  energies: AlloyEnergies,
  shares: readonly number[] = DEFAULT_SHARES,
): EnergyDistribution {
  checkShares(shares)
  const { model, alloy, terms, moments, total, grid, sums, method, resolution } = energies
  const { skewness, excessKurtosis } = energyMoments(terms, total)
  const names = shares.map(String)
  const sharedQuantiles = zoneQuantiles(shares)
  // Far in the tail of a grid so little lies that rounding decides, and with it how the search went.
  const known = (bins: readonly number[], share: number, probability: number) =>
    method === 'enumerate' ? binReaching(bins, (share - ROUNDING) * probability, grid) : undefined
  const ensembles = terms.map(({ name, probability, unseen, offset }, index): EnsembleDistribution => {
    const [sum, own] = [sums[index] as EnsembleSum, moments[index] as Moments]
    const bins = binProbabilities(sum, grid, own.minimum, own.maximum)
    const ownQuantiles = sharedQuantiles(sum, own, share => known(bins, share, probability))
    return {
      name,
      probability,
      unseen,
      ...summary(
        own,
        names,
        ownQuantiles.map(energy => energy + offset),
      ),
      bins,
    }
  })
  const bins = sumOfBins(ensembles, grid)
  return {
    ...modelAndAlloy(model, alloy, terms),
    method,
    ...summary(
      total,
      names,
      shares.map(share => quantile(sums, share, total.minimum, total.maximum, known(bins, share, 1))),
    ),
    skewness,
    excessKurtosis,
    bins: { start: grid.start, width: grid.width, probability: bins },
    ensembles,
    resolution,
  }
}

/** @param names of the quantiles */
function summary(moments: Moments, names: readonly string[], energies: readonly number[]) {
  const quantiles: Record<string, number> = {}
  for (let index = 0; index < names.length; index++)
    quantiles[names[index] as string] = energies[index] as number
  return {
    mean: moments.mean,
    standardDeviation: Math.sqrt(moments.variance),
    minimum: moments.minimum,
    maximum: moments.maximum,
    quantiles,
  }
}

function sumOfBins(ensembles: readonly EnsembleDistribution[], grid: BinGrid): number[] {
  const total = new Array<number>(grid.length).fill(0)
  for (const { bins } of ensembles)
    for (let bin = 0; bin < grid.length; bin++) total[bin] = (total[bin] as number) + (bins[bin] as number)
  return total
}
