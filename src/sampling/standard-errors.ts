import type { Moments } from '../distribution/moments.ts'
import { quantileRanks } from './quantile-ranks.ts'
import { higherMoments, pointOfRank, type WeightedPoints } from './weighted-points.ts'

/** Energies, eV, from one to another, both included; null where too few sites were drawn to give an end. */
export type QuantileInterval = readonly [low: number | null, high: number | null]

/** What independent sites tell about all sites; null for a single site, which tells nothing. */
export interface SamplingErrors {
  /** Of the mean: standard deviation / sqrt(sites), eV. */
  readonly standardError: number | null
  /** Of the standard deviation s: sqrt((m4 - s^4) / sites) / (2 s) with the fourth central moment m4, eV. */
  readonly standardErrorOfStandardDeviation: number | null
  /** By share: where the quantile of all sites lies, with the confidence stated; see `quantileRanks`. */
  readonly quantileIntervals: Readonly<Record<string, QuantileInterval>>
  /** Least probability that an interval holds the quantile of all sites. */
  readonly confidence: number
}

/** That of three standard errors to either side of a mean. */
const CONFIDENCE = 0.997

/**
 * Standard errors of moments, and confidence intervals of quantiles. The energies of an alloy's sites jump, and a
 * standard error says nothing of a quantile at a jump, so its interval goes from site to site by rank.
 *
 * @param points all sites, ascending, with whole numbers as weights
 * @param shares of the quantiles
 */
export function samplingErrors(
  { mean, variance, minimum, maximum }: Moments,
  points: WeightedPoints,
  shares: readonly number[],
  sites: number,
): SamplingErrors {
  const { fourth } = higherMoments(points, mean)
  const ofVariance = Math.sqrt(Math.max(0, fourth - variance ** 2) / sites)
  const reach = points.width / 2
  return {
    standardError: sites === 1 ? null : Math.sqrt(variance / sites),
    standardErrorOfStandardDeviation:
      sites === 1 ? null : variance > 0 ? ofVariance / (2 * Math.sqrt(variance)) : 0,
    quantileIntervals: Object.fromEntries(
      shares.map(share => {
        const { lower, upper } = quantileRanks(sites, share, CONFIDENCE)
        return [
          share,
          [
            lower < 1 ? null : Math.max(minimum, pointOfRank(points, lower) - reach),
            upper > sites ? null : Math.min(maximum, pointOfRank(points, upper) + reach),
          ],
        ]
      }),
    ),
    confidence: CONFIDENCE,
  }
}

/** Standard error of a share p of the sites: sqrt(p (1 - p) / sites). */
export const shareStandardError = (share: number, sites: number): number =>
  Math.sqrt(Math.max(0, share * (1 - share)) / sites)
