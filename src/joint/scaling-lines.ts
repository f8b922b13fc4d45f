import { ensembleMoments } from '../distribution/moments.ts'
import { SAME_ENERGY } from '../distribution/zone-sum.ts'
import { type JointMoments, jointMoments } from './moments.ts'
import type { JointGroup, Pair } from './pair-terms.ts'

/** A line between two energies A and B; null in what has no meaning where an energy does not vary. */
export interface ScalingLine {
  readonly slope: number | null
  /** eV */
  readonly intercept: number | null
  /** Of the population, eV. */
  readonly residualStandardDeviation: number | null
}

/**
 * Lines of least squares between two energies, of the population. On its own the line is B on A,
 * E_B = slope E_A + intercept, which predicts B; its spread is what E_B has left about it.
 */
export interface ScalingLines extends JointMoments, ScalingLine {
  /** A on B, E_A = slope E_B + intercept, which predicts A; steeper than the first unless both energies lie on a line. */
  readonly reverse: ScalingLine
  /**
   * E_B = slope E_A + intercept with the least sum of squared distances from the line (total least squares, both
   * energies alike); the spread is that of the distances. Null where the line would be upright, or any would do.
   */
  readonly orthogonal: ScalingLine
}

/** Below this a covariance is the rounding of sums, as a share of the variances. */
const ROUNDING = 1e-12

/**
 * Scaling lines from closed forms: slope = cov(A, B) / var(A), intercept = mean_B - slope mean_A. The spread is that of
 * E_B - slope E_A, by total expectation over the states of both ensembles; as a sum of squares it has no cancellation.
 * Total least squares: the first principal axis, slope = (d + sqrt(d^2 + 4 cov^2)) / (2 cov), d = var(B) - var(A).
 *
 * @param shared atoms that both models see; without any, the covariance is 0
 * @example scalingLines(groups, card.sharedAtoms).slope
 */
export function scalingLines(groups: readonly JointGroup[], shared: number): ScalingLines {
  const moments = jointMoments(groups, shared)
  const { means, standardDeviations, covariance } = moments
  const [varianceA, varianceB] = standardDeviations.map(deviation => deviation ** 2) as [number, number]
  const slopeOn = (axis: 0 | 1) =>
    standardDeviations[axis] > SAME_ENERGY ? covariance / standardDeviations[axis] ** 2 : null
  const line = (from: 0 | 1, slope: number | null): ScalingLine => {
    if (slope === null) return NO_LINE
    const to = (1 - from) as 0 | 1
    return {
      slope,
      intercept: means[to] - slope * means[from],
      residualStandardDeviation: deviationOf(groups, from === 0 ? [-slope, 1] : [1, -slope]),
    }
  }
  const across = line(0, principalSlope(varianceA, varianceB, covariance))
  return {
    ...moments,
    ...line(0, slopeOn(0)),
    reverse: line(1, slopeOn(1)),
    orthogonal:
      across.slope === null || across.residualStandardDeviation === null
        ? NO_LINE
        : {
            ...across,
            residualStandardDeviation: across.residualStandardDeviation / Math.hypot(1, across.slope),
          },
  }
}

const NO_LINE: ScalingLine = { slope: null, intercept: null, residualStandardDeviation: null }

function principalSlope(varianceA: number, varianceB: number, covariance: number): number | null {
  const difference = varianceB - varianceA
  if (Math.abs(covariance) <= ROUNDING * Math.sqrt(varianceA * varianceB))
    return difference < -ROUNDING * varianceA ? 0 : null
  const root = Math.hypot(difference, 2 * covariance)
  return difference > 0 ? (difference + root) / (2 * covariance) : (2 * covariance) / (root - difference)
}

/** Standard deviation of a E_A + b E_B, eV. */
function deviationOf(groups: readonly JointGroup[], [a, b]: Pair<number>): number {
  const given = groups.flatMap(group => {
    const { mean, variance } = outside(group, [a, b])
    return group.states.map(({ probability, offsets }) => ({
      probability,
      mean: mean + a * offsets[0] + b * offsets[1],
      variance,
    }))
  })
  let mean = 0
  for (const state of given) mean += state.probability * state.mean
  let variance = 0
  for (const state of given) variance += state.probability * (state.variance + (state.mean - mean) ** 2)
  return Math.sqrt(variance)
}

/** What the atoms outside both ensembles add to a E_A + b E_B. */
function outside({ shared, alone }: JointGroup, [a, b]: Pair<number>) {
  const zones = [
    ...shared.map(({ atoms, fractions, weights: [first, second] }) => ({
      atoms,
      fractions,
      weights: first.map((weight, element) => a * weight + b * second[element]),
    })),
    ...alone[0].map(zone => ({ ...zone, weights: zone.weights.map(weight => a * weight) })),
    ...alone[1].map(zone => ({ ...zone, weights: zone.weights.map(weight => b * weight) })),
  ]
  return ensembleMoments({ name: '', probability: 1, offset: 0, unseen: false, zones })
}
