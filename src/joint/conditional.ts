import type { Quantiles } from '../distribution/distribution.ts'
import { energyRange } from '../distribution/extremes.ts'
import { type BinGrid, binProbabilities } from '../distribution/histogram.ts'
import { type Measure, sorted } from '../distribution/measure.ts'
import { quantile } from '../distribution/quantile.ts'
import { cumulated, type EnsembleSum } from '../distribution/zone-sum.ts'
import type { HalfOpen } from './energy-interval.ts'
import type { JointGroup } from './pair-terms.ts'
import type { PlaneMeasure } from './plane-measure.ts'

/** Energies of one model at the sites where the other's lie in an interval; the probabilities sum to 1. */
export interface ConditionalSummary {
  readonly mean: number
  readonly standardDeviation: number
  readonly quantiles: Quantiles
  readonly bins: { readonly start: number; readonly width: number; readonly probability: readonly number[] }
}

/**
 * The second energy where the first is within an interval, group by group, as sums that histograms and quantiles
 * take; their probabilities are joint with the interval.
 */
export function sumsGiven(
  groups: readonly JointGroup[],
  planeOf: (group: JointGroup) => PlaneMeasure,
  within: HalfOpen,
): EnsembleSum[] {
  return groups.flatMap(group => {
    const { points, rest } = planeOf(group).secondGiven(group.states, within)
    const probability = points.probabilities.reduce((sum, share) => sum + share, 0)
    if (probability === 0) return []
    return [{ offset: 0, probability, zoneSum: zoneSumOf(occurring(points, probability), rest) }]
  })
}

/** The points that have a probability, relative to the whole. */
function occurring({ energies, probabilities }: Measure, whole: number): Measure {
  const isThere = (_: number, point: number) => probabilities[point] > 0
  return {
    energies: energies.filter(isThere),
    probabilities: probabilities.filter(isThere).map(probability => probability / whole),
  }
}

function zoneSumOf(points: Measure, rest: Measure): EnsembleSum['zoneSum'] {
  const list = sorted(points)
  const [left, right] = list.energies.length < rest.energies.length ? [list, rest] : [rest, list]
  return { left, right, ...cumulated(right.probabilities), rightStep: null }
}

/**
 * Mean, spread, quantiles and histogram of energies, relative to their total probability.
 *
 * @param grid bins that hold them all
 */
export function conditionalSummary(
  sums: readonly EnsembleSum[],
  grid: BinGrid,
  shares: readonly number[],
): ConditionalSummary {
  const total = sums.reduce((sum, { probability }) => sum + probability, 0)
  const relative = sums.map(sum => ({ ...sum, probability: sum.probability / total }))
  const moments = relative.map(({ zoneSum: { left, right }, offset }) => {
    const [a, b] = [measureMoments(left), measureMoments(right)]
    return { mean: offset + a.mean + b.mean, variance: a.variance + b.variance }
  })
  const mean = relative.reduce(
    (sum, { probability }, i) => sum + probability * (moments[i]?.mean as number),
    0,
  )
  const variance = relative.reduce((sum, { probability }, i) => {
    const own = moments[i] as { mean: number; variance: number }
    return sum + probability * (own.variance + (own.mean - mean) ** 2)
  }, 0)
  const [minimum, maximum] = energyRange(relative)
  return {
    mean,
    standardDeviation: Math.sqrt(variance),
    quantiles: Object.fromEntries(shares.map(share => [share, quantile(relative, share, minimum, maximum)])),
    bins: { start: grid.start, width: grid.width, probability: [...histogram(relative, grid)] },
  }
}

/** Histogram of energies over all their sums. */
export function histogram(sums: readonly EnsembleSum[], grid: BinGrid): Float64Array {
  const total = new Float64Array(grid.length)
  for (const sum of sums) {
    const bins = binProbabilities(sum, grid, ...energyRange([sum]))
    for (let bin = 0; bin < grid.length; bin++) total[bin] += bins[bin] as number
  }
  return total
}

function measureMoments({ energies, probabilities }: Measure): { mean: number; variance: number } {
  let mean = 0
  for (let point = 0; point < energies.length; point++) mean += probabilities[point] * energies[point]
  let variance = 0
  for (let point = 0; point < energies.length; point++)
    variance += probabilities[point] * (energies[point] - mean) ** 2
  return { mean, variance }
}
