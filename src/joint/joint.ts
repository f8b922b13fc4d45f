import type { LayeredComposition } from '../composition/layered.ts'
import { type BinGrid, binGrid } from '../distribution/histogram.ts'
import { ensembleMoments, type Moments, totalMoments } from '../distribution/moments.ts'
import { ensembleTerms } from '../distribution/terms.ts'
import { type EnsembleSum, ensembleSums } from '../distribution/zone-sum.ts'
import type { EnergyModel } from '../energy/model.ts'
import { InputError } from '../input/input-error.ts'
import { connectedAnswers, independentAnswers, type JointAnswers } from './answers.ts'
import { type ConditionalSummary, conditionalSummary } from './conditional.ts'
import { type EnergyInterval, intervalProbability } from './energy-interval.ts'
import { type JointMoments, jointMoments } from './moments.ts'
import { once } from './once.ts'
import { both, type Pair } from './pair-terms.ts'
import { type PairCard, pairedAlloy } from './paired-alloy.ts'
import { seenAlloy } from './paired-sites.ts'
import { type JointWindow, type WindowShare, windowShares } from './window-shares.ts'

export type { ModelCard } from './paired-alloy.ts'
export type { JointWindow, WindowShare } from './window-shares.ts'

/** Where the energy of one of two models lies. */
export interface JointCondition {
  readonly name: string
  readonly model: 0 | 1
  readonly within: EnergyInterval
}

export interface JointOptions {
  /** 0 the very same site, 1 the nearest pair, and so on; by default 0 where both models have one site, else 1. */
  readonly neighbour?: number | undefined
  readonly windows?: readonly JointWindow[] | undefined
  readonly given?: JointCondition | undefined
  /** eV; by default 0.02, or more where that would make over 100 bins along an axis. */
  readonly binWidth?: number | undefined
}

/** One energy at the sites where the other lies in an interval. */
export interface ConditionalDistribution extends ConditionalSummary {
  readonly name: string
  /** Of the condition. */
  readonly probability: number
  /** Which of the two energies these are. */
  readonly axis: 0 | 1
  /** Id of its model. */
  readonly model: string
  /** How far any probability may have moved along either axis, eV; 0 when exact. */
  readonly resolution: number
}

/** How strongly two adsorbates bind side by side, jointly; pairs are in the order of the models. JSON as it stands. */
export interface JointDistribution extends PairCard, JointMoments {
  readonly windows: readonly WindowShare[]
  readonly given: ConditionalDistribution | null
  readonly bins: {
    /** Lower edge of the first bin of each model, eV. */
    readonly starts: Pair<number>
    /** eV */
    readonly width: number
    /** By the bin of the first model, then of the second. */
    readonly probability: readonly (readonly number[])[]
    /** How far any probability may have moved along either axis, eV. */
    readonly resolution: number
  }
  /** Probability of the pairs where a model never saw its ensemble. */
  readonly unseenProbability: number
  /** How far any probability of the windows may have moved along either axis, eV; 0 when exact. */
  readonly resolution: number
  /** What to mind in reading both energies together. */
  readonly warnings: readonly string[]
}

const SHARES = [0.05, 0.25, 0.5, 0.75, 0.95]

/**
 * The joint distribution of two adsorption energies at one site, or at neighbouring sites, of a random alloy:
 * given the elements on both ensembles, all other atoms are independent of each other, those that both models see
 * included. Means, spreads and correlation are closed forms. Windows, the condition and bins are exact where that
 * is quick, else from a grid whose resolution stands with them.
 *
 * @throws InputError when the models' elements differ or miss one of the alloy's, the sites are on different
 * facets, a bin width is out of range, or no site meets the condition
 * @example
 * const models = [loadModel('agaucupdpt-co'), loadModel('agaucupdpt-h')] as const
 * jointDistribution(models, unlayered(parseComposition('AgAuCuPdPt'))).correlation // 0.52
 */
export function jointDistribution(
  models: Pair<EnergyModel>,
  alloy: LayeredComposition,
  { neighbour, windows = [], given, binWidth }: JointOptions = {},
): JointDistribution {
  const { card, groups, unseenProbability, warnings } = pairedAlloy(models, alloy, neighbour)
  const terms = both(models, model => ensembleTerms(model, seenAlloy(model, alloy)))
  const moments = both(terms, own => totalMoments(own, own.map(ensembleMoments)))
  const grids = binGrids(moments, binWidth)
  const sums = once(() => both(terms, ensembleSums))
  const answers = card.sharedAtoms > 0 ? connectedAnswers(groups) : independentAnswers(sums())
  const shares = windowShares(windows, answers, sums)
  const conditional =
    given === undefined ? null : conditionalOn(given, answers, models, sums(), moments, grids)
  const bins = answers.bins(grids)
  const [gridA, gridB] = grids
  return {
    ...card,
    ...jointMoments(groups, card.sharedAtoms),
    windows: shares.value,
    given: conditional,
    bins: {
      starts: [gridA.start, gridB.start],
      width: gridA.width,
      probability: Array.from({ length: gridA.length }, (_, row) => [
        ...bins.value.subarray(row * gridB.length, (row + 1) * gridB.length),
      ]),
      resolution: bins.resolution,
    },
    unseenProbability,
    resolution: shares.resolution,
    warnings,
  }
}

function conditionalOn(
  { name, model, within }: JointCondition,
  answers: JointAnswers,
  models: Pair<EnergyModel>,
  sums: Pair<readonly EnsembleSum[]>,
  moments: Pair<Moments>,
  grids: Pair<BinGrid>,
): ConditionalDistribution {
  const probability = intervalProbability(sums[model], within)
  const joint = answers.given(model, within)
  if (!(probability > 0 && joint.value.length > 0)) {
    const { minimum, maximum } = moments[model]
    throw new InputError(
      `no site has ${name}; energies of ${models[model].id} are from ${minimum.toFixed(4)} to ${maximum.toFixed(4)} eV`,
      { field: 'given' },
    )
  }
  const other = (1 - model) as 0 | 1
  const summary = conditionalSummary(joint.value, grids[other], SHARES)
  return {
    name,
    probability,
    axis: other,
    model: models[other].id,
    ...summary,
    resolution: joint.resolution,
  }
}

const WIDTHS = [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10]
const BINS_WANTED = 100
const MAXIMUM_BINS = 1_000_000

/** The bins of both axes, of one width. */
function binGrids(moments: Pair<Moments>, binWidth?: number): Pair<BinGrid> {
  const gridsOf = (width: number) => both(moments, ({ minimum, maximum }) => binGrid(width, minimum, maximum))
  if (binWidth === undefined) {
    const width = WIDTHS.find(width =>
      moments.every(({ minimum, maximum }) => (maximum - minimum) / width <= BINS_WANTED - 1),
    )
    return gridsOf(
      width ?? Math.max(...moments.map(({ minimum, maximum }) => maximum - minimum)) / BINS_WANTED,
    )
  }
  const grids = gridsOf(binWidth)
  const bins = grids[0].length * grids[1].length
  if (bins > MAXIMUM_BINS)
    throw new InputError(
      `a bin width of ${binWidth} eV would make ${bins.toLocaleString('en')} bins of both energies; at most ${MAXIMUM_BINS.toLocaleString('en')} are allowed`,
      { field: 'binWidth' },
    )
  return grids
}
