import type { BinGrid } from '../distribution/histogram.ts'
import type { EnsembleSum } from '../distribution/zone-sum.ts'
import { histogram, sumsGiven } from './conditional.ts'
import { type EnergyInterval, halfOpen, intervalProbability } from './energy-interval.ts'
import type { JointGroup, Pair } from './pair-terms.ts'
import { planeChoice } from './planes.ts'

/** An answer, and how far any of its probabilities may have moved along either axis, eV. */
export interface Resolved<Value> {
  readonly value: Value
  readonly resolution: number
}

/** What can be asked of two energies together. */
export interface JointAnswers {
  readonly windows: (windows: readonly Pair<EnergyInterval>[]) => Resolved<readonly number[]>
  /** Float64Array [bin of the first, bin of the second] */
  readonly bins: (grids: Pair<BinGrid>) => Resolved<Float64Array>
  /** The other model's energies where a model's lie in an interval, with their joint probability. */
  readonly given: (model: 0 | 1, within: EnergyInterval) => Resolved<readonly EnsembleSum[]>
}

/** Of two energies that no atom connects. */
export const independentAnswers = (sums: Pair<readonly EnsembleSum[]>): JointAnswers => ({
  windows: windows => ({
    value: windows.map(([a, b]) => intervalProbability(sums[0], a) * intervalProbability(sums[1], b)),
    resolution: 0,
  }),
  bins: ([gridA, gridB]) => {
    const [rows, columns] = [histogram(sums[0], gridA), histogram(sums[1], gridB)]
    const mass = new Float64Array(gridA.length * gridB.length)
    for (let row = 0; row < gridA.length; row++)
      for (let column = 0; column < gridB.length; column++)
        mass[row * gridB.length + column] = rows[row] * columns[column]
    return { value: mass, resolution: 0 }
  },
  given: (model, within) => {
    const probability = intervalProbability(sums[model], within)
    const other = sums[1 - model] as readonly EnsembleSum[]
    return {
      value: other.map(sum => ({ ...sum, probability: sum.probability * probability })),
      resolution: 0,
    }
  },
})

/** Of two energies that share atoms, from the groups of their ensembles' states. */
export function connectedAnswers(groups: readonly JointGroup[]): JointAnswers {
  const choice = planeChoice(groups)
  return {
    windows: windows => {
      if (windows.length === 0) return { value: [], resolution: 0 }
      const { planeOf, resolution } = choice.windows(windows.length)
      const thresholds = windows.map(([a, b]) => [halfOpen(a), halfOpen(b)] as const)
      const probabilities = new Float64Array(windows.length)
      for (const group of groups) {
        const plane = planeOf(group)
        for (const { offsets, probability } of group.states)
          for (const [index, within] of thresholds.entries())
            probabilities[index] += probability * plane.probability(offsets, within)
      }
      return { value: [...probabilities].map(probability => Math.min(1, probability)), resolution }
    },
    bins: grids => {
      const { planeOf, resolution } = choice.bins(grids)
      const bins = { grids, mass: new Float64Array(grids[0].length * grids[1].length) }
      for (const group of groups) {
        const plane = planeOf(group)
        for (const { offsets, probability } of group.states) plane.addToBins(offsets, probability, bins)
      }
      return { value: bins.mass, resolution }
    },
    given: (model, within) => {
      const asked = model === 0 ? groups : groups.map(reversed)
      const { planeOf, resolution } = (model === 0 ? choice : planeChoice(asked)).given()
      return { value: sumsGiven(asked, planeOf, halfOpen(within)), resolution }
    },
  }
}

/** The group as it is with the models the other way round. */
const reversed = ({ states, shared, alone }: JointGroup): JointGroup => ({
  states: states.map(state => ({ ...state, offsets: [state.offsets[1], state.offsets[0]] })),
  shared: shared.map(term => ({ ...term, weights: [term.weights[1], term.weights[0]] })),
  alone: [alone[1], alone[0]],
})
