import type { Measure } from './measure.ts'
import { evenPointsBelow, pointsBelow } from './points-below.ts'
import type { ZoneSum } from './zone-sum.ts'

/**
 * Probability that a zone sum lies from a threshold (included) to another (excluded), eV, either of which may be infinite:
 * exactly 0 where no energy does, exactly 1 where all do, and to its own digits where few do.
 *
 * @example probabilityBetween(zoneSum, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY) // 1
 */
export function probabilityBetween(zoneSum: ZoneSum, from: number, to: number): number {
  const { left, right, rightBefore, rightFrom, rightStep } = zoneSum
  let start = pointsBelow(right.energies, left.energies[0], from)
  let end = pointsBelow(right.energies, left.energies[0], to)
  let within = 0
  let without = 0
  for (let i = 0; i < left.energies.length; i++) {
    const energy = left.energies[i]
    if (rightStep === null) {
      while (start > 0 && energy + right.energies[start - 1] >= from) start--
      while (end > 0 && energy + right.energies[end - 1] >= to) end--
    } else {
      start = evenPointsBelow(right.energies, rightStep, energy, from)
      end = evenPointsBelow(right.energies, rightStep, energy, to)
    }
    const own =
      rightBefore[end] < rightFrom[start]
        ? rightBefore[end] - rightBefore[start]
        : rightFrom[start] - rightFrom[end]
    within += left.probabilities[i] * own
    without += left.probabilities[i] * (rightBefore[start] + rightFrom[end])
  }
  return within < without ? within : 1 - without
}

/**
 * Lists the points of a zone sum from a threshold (included) to another (excluded), in no order.
 *
 * @param into where they go
 * @param place of the first
 * @returns the place after the last; null when there is too little room
 * @example listBetween(zoneSum, 0.9, 1.1, { energies: new Float64Array(4096), probabilities: new Float64Array(4096) }, 0)
 */
export function listBetween(
  { left, right }: ZoneSum,
  low: number,
  high: number,
  into: Measure,
  place: number,
): number | null {
  const room = into.energies.length
  let end = pointsBelow(right.energies, left.energies[0], high)
  for (let i = 0; i < left.energies.length; i++) {
    const energy = left.energies[i]
    while (end > 0 && energy + right.energies[end - 1] >= high) end--
    for (let j = end - 1; j >= 0 && energy + right.energies[j] >= low; j--) {
      if (place === room) return null
      into.energies[place] = energy + right.energies[j]
      into.probabilities[place++] = left.probabilities[i] * right.probabilities[j]
    }
  }
  return place
}
