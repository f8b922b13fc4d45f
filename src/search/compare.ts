import type { Composition } from '../composition/composition.ts'
import { unlayered } from '../composition/layered.ts'
import { ensembleMoments, totalMoments } from '../distribution/moments.ts'
import { ensembleTerms, unseenProbability } from '../distribution/terms.ts'
import { type EnergyWindow, windowProbability } from '../distribution/window.ts'
import { ensembleSums } from '../distribution/zone-sum.ts'
import type { EnergyDefinition, EnergyModel } from '../energy/model.ts'

/** A composition to compare, with a name if the user gave one. */
export interface Candidate {
  readonly name: string | null
  readonly composition: Composition
}

/** What a comparison says of one composition, energies in eV. */
export interface ComparisonRow {
  readonly name: string | null
  /** Mole fractions. */
  readonly composition: Readonly<Record<string, number>>
  readonly mean: number
  readonly standardDeviation: number
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
}

/**
 * Compares the energy distributions of compositions, exactly.
 *
 * @param window eV; its probability is the share of sites in it
 * @throws InputError when the model does not cover a composition
 * @example
 * const candidates = ['Pt', 'IrPdPtRhRu'].map(text => ({ name: null, composition: parseComposition(text) }))
 * compareCompositions(loadModel('irpdptrhru-oh'), candidates, { low: 1, high: 1.2 }).rows
 */
export function compareCompositions(
  model: EnergyModel,
  candidates: readonly Candidate[],
  window?: EnergyWindow,
): Comparison {
  return {
    model: model.id,
    adsorbate: model.adsorbate,
    site: model.site,
    energy: model.energy,
    window: window ?? null,
    rows: candidates.map(candidate => comparisonRow(model, candidate, window)),
  }
}

function comparisonRow(
  model: EnergyModel,
  { name, composition }: Candidate,
  window?: EnergyWindow,
): ComparisonRow {
  const terms = ensembleTerms(model, unlayered(composition))
  const { mean, variance, minimum, maximum } = totalMoments(terms, terms.map(ensembleMoments))
  return {
    name,
    composition: Object.fromEntries(composition),
    mean,
    standardDeviation: Math.sqrt(variance),
    minimum,
    maximum,
    windowProbability: window === undefined ? null : windowProbability(ensembleSums(terms), window),
    unseenProbability: unseenProbability(terms),
  }
}
