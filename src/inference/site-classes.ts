import { type BinGrid, binOf } from '../distribution/histogram.ts'
import type { CoveredEnsemble } from './covered-ensembles.ts'
import type { EnsembleSites } from './ensemble-sites.ts'
import { passes } from './leverages.ts'

/**
 * How well the rows of a fit support a site, the last that applies: `covered`; `highLeverage`, the rows are few where it
 * lies; `extrapolated`, an atom count lies outside those of the rows; `unseen`, no row had its ensemble.
 */
export const SITE_CLASSES = ['covered', 'highLeverage', 'extrapolated', 'unseen'] as const

export type SiteClass = (typeof SITE_CLASSES)[number]

/** What people call the classes. */
export const CLASS_TITLES: Readonly<Record<SiteClass, string>> = {
  covered: 'covered',
  highLeverage: 'high leverage',
  extrapolated: 'extrapolated counts',
  unseen: 'unseen ensemble',
}

/** Probability of sites by class; null where the model does not say enough, and then none is told from covered ones. */
export interface ClassShares {
  readonly covered: number
  readonly highLeverage: number | null
  readonly extrapolated: number | null
  readonly unseen: number
}

/** Probability per bin of energy, by class. */
export type ClassBins = Readonly<Record<SiteClass, number[]>>

export const emptyBins = ({ length }: BinGrid): ClassBins => ({
  covered: new Array<number>(length).fill(0),
  highLeverage: new Array<number>(length).fill(0),
  extrapolated: new Array<number>(length).fill(0),
  unseen: new Array<number>(length).fill(0),
})

/**
 * Tells the sites of an ensemble by class, and adds them to bins.
 *
 * @param warning leverage above which a site has a high one; null when none is known
 * @returns shares that sum to the ensemble's probability; only that of a high leverage rests on listed or drawn sites
 */
export function classify(
  { term, rows, withinProbability }: CoveredEnsemble,
  { probabilities, energies, leverages, within }: EnsembleSites,
  warning: number | null,
  grid: BinGrid,
  bins: ClassBins,
): ClassShares {
  const { probability, unseen } = term
  const limit = warning ?? Number.POSITIVE_INFINITY
  const first = Math.round(grid.start / grid.width)
  let [inside, high] = [0, 0]
  for (let site = 0; site < probabilities.length; site++) {
    const bin = Math.min(grid.length - 1, Math.max(0, binOf(energies[site], grid.width) - first))
    const isHigh = passes(leverages[site], limit)
    if (within[site] === 1) {
      inside += probabilities[site]
      if (isHigh) high += probabilities[site]
    }
    const own = unseen
      ? bins.unseen
      : within[site] === 0
        ? bins.extrapolated
        : isHigh
          ? bins.highLeverage
          : bins.covered
    own[bin] = (own[bin] as number) + probability * probabilities[site]
  }
  const seenInside = unseen ? 0 : probability * withinProbability
  const highLeverage = inside === 0 ? 0 : Math.min(1, high / inside) * seenInside
  return {
    covered: seenInside - highLeverage,
    highLeverage: warning === null ? null : highLeverage,
    extrapolated: rows === null ? null : unseen ? 0 : probability - seenInside,
    unseen: unseen ? probability : 0,
  }
}

/** The shares of several ensembles together. */
export function totalShares(shares: readonly ClassShares[]): ClassShares {
  const total = (name: SiteClass) =>
    shares.reduce<number | null>(
      (sum, { [name]: share }) => (sum === null || share === null ? null : sum + share),
      0,
    )
  return {
    covered: total('covered') as number,
    highLeverage: total('highLeverage'),
    extrapolated: total('extrapolated'),
    unseen: total('unseen') as number,
  }
}
