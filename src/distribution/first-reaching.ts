import { type Bracket, MOST_POINTS } from './bracket.ts'
import { firstListed } from './first-listed.ts'
import type { PointOrder } from './point-order.ts'
import { pointsBelow } from './points-below.ts'
import type { EnsembleSum } from './zone-sum.ts'

/**
 * The first energy of a bracket at which a probability is reached, or its last one; null when it has too many fingerprints
 * to look through.
 *
 * @param goal probability of the energies up to the one that is sought, those below the bracket included
 * @example firstReaching(sums, { low: 0.7, high: 0.71, below: 0.45 }, 0.5)
 */
export function firstReaching(sums: readonly EnsembleSum[], bracket: Bracket, goal: number): number | null {
  const runs: Run[] = []
  let points = 0
  for (const sum of sums) {
    const order = sum.zoneSum.order?.()
    if (!order) return firstListed(sums, bracket, goal)
    const run = runOf(sum, order, bracket)
    points += run.end - run.place
    runs.push(run)
  }
  return points > MOST_POINTS ? null : firstPassed(runs, bracket.below, goal)
}

/** The points of a sum that lie in a bracket, in ascending order of energy. */
interface Run {
  readonly sum: EnsembleSum
  readonly order: PointOrder
  /** Of the next point, and after the last. */
  place: number
  readonly end: number
  /** Energy of the next point, eV; infinite after the last. */
  next: number
}

function runOf(sum: EnsembleSum, order: PointOrder, { low, high }: Bracket): Run {
  const place = pointsBelow(order.energies, 0, low - sum.offset)
  const end = pointsBelow(order.energies, 0, high - sum.offset)
  return {
    sum,
    order,
    place,
    end,
    next: place < end ? order.energies[place] + sum.offset : Number.POSITIVE_INFINITY,
  }
}

/** Passes through all runs at once in ascending order, staying on one until the next point of another comes first. */
function firstPassed(runs: readonly Run[], below: number, goal: number): number {
  let reached = below
  let last = Number.NEGATIVE_INFINITY
  for (;;) {
    let first = runs[0] as Run
    let limit = Number.POSITIVE_INFINITY
    for (let k = 1; k < runs.length; k++) {
      const run = runs[k] as Run
      if (run.next < first.next) {
        limit = first.next
        first = run
      } else if (run.next < limit) limit = run.next
    }
    if (first.next === Number.POSITIVE_INFINITY) return last
    const { sum, order, end } = first
    const { energies, left, right } = order
    const { offset, probability, zoneSum } = sum
    const [leftShares, rightShares] = [zoneSum.left.probabilities, zoneSum.right.probabilities]
    let { place } = first
    for (; place < end; place++) {
      const energy = energies[place] + offset
      if (energy > limit) break
      reached += leftShares[left[place]] * rightShares[right[place]] * probability
      if (reached >= goal) return energy
      last = energy
    }
    first.place = place
    first.next = place < end ? energies[place] + offset : Number.POSITIVE_INFINITY
  }
}
