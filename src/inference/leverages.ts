import type { Quantiles } from '../distribution/distribution.ts'
import { type Measure, sorted } from '../distribution/measure.ts'
import { pointQuantiles } from '../sampling/weighted-points.ts'
import type { EnsembleSites } from './ensemble-sites.ts'

/** Leverages of sites: x^T C x / sd^2 with the covariance C of the parameters, which is what a row there would have. */
export interface Leverages {
  /** Closed form, exact. */
  readonly mean: number
  readonly quantiles: Quantiles
  /** Probability of a leverage above the warning leverage; null without one. */
  readonly aboveWarning: number | null
  /** Probability of a leverage above 1: the model knows the energy less well than one calculation would tell it. */
  readonly aboveOne: number
}

/** Leverages in ascending order with their probabilities. */
export type LeverageList = Measure

/** The leverages of an ensemble's sites. */
export const leverageList = ({ leverages, probabilities }: EnsembleSites): LeverageList =>
  sorted({ energies: leverages, probabilities })

/**
 * The leverages of several ensembles together.
 *
 * @param shares probability of each ensemble
 */
export function unitedLeverages(lists: readonly LeverageList[], shares: readonly number[]): LeverageList {
  const length = lists.reduce((sum, { energies }) => sum + energies.length, 0)
  const energies = new Float64Array(length)
  const probabilities = new Float64Array(length)
  let place = 0
  for (const [index, list] of lists.entries()) {
    energies.set(list.energies, place)
    for (let site = 0; site < list.probabilities.length; site++)
      probabilities[place + site] = (shares[index] as number) * list.probabilities[site]
    place += list.energies.length
  }
  const run = lists[0]?.energies.length ?? 1
  const isEven = lists.every(list => list.energies.length === run)
  return sorted({ energies, probabilities }, isEven ? run : 1)
}

/** Leverages that are equal but for rounding. */
const ROUNDING = 1e-9

/** Whether a leverage passes a limit; one that merely reaches it does not. */
export const passes = (leverage: number, limit: number): boolean => leverage > limit * (1 + ROUNDING)

/**
 * @param mean known exactly
 * @param warning the warning leverage; null for none
 * @param shares of the quantiles
 */
export function leverageSummary(
  { energies, probabilities }: LeverageList,
  mean: number,
  warning: number | null,
  shares: readonly number[],
): Leverages {
  const above = (limit: number) => {
    let sum = 0
    for (let site = energies.length - 1; site >= 0 && passes(energies[site], limit); site--)
      sum += probabilities[site]
    return sum
  }
  const quantiles = pointQuantiles({ energies, probabilities, width: 0 }, shares)
  return {
    mean,
    quantiles: Object.fromEntries(shares.map((share, index) => [share, quantiles[index] as number])),
    aboveWarning: warning === null ? null : above(warning),
    aboveOne: above(1),
  }
}
