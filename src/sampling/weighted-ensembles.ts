import type { EnsembleDistribution, Quantiles } from '../distribution/distribution.ts'
import type { BinGrid } from '../distribution/histogram.ts'
import { type Moments, totalMoments } from '../distribution/moments.ts'
import { SAME_ENERGY } from '../distribution/zone-sum.ts'
import {
  higherMoments,
  pointQuantiles,
  type WeightedPoints,
  weightOf,
  weightyPoints,
} from './weighted-points.ts'

/** An ensemble's energies as listed points, whose weights are probabilities or numbers of sites. */
export interface WeightedEnsemble {
  readonly name: string
  readonly unseen: boolean
  /** Its points' share of the weight of all. */
  readonly probability: number
  readonly moments: Moments
  readonly points: WeightedPoints
}

/** All points of some ensembles. */
export function unitedPoints(ensembles: readonly WeightedEnsemble[]): WeightedPoints {
  const size = ensembles.reduce((sum, { points }) => sum + points.energies.length, 0)
  const energies = new Float64Array(size)
  const weights = new Float64Array(size)
  let place = 0
  for (const { points } of ensembles) {
    energies.set(points.energies, place)
    weights.set(points.probabilities, place)
    place += points.energies.length
  }
  return weightyPoints(energies, weights, ensembles[0]?.points.width)
}

function momentsAndQuantiles(
  { mean, variance, minimum, maximum }: Moments,
  points: WeightedPoints,
  shares: readonly number[],
) {
  const energies = pointQuantiles(points, shares)
  return {
    mean,
    standardDeviation: Math.sqrt(variance),
    minimum,
    maximum,
    quantiles: Object.fromEntries(
      shares.map((share, index) => [share, Math.min(maximum, Math.max(minimum, energies[index] as number))]),
    ) as Quantiles,
  }
}

/** Mean, spread and extremes of all ensembles together. */
export const unitedMoments = (ensembles: readonly WeightedEnsemble[]): Moments =>
  totalMoments(
    ensembles.map(({ name, probability, unseen }) => ({ name, probability, unseen, offset: 0, zones: [] })),
    ensembles.map(({ moments }) => moments),
  )

/** The figures of a distribution: of all ensembles together, and of each with bins that sum to its probability. */
export function weightedSummary(
  weighted: readonly WeightedEnsemble[],
  grid: BinGrid,
  shares: readonly number[],
) {
  const ensembles = weighted.map(
    ({ name, probability, unseen, moments, points }): EnsembleDistribution => ({
      name,
      probability,
      unseen,
      ...momentsAndQuantiles(moments, points, shares),
      bins: pointBins(points, grid, probability),
    }),
  )
  const probability = new Array<number>(grid.length).fill(0)
  for (const { bins } of ensembles)
    for (let bin = 0; bin < grid.length; bin++)
      probability[bin] = (probability[bin] as number) + (bins[bin] as number)
  const [moments, points] = [unitedMoments(weighted), unitedPoints(weighted)]
  const { third, fourth } = higherMoments(points, moments.mean)
  const isOneEnergy = moments.minimum === moments.maximum
  return {
    ...momentsAndQuantiles(moments, points, shares),
    skewness: isOneEnergy ? null : third / moments.variance ** 1.5,
    excessKurtosis: isOneEnergy ? null : fourth / moments.variance ** 2 - 3,
    bins: { start: grid.start, width: grid.width, probability },
    ensembles,
    unseenProbability: ensembles.reduce((sum, own) => sum + (own.unseen ? own.probability : 0), 0),
  }
}

/** Histogram of ascending points, scaled to a sum. */
function pointBins({ energies, probabilities }: WeightedPoints, grid: BinGrid, sum: number): number[] {
  const bins = new Array<number>(grid.length).fill(0)
  const first = Math.round(grid.start / grid.width)
  const perWeight = sum / weightOf(probabilities)
  for (let point = 0; point < energies.length; point++) {
    const bin = Math.floor((energies[point] + SAME_ENERGY) / grid.width) - first
    const inside = Math.min(grid.length - 1, Math.max(0, bin))
    bins[inside] = (bins[inside] as number) + probabilities[point] * perWeight
  }
  return bins
}
