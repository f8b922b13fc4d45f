import { listBetween } from './between.ts'
import { type Bracket, MOST_POINTS } from './bracket.ts'
import type { Measure } from './measure.ts'
import type { EnsembleSum } from './zone-sum.ts'

/** Parts of a bracket, of which one is sorted. */
const PARTS = 64

/** The points of a bracket in no order; room for them is made once, as there are many brackets. */
const listed: Measure = {
  energies: new Float64Array(MOST_POINTS),
  probabilities: new Float64Array(MOST_POINTS),
}
const partOf = new Uint8Array(MOST_POINTS)
const inParts = new Float64Array(PARTS)
const inOrder = new Uint16Array(MOST_POINTS)

/**
 * `firstReaching` for sums whose points are not in order: lists those of the bracket, and sorts the part of it that counts.
 *
 * @example firstListed(sums, { low: 0.7, high: 0.71, below: 0.45 }, 0.5)
 */
export function firstListed(sums: readonly EnsembleSum[], bracket: Bracket, goal: number): number | null {
  const { low, high } = bracket
  const { energies, probabilities } = listed
  let count = 0
  for (const { zoneSum, offset, probability } of sums) {
    const end = listBetween(zoneSum, low - offset, high - offset, listed, count)
    if (end === null) return null
    for (; count < end; count++) {
      energies[count] += offset
      probabilities[count] *= probability
    }
  }
  // Only the part of the bracket in which it is reached gets sorted.
  const scale = PARTS / (high - low)
  inParts.fill(0)
  for (let point = 0; point < count; point++) {
    const part = Math.min(PARTS - 1, ((energies[point] - low) * scale) | 0)
    partOf[point] = part
    inParts[part] += probabilities[point]
  }
  let reached = bracket.below
  let part = 0
  while (part < PARTS - 1 && reached + inParts[part] < goal) reached += inParts[part++]
  let length = 0
  for (let point = 0; point < count; point++) {
    if (partOf[point] !== part) continue
    let place = length++
    for (; place > 0 && energies[inOrder[place - 1]] > energies[point]; place--)
      inOrder[place] = inOrder[place - 1]
    inOrder[place] = point
  }
  for (let place = 0; place < length; place++) {
    reached += probabilities[inOrder[place]]
    if (reached >= goal) return energies[inOrder[place]]
  }
  return Math.max(...energies.subarray(0, count))
}
