import { withinProbability } from '../distribution/window.ts'
import { type EnsembleSum, SAME_ENERGY } from '../distribution/zone-sum.ts'

/** One end of an interval of energies, in eV, and whether it belongs to the interval. */
export interface EnergyBound {
  readonly energy: number
  readonly included: boolean
}

/** Energies between two bounds; null where it has no end. */
export interface EnergyInterval {
  readonly low: EnergyBound | null
  readonly high: EnergyBound | null
}

export const ALL_ENERGIES: EnergyInterval = { low: null, high: null }

/** The energies E with `from` <= E < `to`, in eV. */
export interface HalfOpen {
  readonly from: number
  readonly to: number
}

/** An interval as a half-open one: a bound moves by `SAME_ENERGY` to one side of the energies that equal it. */
export const halfOpen = ({ low, high }: EnergyInterval): HalfOpen => ({
  from: low === null ? Number.NEGATIVE_INFINITY : low.energy + (low.included ? -SAME_ENERGY : SAME_ENERGY),
  to: high === null ? Number.POSITIVE_INFINITY : high.energy + (high.included ? SAME_ENERGY : -SAME_ENERGY),
})

/** Exact probability that an energy lies in an interval. */
export function intervalProbability(sums: readonly EnsembleSum[], interval: EnergyInterval): number {
  const { from, to } = halfOpen(interval)
  return withinProbability(sums, from, to)
}
