import type { BinGrid } from '../distribution/histogram.ts'
import type { Measure } from '../distribution/measure.ts'
import { SAME_ENERGY } from '../distribution/zone-sum.ts'
import type { HalfOpen } from './energy-interval.ts'
import type { JointState, Pair } from './pair-terms.ts'

/** Bins of two energies, and the probability that has been added to each so far. */
export interface PlaneBins {
  readonly grids: Pair<BinGrid>
  /** Float64Array [bin of the first, bin of the second] */
  readonly mass: Float64Array
}

/** What the atoms outside both ensembles add to two energies, ready to be asked. */
export interface PlaneMeasure {
  /** Probability that both energies lie within, with what the ensembles add, eV. */
  readonly probability: (offsets: Pair<number>, within: Pair<HalfOpen>) => number
  /** Adds a state's probability to the bins. */
  readonly addToBins: (offsets: Pair<number>, probability: number, bins: PlaneBins) => void
  /**
   * The second energy where the first is within: points, whose probabilities sum to that of the first being within,
   * and an independent summand, `rest`, ascending.
   */
  readonly secondGiven: (
    states: readonly JointState[],
    within: HalfOpen,
  ) => { readonly points: Measure; readonly rest: Measure }
}

/** The bin that holds an energy; the outermost bins take what rounding carries over the outermost edges. */
export const binIndex = (energy: number, { start, width, length }: BinGrid): number =>
  Math.max(0, Math.min(length - 1, Math.floor((energy + SAME_ENERGY) / width) - Math.round(start / width)))

/** The threshold, in eV, at the upper edge of a bin; the last has none. */
export const upperEdge = (bin: number, { start, width, length }: BinGrid): number =>
  bin === length - 1 ? Number.POSITIVE_INFINITY : (Math.round(start / width) + bin + 1) * width - SAME_ENERGY
