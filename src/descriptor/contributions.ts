import type { LayeredComposition } from '../composition/layered.ts'
import type { EnsembleTerm } from '../distribution/terms.ts'
import type { EnergyModel } from '../energy/model.ts'
import type { Objective } from './objective.ts'
import type { SiteAverage } from './site-average.ts'
import { type FingerprintContribution, topFingerprints } from './top-fingerprints.ts'

/** What one ensemble adds to an objective's average. */
export interface EnsembleContribution {
  readonly ensemble: string
  readonly probability: number
  /** The objective's average over the sites of the ensemble. */
  readonly mean: number
  /** Of the value; the shares of all ensembles sum to 1. Null when the value is 0. */
  readonly share: number | null
  /** Whether the model has no data for the ensemble. */
  readonly unseen: boolean
}

/** What carries an objective's average; JSON as it stands. */
export interface Contributions {
  /** Largest first. */
  readonly ensembles: readonly EnsembleContribution[]
  /** Those that add most, largest first; null when there are too many to be searched. */
  readonly fingerprints: readonly (FingerprintContribution & { readonly share: number | null })[] | null
}

const TOP = 10

/**
 * Which ensembles and which fingerprints carry an objective's average.
 *
 * @param top how many fingerprints to give
 * @example contributions(model, alloy, objective, siteAverage(model, alloy, objective)).ensembles[0]
 */
export function contributions(
  model: EnergyModel,
  alloy: LayeredComposition,
  objective: Objective,
  { terms, means, value }: SiteAverage,
  top = TOP,
): Contributions {
  const shareOf = (part: number) => (value === 0 ? null : part / value)
  const ensembles = terms.map(({ name, probability, unseen }: EnsembleTerm, index) => ({
    ensemble: name,
    probability,
    mean: means[index] as number,
    share: shareOf(probability * means[index]),
    unseen,
  }))
  const size = ({ probability, mean }: EnsembleContribution) => Math.abs(probability * mean)
  return {
    ensembles: ensembles.sort((a, b) => size(b) - size(a)),
    fingerprints:
      topFingerprints(model, alloy, terms, objective, top)?.map(found => ({
        ...found,
        share: shareOf(found.contribution),
      })) ?? null,
  }
}
