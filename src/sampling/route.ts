import type { LayeredComposition } from '../composition/layered.ts'
import { countEnergies } from '../distribution/enumeration-cost.ts'
import { type BinGrid, binGrid } from '../distribution/histogram.ts'
import { modelTerms } from '../distribution/model-and-alloy.ts'
import { ensembleMoments, type Moments, totalMoments } from '../distribution/moments.ts'
import type { EnsembleTerm } from '../distribution/terms.ts'
import { type CodeModel, isCodeModel } from '../energy/code-model.ts'
import type { EnergyModel } from '../energy/model.ts'
import type { BlockRange, SamplingPlan } from './blocks.ts'
import { calledCellWidth, callSites } from './called.ts'
import { listedEnsembles, listedPlan, sitesPerFingerprint } from './listed.ts'
import { mergedEnsembles } from './merged.ts'
import { mergedPlan } from './merged-plan.ts'
import { codeTable, linearTable, type SiteTable } from './site-table.ts'
import type { Tally } from './tally.ts'
import type { Drawing } from './turns.ts'
import { unitedMoments, type WeightedEnsemble } from './weighted-ensembles.ts'

/** Sites as they were drawn. */
export interface DrawnSites {
  readonly ensembles: readonly WeightedEnsemble[]
  readonly grid: BinGrid
  /** How far a quantile may be off because energies were kept in cells, eV. */
  readonly resolution: number
}

/** How the sites of an alloy are drawn: from tables, which workers can share, or by asking a code model. */
export type SamplingRoute = { readonly terms: readonly EnsembleTerm[]; readonly exact: Moments | null } & (
  | { readonly plan: SamplingPlan; readonly drawn: (tally: Tally, sites: number) => DrawnSites }
  | { readonly call: (blocks: BlockRange) => Drawing<DrawnSites> }
)

/** Above so many fingerprints, a draw from one table takes longer than one from several smaller ones. */
const MOST_LISTED = 2n ** 18n

/** Asking a code model for so many energies takes about a second. */
const MOST_ASKED = 2n ** 20n

/**
 * Chooses how to draw sites.
 *
 * @throws InputError when the model does not cover the alloy or a bin width is out of range
 */
export function samplingRoute(
  model: EnergyModel | CodeModel,
  alloy: LayeredComposition,
  binWidth: number,
): SamplingRoute {
  const terms = modelTerms(model, alloy)
  const fingerprints = countEnergies(terms)
  if (isCodeModel(model))
    return fingerprints <= MOST_ASKED
      ? listedCode(model, alloy, terms, binWidth)
      : { terms, exact: null, call: called(model, alloy, terms, binWidth) }
  const exact = totalMoments(terms, terms.map(ensembleMoments))
  const grid = binGrid(binWidth, exact.minimum, exact.maximum)
  if (fingerprints <= MOST_LISTED) return { terms, exact, ...listed(linearTable(terms), terms, grid) }
  const plan = mergedPlan(terms, exact.mean, grid)
  const resolution = plan.cells.width
  const drawn = (tally: Tally, sites: number) => ({
    ensembles: mergedEnsembles(plan, terms, tally, sites),
    grid,
    resolution,
  })
  return { terms, exact, plan, drawn }
}

function listedCode(
  model: CodeModel,
  alloy: LayeredComposition,
  terms: readonly EnsembleTerm[],
  binWidth: number,
): SamplingRoute {
  const table = codeTable(model, alloy, terms)
  const exact = unitedMoments(listedEnsembles(table, terms, table.probabilities))
  return { terms, exact, ...listed(table, terms, binGrid(binWidth, exact.minimum, exact.maximum)) }
}

function listed(table: SiteTable, terms: readonly EnsembleTerm[], grid: BinGrid) {
  const plan = listedPlan(table)
  const drawn = (tally: Tally): DrawnSites => ({
    ensembles: listedEnsembles(table, terms, sitesPerFingerprint(plan, tally)),
    grid,
    resolution: 0,
  })
  return { plan, drawn }
}

const called = (
  model: CodeModel,
  alloy: LayeredComposition,
  terms: readonly EnsembleTerm[],
  binWidth: number,
) =>
  function* ({ states, sizes }: BlockRange): Drawing<DrawnSites> {
    const ensembles = yield* callSites(model, alloy, terms, binWidth, states, sizes)
    const { minimum, maximum } = unitedMoments(ensembles)
    return {
      ensembles,
      grid: binGrid(binWidth, minimum, maximum),
      resolution: calledCellWidth(binWidth),
    }
  }
