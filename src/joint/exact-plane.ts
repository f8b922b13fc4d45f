import type { BinGrid } from '../distribution/histogram.ts'
import type { HalfOpen } from './energy-interval.ts'
import type { JointGroup, JointState, Pair } from './pair-terms.ts'
import { binIndex, type PlaneBins, type PlaneMeasure, upperEdge } from './plane-measure.ts'
import { planePoints } from './plane-points.ts'
import { pointCount } from './point-count.ts'
import { listedZones, type QuickMeasure, quickBelow, quickMeasure } from './quick-measure.ts'

/**
 * The plane measure of a group without any rounding: every filling of the atoms that both models see is a point,
 * from which each model's own atoms spread along its axis, independently.
 *
 * @param own what the atoms that one model alone sees add, `ownMeasure(group.alone[model])`
 */
export function exactPlane({ shared }: JointGroup, own: Pair<QuickMeasure>): PlaneMeasure {
  const {
    energies: [a, b],
    probabilities,
  } = planePoints(shared)
  const [ownA, ownB] = own
  const points = probabilities.length

  const probability = (offsets: Pair<number>, within: Pair<HalfOpen>): number => {
    const [fromA, toA] = shifted(within[0], offsets[0])
    const [fromB, toB] = shifted(within[1], offsets[1])
    let total = 0
    for (let point = 0; point < points; point++) {
      const shareA = quickBelow(ownA, toA - a[point]) - quickBelow(ownA, fromA - a[point])
      if (shareA === 0) continue
      const shareB = quickBelow(ownB, toB - b[point]) - quickBelow(ownB, fromB - b[point])
      total += probabilities[point] * shareA * shareB
    }
    return total
  }

  const addToBins = (offsets: Pair<number>, weight: number, { grids, mass }: PlaneBins): void => {
    const [gridA, gridB] = grids
    const [rangeA, rangeB] = [rangeOf(ownA), rangeOf(ownB)]
    const sharesB = new Float64Array(gridB.length)
    for (let point = 0; point < points; point++) {
      const [energyA, energyB] = [offsets[0] + a[point], offsets[1] + b[point]]
      const firstB = binIndex(energyB + rangeB[0], gridB)
      const lastB = binIndex(energyB + rangeB[1], gridB)
      for (let bin = firstB, below = 0; bin <= lastB; bin++) {
        const next = quickBelow(ownB, upperEdge(bin, gridB) - energyB)
        sharesB[bin] = next - below
        below = next
      }
      const lastA = binIndex(energyA + rangeA[1], gridA)
      for (let bin = binIndex(energyA + rangeA[0], gridA), below = 0; bin <= lastA; bin++) {
        const next = quickBelow(ownA, upperEdge(bin, gridA) - energyA)
        const share = weight * probabilities[point] * (next - below)
        below = next
        const row = bin * gridB.length
        for (let column = firstB; column <= lastB; column++) mass[row + column] += share * sharesB[column]
      }
    }
  }

  const secondGiven = (states: readonly JointState[], within: HalfOpen) => {
    const given = {
      energies: new Float64Array(states.length * points),
      probabilities: new Float64Array(states.length * points),
    }
    for (let state = 0, place = 0; state < states.length; state++) {
      const { offsets, probability } = states[state] as JointState
      const [from, to] = shifted(within, offsets[0])
      for (let point = 0; point < points; point++, place++) {
        const share = quickBelow(ownA, to - a[point]) - quickBelow(ownA, from - a[point])
        given.energies[place] = offsets[1] + b[point]
        given.probabilities[place] = probability * probabilities[point] * share
      }
    }
    return { points: given, rest: ownB.measure }
  }

  return { probability, addToBins, secondGiven }
}

const shifted = ({ from, to }: HalfOpen, offset: number): Pair<number> => [from - offset, to - offset]

const rangeOf = ({ measure: { energies } }: QuickMeasure): Pair<number> => [
  energies[0],
  energies[energies.length - 1],
]

/** What the atoms that a model alone sees add, for `exactPlane`. */
export const ownMeasure = (zones: JointGroup['alone'][number]): QuickMeasure =>
  quickMeasure(listedZones(zones))

/** About how many steps it takes to find the probability of one window, over all states. */
export const exactPoints = ({ states, shared }: JointGroup): number => states.length * pointCount(shared)

/** A look into a list that does not fit the processor's cache costs as much as so many additions. */
const LOOK = 10

/** About how many additions it takes to fill the bins. */
export function exactBinSteps(group: JointGroup, grids: Pair<BinGrid>): number {
  const [binsA, binsB] = ([0, 1] as const).map(model => {
    const range = group.alone[model].reduce(
      (sum, { atoms, weights }) => sum + atoms * (Math.max(...weights) - Math.min(...weights)),
      0,
    )
    return Math.min(grids[model].length, 1 + range / grids[model].width)
  }) as unknown as Pair<number>
  return exactPoints(group) * (LOOK * (binsA + binsB) + binsA * binsB)
}
