import type { LayeredComposition } from '../composition/layered.ts'
import { ensembleTerms } from '../distribution/terms.ts'
import { ensembleSums } from '../distribution/zone-sum.ts'
import type { EnergyModel } from '../energy/model.ts'
import { connectedAnswers, independentAnswers } from './answers.ts'
import { once } from './once.ts'
import { both, type Pair } from './pair-terms.ts'
import { type PairCard, pairedAlloy } from './paired-alloy.ts'
import { seenAlloy } from './paired-sites.ts'
import { type JointWindow, type WindowShare, windowShares } from './window-shares.ts'

/** How likely windows of two energies are at one distance of their sites; JSON as it stands. */
export interface Selectivity extends PairCard {
  readonly windows: readonly WindowShare[]
  /** Probability of the pairs where a model never saw its ensemble. */
  readonly unseenProbability: number
  /** How far any probability may have moved along either axis, eV; 0 when exact. */
  readonly resolution: number
  /** What to mind in reading both energies together. */
  readonly warnings: readonly string[]
}

/**
 * Selective sites, and tandem sites: how often two adsorption energies lie in windows, at one site (neighbour 0) or at
 * neighbouring ones, against the value if both were independent. Atoms that both sites see correlate the energies, so
 * that the difference fades with the distance and ends where none is shared. The same as the windows of
 * `jointDistribution`, without its histogram.
 *
 * @param neighbours ranks of neighbours, in the order wanted
 * @returns one answer for each rank
 * @throws InputError as `jointDistribution` does
 * @example
 * const models = [loadModel('agaucupdpt-co'), loadModel('agaucupdpt-h')] as const
 * const windows = [readWindow('CO<=0,H>0', models)]
 * selectivity(models, unlayered(parseComposition('AgAuCuPdPt')), windows, [1, 2, 3])[0]?.windows[0]?.ratio // 0.75
 */
export function selectivity(
  models: Pair<EnergyModel>,
  alloy: LayeredComposition,
  windows: readonly JointWindow[],
  neighbours: readonly number[],
): Selectivity[] {
  const sums = once(() => both(models, model => ensembleSums(ensembleTerms(model, seenAlloy(model, alloy)))))
  return neighbours.map(neighbour => {
    const { card, groups, unseenProbability, warnings } = pairedAlloy(models, alloy, neighbour)
    const answers = card.sharedAtoms > 0 ? connectedAnswers(groups) : independentAnswers(sums())
    const { value, resolution } = windowShares(windows, answers, sums)
    return { ...card, windows: value, unseenProbability, resolution, warnings }
  })
}
