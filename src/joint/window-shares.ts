import type { EnsembleSum } from '../distribution/zone-sum.ts'
import type { JointAnswers, Resolved } from './answers.ts'
import { type EnergyInterval, intervalProbability } from './energy-interval.ts'
import type { Pair } from './pair-terms.ts'

/** A window in the plane of two energies. */
export interface JointWindow {
  readonly name: string
  /** Per model. */
  readonly within: Pair<EnergyInterval>
}

/** The part of all sites, or of all pairs of sites, in a window. */
export interface WindowShare extends JointWindow {
  readonly probability: number
  /** The same if both energies were independent: the product of each one's own probability. */
  readonly independent: number
  /** `probability` over `independent`: how many times as many there are; null where none are expected. */
  readonly ratio: number | null
  /** Probability that the second energy is within its bounds where the first is; null where the first never is. */
  readonly conditional: number | null
}

/**
 * How likely windows are, beside what they would be if both energies were independent. Each energy's own probability is
 * exact; the joint one is as exact as the answers are.
 *
 * @param sums each energy's own distribution
 */
export function windowShares(
  windows: readonly JointWindow[],
  answers: JointAnswers,
  sums: () => Pair<readonly EnsembleSum[]>,
): Resolved<readonly WindowShare[]> {
  const joint = answers.windows(windows.map(({ within }) => within))
  return {
    value: windows.map((window, index) => {
      const probability = joint.value[index] as number
      const first = intervalProbability(sums()[0], window.within[0])
      const independent = first * intervalProbability(sums()[1], window.within[1])
      return {
        ...window,
        probability,
        independent,
        ratio: independent > 0 ? probability / independent : null,
        // What a grid has moved over the window's edge may make it too likely by a little.
        conditional: first > 0 ? Math.min(1, probability / first) : null,
      }
    }),
    resolution: joint.resolution,
  }
}
