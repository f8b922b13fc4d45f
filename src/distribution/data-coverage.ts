import type { LayeredComposition } from '../composition/layered.ts'
import { type CodeModel, isCodeModel } from '../energy/code-model.ts'
import type { EnergyModel } from '../energy/model.ts'
import { extrapolatedCounts } from './extrapolated-counts.ts'
import { extrapolatedProbability } from './extrapolation.ts'
import { type EnsembleTerm, unseenProbability } from './terms.ts'

/** How much of an alloy lies beyond the rows that its model was fitted to. */
export interface DataCoverage {
  /** Probability of the sites whose ensemble no row had. */
  readonly unseenProbability: number
  /** Probability of other sites with an atom count outside those of the rows; null when the model does not say. */
  readonly extrapolatedProbability: number | null
}

/**
 * Above this share of sites beyond the data an answer warns: the quantiles at 0.05 and 0.95, which answers give, then
 * may rest on nothing but such sites.
 */
export const MOST_UNSUPPORTED = 0.05

/** A sentence names so many ensembles. */
const MOST_NAMED = 8

/**
 * How much of an alloy lies beyond the rows that its model was fitted to, exactly, and what to warn of when that is over
 * 5 % of the sites. Of atom counts a code model says nothing.
 *
 * @param terms of the model and the alloy
 * @example dataCoverage(model, alloy, ensembleTerms(model, alloy)).warnings
 */
export function dataCoverage(
  model: EnergyModel | CodeModel,
  alloy: LayeredComposition,
  terms: readonly EnsembleTerm[],
): DataCoverage & { readonly warnings: readonly string[] } {
  const coverage = shareBeyondData(model, alloy, terms)
  if (!isUnsupported(coverage)) return { ...coverage, warnings: [] }
  return {
    ...coverage,
    warnings: [
      ...unseenSentence(model, coverage, terms),
      ...(isCodeModel(model) ? [] : extrapolatedSentence(model, alloy, coverage, terms)),
    ],
  }
}

/** How much of an alloy lies beyond the rows that its model was fitted to, exactly. */
export const shareBeyondData = (
  model: EnergyModel | CodeModel,
  alloy: LayeredComposition,
  terms: readonly EnsembleTerm[],
): DataCoverage => ({
  unseenProbability: unseenProbability(terms),
  extrapolatedProbability: isCodeModel(model) ? null : extrapolatedProbability(model, alloy, terms),
})

/** Whether so many sites lie beyond the data that an answer has to warn. */
export const isUnsupported = (coverage: DataCoverage): boolean =>
  unsupportedShare(coverage) > MOST_UNSUPPORTED

/** Probability of the sites beyond the data, as far as it is known. */
export const unsupportedShare = ({
  unseenProbability,
  extrapolatedProbability: extrapolated,
}: DataCoverage): number => unseenProbability + (extrapolated ?? 0)

/** Names of the unseen ensembles; of many, the most probable ones. */
export function unseenNamed(terms: readonly EnsembleTerm[]): string {
  const unseen = terms.filter(term => term.unseen)
  const names = (some: readonly EnsembleTerm[]) => some.map(({ name }) => name).join(', ')
  if (unseen.length <= MOST_NAMED) return names(unseen)
  const first = [...unseen].sort((a, b) => b.probability - a.probability).slice(0, MOST_NAMED)
  return `${names(first)} and ${unseen.length - MOST_NAMED} more`
}

function unseenSentence(
  { id }: EnergyModel | CodeModel,
  { unseenProbability: share }: DataCoverage,
  terms: readonly EnsembleTerm[],
): string[] {
  return share === 0
    ? []
    : [
        `${percent(share)} of the sites are on ensembles that ${id} has no data for (${unseenNamed(terms)}); ` +
          'their energies are predicted from the other ensembles',
      ]
}

function extrapolatedSentence(
  model: EnergyModel,
  alloy: LayeredComposition,
  { extrapolatedProbability: share }: DataCoverage,
  terms: readonly EnsembleTerm[],
): string[] {
  if (share === null || share === 0) return []
  const [most] = extrapolatedCounts(model, alloy, terms)
  const where = most === undefined ? '' : ` (${most.element} in ${most.zone} above all)`
  return [
    `${percent(share)} of the sites have atom counts outside those of the rows of ${model.id}${where}; ` +
      'their energies are extrapolated',
  ]
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
