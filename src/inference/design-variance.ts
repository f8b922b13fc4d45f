import type { Criteria } from './criterion.ts'
import type { Knowledge } from './design-knowledge.ts'

/** What is left open about the targets, before or after some rows. */
export interface OpenVariance {
  /** Variance of a site's energy that the parameters leave open, averaged over the targets' sites, eV^2. */
  readonly energy: number
  /** Variance of the objective's mean, in its unit squared, for the criterion `activity`; null otherwise. */
  readonly objective: number | null
  /** By how much log det of the information has grown, nats. */
  readonly information: number
}

/** The weights whose traces are the variances that a design tells of, for `knowledge` to keep. */
export const watchedWeights = ({ criterion, energyWeights }: Criteria): Float64Array[] =>
  criterion.name === 'activity' && criterion.weights !== null
    ? [energyWeights, criterion.weights]
    : [energyWeights]

/** What knowledge with those weights leaves open. */
export const openVariance = ({ traces, information }: Knowledge): OpenVariance => ({
  energy: traces[0],
  objective: traces.length > 1 ? traces[1] : null,
  information,
})
