import type { ParameterLayout } from '../energy/parameters.ts'
import { candidateCounts, candidateRow } from '../inference/candidates.ts'
import type { ListedCandidates } from '../inference/candidates-listed.ts'
import type { SlabCandidates } from '../inference/candidates-on-slabs.ts'
import type { TargetAlloy } from '../inference/criterion.ts'
import type { Design, DesignCosts } from '../inference/design.ts'
import type { Posterior } from '../inference/posterior.ts'
import { alloyAnswer } from './alloy.ts'
import type { Measure } from './design-measure.ts'

/** An environment to compute, with where it is and what it tells. */
export interface ChosenEnvironment {
  /** From 1, the order to compute them in. */
  readonly rank: number
  /** Name of the slab; of a random one the seed that `structure` makes its metal from. */
  readonly slab: string
  /** Site of a random slab, in the order of `slabEnvironments`; null for a row of a file. */
  readonly place: number | null
  /** Row of the file, from 1; null for a random slab. */
  readonly row: number | null
  /** Mole fractions that a random slab was drawn with. */
  readonly composition: Readonly<Record<string, number>> | null
  /** Whether no row before it is on its slab. */
  readonly isNewSlab: boolean
  readonly ensemble: string
  /** Atoms by zone and element; absent elements are not listed. */
  readonly zones: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** Predicted, eV. */
  readonly energy: number
  /** Of the prediction before any row is added, eV; a DFT energy lies about it by the residual as well. */
  readonly standardError: number
  /** Whether the model has no data for its ensemble. */
  readonly unseen: boolean
  /** Given the rows before it: nats of log det, eV^2, or the objective's unit squared. */
  readonly gain: number
  readonly cost: number
  /** Of this row and those before it. */
  readonly totalCost: number
  /** What the criterion makes small, after this row and those before it. */
  readonly uncertainty: number
  /** Standard error of a site's energy, root mean square over the targets, after them, eV. */
  readonly energyError: number
}

/** The rows of a design, with their environments in words. */
export function chosenEnvironments(
  { model, layout, mean }: Posterior,
  candidates: SlabCandidates | ListedCandidates,
  targets: readonly TargetAlloy[],
  { rows }: Design,
  costs: DesignCosts,
  measure: Measure,
): ChosenEnvironment[] {
  const begun = new Set<number>()
  return rows.map(({ candidate, gain, cost, variance, after }, index) => {
    const slab = candidates.slabs[candidate]
    const isNewSlab = !begun.has(slab)
    begun.add(slab)
    const { parameters, weights } = candidateRow(candidates, layout, candidate)
    const ensemble = layout.ensembles[candidates.ensembles[candidate]] as string
    return {
      rank: index + 1,
      ...placeOf(candidates, targets, candidate),
      isNewSlab,
      ensemble,
      zones: zonesOf(layout, candidateCounts(candidates, layout, candidate)),
      energy: parameters.reduce((sum, parameter, k) => sum + (weights[k] as number) * mean[parameter], 0),
      standardError: Math.sqrt(variance),
      unseen: model.unseenEnsembles.includes(ensemble),
      gain,
      cost,
      // Not the sum of the costs so far, whose rounding people would see.
      totalCost: begun.size * costs.slab + (index + 1) * costs.site,
      uncertainty: measure.of(after),
      energyError: Math.sqrt(after.energy),
    }
  })
}

function placeOf(
  candidates: SlabCandidates | ListedCandidates,
  targets: readonly TargetAlloy[],
  candidate: number,
): Pick<ChosenEnvironment, 'slab' | 'place' | 'row' | 'composition'> {
  const slab = candidates.slabs[candidate]
  if ('slabNames' in candidates)
    return { slab: candidates.slabNames[slab] as string, place: null, row: candidate + 1, composition: null }
  const { alloy } = targets[candidates.targets[slab]] as TargetAlloy
  return {
    slab: String(candidates.seeds[slab]),
    place: candidate % candidates.sites,
    row: null,
    composition: alloyAnswer(alloy).composition,
  }
}

const zonesOf = (
  { zones, elements }: ParameterLayout,
  counts: readonly number[],
): Record<string, Record<string, number>> =>
  Object.fromEntries(
    zones.map(({ name }, zone) => [
      name,
      Object.fromEntries(
        elements.flatMap((element, index) => {
          const count = counts[zone * elements.length + index] as number
          return count === 0 ? [] : [[element, count]]
        }),
      ),
    ]),
  )
