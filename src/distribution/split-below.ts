import { evenPointsBelow, pointsBelow } from './points-below.ts'
import type { ZoneSum } from './zone-sum.ts'

/** What of a zone sum lies below a threshold, and the probability of what does not. */
export interface Below {
  readonly probability: number
  /** How many pairs of points. */
  readonly points: number
  readonly remaining: number
}

/**
 * Splits a zone sum at a threshold (eV), exactly: as the left points ascend, the right points that still
 * fit descend, so it costs the length of the lists and not their product.
 *
 * @example splitBelow(zoneSum, Number.POSITIVE_INFINITY) // all points, probability 1, nothing remaining
 */
export function splitBelow(zoneSum: ZoneSum, threshold: number): Below {
  const { left, right, rightBefore, rightFrom, rightStep } = zoneSum
  if (rightStep !== null) return splitEvenly(zoneSum, rightStep, threshold)
  let fitting = pointsBelow(right.energies, left.energies[0], threshold)
  let probability = 0
  let remaining = 0
  let points = 0
  for (let i = 0; i < left.energies.length; i++) {
    const energy = left.energies[i]
    while (fitting > 0 && energy + right.energies[fitting - 1] >= threshold) fitting--
    probability += left.probabilities[i] * rightBefore[fitting]
    remaining += left.probabilities[i] * rightFrom[fitting]
    points += fitting
  }
  return { probability, points, remaining }
}

/** `splitBelow` over evenly spaced right points. */
function splitEvenly(
  { left, right, rightBefore, rightFrom }: ZoneSum,
  step: number,
  threshold: number,
): Below {
  let probability = 0
  let remaining = 0
  let points = 0
  for (let i = 0; i < left.energies.length; i++) {
    const fitting = evenPointsBelow(right.energies, step, left.energies[i], threshold)
    probability += left.probabilities[i] * rightBefore[fitting]
    remaining += left.probabilities[i] * rightFrom[fitting]
    points += fitting
  }
  return { probability, points, remaining }
}
