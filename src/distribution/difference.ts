import { probabilitiesBelow } from './cumulative.ts'
import { energyRange } from './extremes.ts'
import type { Measure } from './measure.ts'
import { countPoints, pointMasses } from './point-masses.ts'
import { type EnsembleSum, SAME_ENERGY } from './zone-sum.ts'

/** How far two energy distributions lie apart. */
export interface Difference {
  /** Wasserstein-1 distance, integral of |F_a - F_b| dE, eV: the least energy to move one into the other. */
  readonly wasserstein: number
  /** Kolmogorov-Smirnov distance, sup |F_a - F_b|. */
  readonly kolmogorovSmirnov: number
  /**
   * eV; 0 for sums over points of both. Otherwise the Wasserstein distance is right within it, and the
   * Kolmogorov-Smirnov distance is that of distributions no probability of which moved further.
   */
  readonly resolution: number
}

/** Lists are made as long as all of them together have no more points than this: 128 MB. */
const MAXIMUM_POINTS = 2 ** 23

/** Equal intervals that divide the energies of distributions too large to list. */
const INTERVALS = 2 ** 12

/**
 * Difference of two measures, by one walk along both.
 *
 * @param a, b ascending in energy, each summing to 1
 */
export function measureDifference(a: Measure, b: Measure): Difference {
  const [pointsOfA, pointsOfB] = [a.energies.length, b.energies.length]
  let [i, j] = [0, 0]
  let [belowA, belowB] = [0, 0]
  let [wasserstein, kolmogorovSmirnov] = [0, 0]
  let energy = Math.min(a.energies[0], b.energies[0])
  while (i < pointsOfA || j < pointsOfB) {
    while (i < pointsOfA && a.energies[i] <= energy + SAME_ENERGY) belowA += a.probabilities[i++]
    while (j < pointsOfB && b.energies[j] <= energy + SAME_ENERGY) belowB += b.probabilities[j++]
    if (i === pointsOfA && j === pointsOfB) break
    const gap = Math.abs(belowA - belowB)
    const next = Math.min(
      i < pointsOfA ? a.energies[i] : Number.POSITIVE_INFINITY,
      j < pointsOfB ? b.energies[j] : Number.POSITIVE_INFINITY,
    )
    wasserstein += gap * (next - energy)
    kolmogorovSmirnov = Math.max(kolmogorovSmirnov, gap)
    energy = next
  }
  return { wasserstein, kolmogorovSmirnov: Math.min(1, kolmogorovSmirnov), resolution: 0 }
}

/** Integral of |F_a - F_b| over the energy, eV, exact for point masses. */
export const wasserstein = (a: Measure, b: Measure): number => measureDifference(a, b).wasserstein

/** Largest |F_a - F_b|, exact for point masses. */
export const kolmogorovSmirnov = (a: Measure, b: Measure): number => measureDifference(a, b).kolmogorovSmirnov

/**
 * Difference of two alloys' energy distributions, with any number of fingerprints.
 *
 * @example
 * const sums = ['Pt', 'IrPdPtRhRu'].map(text => ensembleSums(ensembleTerms(model, unlayered(parseComposition(text)))))
 * difference(...sums).wasserstein
 */
export const difference = (a: readonly EnsembleSum[], b: readonly EnsembleSum[]): Difference =>
  differences([a, b])(0, 1)

/**
 * Differences between any two of several distributions. Exact when their points can be listed; otherwise both F are
 * exact at the common edges of 4,096 equal intervals. As F ascends, |F_a - F_b| within an interval lies between
 * bounds that the edges set and that differ by at most the probabilities of a and b in it; with the bounds' mean, the
 * Wasserstein distance is wrong by at most one interval's width.
 *
 * @param maximumPoints the most points to list, of all distributions together
 * @returns the difference of the i-th and the j-th
 */
export function differences(
  distributions: readonly (readonly EnsembleSum[])[],
  maximumPoints = MAXIMUM_POINTS,
): (first: number, second: number) => Difference {
  const points = distributions.reduce((count, sums) => count + countPoints(sums), 0)
  if (points <= maximumPoints) {
    const measures = distributions.map(sums => pointMasses(sums, maximumPoints) as Measure)
    return (first, second) => measureDifference(measures[first] as Measure, measures[second] as Measure)
  }
  const edges = commonEdges(distributions)
  const cumulated = distributions.map(sums => probabilitiesBelow(sums, edges))
  const width = edges[1] - edges[0]
  return (first, second) =>
    differenceOnEdges(cumulated[first] as Float64Array, cumulated[second] as Float64Array, width)
}

function commonEdges(distributions: readonly (readonly EnsembleSum[])[]): Float64Array {
  const ranges = distributions.map(energyRange)
  const low = Math.min(...ranges.map(([minimum]) => minimum))
  const width = (Math.max(...ranges.map(([, maximum]) => maximum)) - low) / INTERVALS
  return Float64Array.from({ length: INTERVALS + 1 }, (_, edge) => low + edge * width)
}

function differenceOnEdges(a: Float64Array, b: Float64Array, width: number): Difference {
  let [sum, largest] = [0, 0]
  for (let edge = 0; edge < a.length; edge++) {
    const gap = Math.abs(a[edge] - b[edge])
    largest = Math.max(largest, gap)
    if (edge === 0) continue
    const lower = Math.max(0, a[edge - 1] - b[edge], b[edge - 1] - a[edge])
    const upper = Math.max(a[edge] - b[edge - 1], b[edge] - a[edge - 1])
    sum += ((lower + upper) / 2) * width
  }
  return { wasserstein: sum, kolmogorovSmirnov: Math.min(1, largest), resolution: width }
}
