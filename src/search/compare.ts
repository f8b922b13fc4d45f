import { unlayered } from '../composition/layered.ts'
import { ensembleTerms } from '../distribution/terms.ts'
import type { EnergyWindow } from '../distribution/window.ts'
import type { EnergyDefinition, EnergyModel } from '../energy/model.ts'
import { type Candidate, candidateLabel } from './candidate.ts'
import { comparer } from './comparer.ts'
import { type LabelledDifference, labelledDifferences } from './differences.ts'

/** What a comparison says of one composition, energies in eV. */
export interface ComparisonRow {
  readonly name: string | null
  /** Mole fractions. */
  readonly composition: Readonly<Record<string, number>>
  readonly mean: number
  readonly standardDeviation: number
  /** Third central moment / standard deviation^3; null for one energy. */
  readonly skewness: number | null
  /** Fourth central moment / standard deviation^4 - 3; null for one energy. */
  readonly excessKurtosis: number | null
  readonly minimum: number
  readonly maximum: number
  /** Probability of an energy in the window, both ends included; null without a window. */
  readonly windowProbability: number | null
  /** Probability of the sites whose ensemble the model never saw. */
  readonly unseenProbability: number
}

/** Compositions side by side under one model; JSON as it stands. */
export interface Comparison {
  /** Id of the energy model. */
  readonly model: string
  readonly adsorbate: string
  readonly site: string
  readonly energy: EnergyDefinition
  readonly window: EnergyWindow | null
  readonly rows: readonly ComparisonRow[]
  /** Between every two rows, if asked for. */
  readonly differences: readonly LabelledDifference[] | null
}

export interface ComparisonOptions {
  /** Whether to tell how far every two distributions lie apart; for 2 to 50 compositions. */
  readonly differences?: boolean | undefined
}

/**
 * Compares the energy distributions of compositions, exactly.
 *
 * @param window eV; its probability is the share of sites in it
 * @throws InputError when the model does not cover a composition, or there are not 2 to 50 for differences
 * @example
 * const candidates = ['Pt', 'IrPdPtRhRu'].map(text => ({ name: null, composition: parseComposition(text) }))
 * compareCompositions(loadModel('irpdptrhru-oh'), candidates, { low: 1, high: 1.2 }).rows
 */
export function compareCompositions(
  model: EnergyModel,
  candidates: readonly Candidate[],
  window?: EnergyWindow,
  { differences = false }: ComparisonOptions = {},
): Comparison {
  const { row } = comparer({ models: [model], window })
  return {
    model: model.id,
    adsorbate: model.adsorbate,
    site: model.site,
    energy: model.energy,
    window: window ?? null,
    rows: candidates.map(candidate => {
      const { name, composition, models } = row(candidate)
      const values = models[0]?.values as Omit<ComparisonRow, 'name' | 'composition'>
      return { name, composition: Object.fromEntries(composition), ...values }
    }),
    differences: differences ? differencesOf(model, candidates) : null,
  }
}

/**
 * How far every two compositions' energies under a model lie apart.
 *
 * @throws InputError when the model does not cover a composition, or there are not 2 to 50
 */
export const differencesOf = (model: EnergyModel, candidates: readonly Candidate[]): LabelledDifference[] =>
  labelledDifferences(
    candidates.map(({ composition }) => ensembleTerms(model, unlayered(composition))),
    candidates.map(candidateLabel),
  )
