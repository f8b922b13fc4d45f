import type { Quantiles } from '../distribution/distribution.ts'
import type { Moments } from '../distribution/moments.ts'
import { higherMoments, pointQuantiles, type WeightedPoints } from './weighted-points.ts'

/** Standard errors of what independent sites tell about all sites; null for a single site, which tells none. */
export interface SamplingErrors {
  /** Of the mean: standard deviation / sqrt(sites), eV. */
  readonly standardError: number | null
  /** Of the standard deviation s: sqrt((m4 - s^4) / sites) / (2 s) with the fourth central moment m4, eV. */
  readonly standardErrorOfStandardDeviation: number | null
  /** By share, eV; null for a single site. */
  readonly quantileStandardErrors: Readonly<Record<string, number>> | null
}

/**
 * Standard errors of moments and quantiles. That of a quantile at share q is half the distance between the quantiles
 * at q -+ sqrt(q (1 - q) / sites), which needs no density (Woodruff, J. Am. Stat. Assoc. 47, 635, 1952).
 *
 * @param points all sites, ascending
 * @param quantiles by share
 */
export function samplingErrors(
  { mean, variance }: Moments,
  points: WeightedPoints,
  quantiles: Quantiles,
  sites: number,
): SamplingErrors {
  if (sites === 1)
    return { standardError: null, standardErrorOfStandardDeviation: null, quantileStandardErrors: null }
  const { fourth } = higherMoments(points, mean)
  const ofVariance = Math.sqrt(Math.max(0, fourth - variance ** 2) / sites)
  const shares = Object.keys(quantiles)
  const around = shares.flatMap(text => {
    const share = Number(text)
    const margin = Math.sqrt((share * (1 - share)) / sites)
    return [Math.max(0, share - margin), Math.min(1, share + margin)]
  })
  const ends = pointQuantiles(points, around)
  return {
    standardError: Math.sqrt(variance / sites),
    standardErrorOfStandardDeviation: variance > 0 ? ofVariance / (2 * Math.sqrt(variance)) : 0,
    quantileStandardErrors: Object.fromEntries(
      shares.map((share, index) => [
        share,
        ((ends[2 * index + 1] as number) - (ends[2 * index] as number)) / 2,
      ]),
    ),
  }
}

/** Standard error of a share p of the sites: sqrt(p (1 - p) / sites). */
export const shareStandardError = (share: number, sites: number): number =>
  Math.sqrt(Math.max(0, share * (1 - share)) / sites)
