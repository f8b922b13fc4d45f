import { type Measure, sorted } from '../distribution/measure.ts'
import type { Moments } from '../distribution/moments.ts'

/** Energies with weights, which are probabilities or numbers of sites; ascending. */
export interface WeightedPoints extends Measure {
  /** Width of the cells whose middles the energies are, eV; 0 when they are the energies themselves. */
  readonly width: number
}

/**
 * The points with positive weight, in order; equal ones united.
 *
 * @param width as in `WeightedPoints`
 */
export function weightyPoints(energies: Float64Array, weights: Float64Array, width = 0): WeightedPoints {
  const isWeighty = (_: number, point: number) => weights[point] > 0
  const points = sorted({
    energies: energies.filter(isWeighty),
    probabilities: weights.filter(weight => weight > 0),
  })
  let last = 0
  for (let point = 1; point < points.energies.length; point++)
    if (points.energies[point] === points.energies[last])
      points.probabilities[last] += points.probabilities[point]
    else {
      last++
      points.energies[last] = points.energies[point]
      points.probabilities[last] = points.probabilities[point]
    }
  return {
    energies: points.energies.subarray(0, last + 1),
    probabilities: points.probabilities.subarray(0, last + 1),
    width,
  }
}

/** Mean, population variance and extremes of points. */
export function pointMoments({ energies, probabilities }: WeightedPoints): Moments {
  const minimum = energies[0]
  const maximum = energies[energies.length - 1]
  if (minimum === maximum) return { mean: minimum, variance: 0, minimum, maximum }
  const weight = weightOf(probabilities)
  let excess = 0
  for (let point = 0; point < energies.length; point++)
    excess += probabilities[point] * (energies[point] - minimum)
  const mean = minimum + excess / weight
  let squares = 0
  for (let point = 0; point < energies.length; point++)
    squares += probabilities[point] * (energies[point] - mean) ** 2
  return { mean, variance: squares / weight, minimum, maximum }
}

/** Third and fourth moment of points about a mean, eV^3 and eV^4. */
export function higherMoments(
  { energies, probabilities }: WeightedPoints,
  mean: number,
): { readonly third: number; readonly fourth: number } {
  const weight = weightOf(probabilities)
  let [third, fourth] = [0, 0]
  for (let point = 0; point < energies.length; point++) {
    const cubed = probabilities[point] * (energies[point] - mean) ** 3
    third += cubed
    fourth += cubed * (energies[point] - mean)
  }
  return { third: third / weight, fourth: fourth / weight }
}

export const weightOf = (weights: Float64Array): number => weights.reduce((sum, weight) => sum + weight, 0)

/**
 * Energy of the site of a rank, of points whose weights are numbers of sites; the middle of its cell.
 *
 * @param rank from 1
 */
export function pointOfRank({ energies, probabilities }: WeightedPoints, rank: number): number {
  let last = 0
  for (let sites = probabilities[0]; sites < rank && last < energies.length - 1; last++)
    sites += probabilities[last + 1]
  return energies[last]
}

/** Cumulative weights this close to a share, relative to all, count as reaching it: the rounding of long sums. */
const ROUNDING = 1e-12

/**
 * Weighted inverse CDF: the smallest energy at or below which a share of the weight lies. Within a cell the weight
 * counts as spread evenly.
 *
 * @param shares in any order, from 0
 */
export function pointQuantiles(
  { energies, probabilities, width }: WeightedPoints,
  shares: readonly number[],
): number[] {
  const cumulative = new Float64Array(energies.length)
  let weight = 0
  for (let point = 0; point < energies.length; point++) {
    weight += probabilities[point]
    cumulative[point] = weight
  }
  return shares.map(share => {
    const goal = (share - ROUNDING) * weight
    let [low, high] = [0, energies.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (cumulative[middle] < goal) low = middle + 1
      else high = middle
    }
    const ofCell = 1 - (cumulative[low] - goal) / probabilities[low]
    return energies[low] + width * (Math.min(1, Math.max(0, ofCell)) - 0.5)
  })
}
