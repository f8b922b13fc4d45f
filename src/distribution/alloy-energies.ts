import type { LayeredComposition } from '../composition/layered.ts'
import type { EnergyModel } from '../energy/model.ts'
import { AFFORDABLE_STEPS, checkEnumerable, enumerationSteps } from './enumeration-cost.ts'
import { gridSums } from './grid-sum.ts'
import { type BinGrid, binGrid } from './histogram.ts'
import type { Method } from './method.ts'
import { ensembleMoments, type Moments, totalMoments } from './moments.ts'
import { type EnsembleTerm, ensembleTerms } from './terms.ts'
import { type EnsembleSum, ensembleSums } from './zone-sum.ts'

/** The energies of an alloy's sites, built once to be asked many things. */
export interface AlloyEnergies {
  readonly model: EnergyModel
  readonly alloy: LayeredComposition
  readonly terms: readonly EnsembleTerm[]
  /** Closed forms, per ensemble and in all. */
  readonly moments: readonly Moments[]
  readonly total: Moments
  /** The bins that hold all energies. */
  readonly grid: BinGrid
  /** Per ensemble, what cumulative probabilities, quantiles, windows and differences are taken from. */
  readonly sums: readonly EnsembleSum[]
  readonly method: Method
  /** How far at most a grid moved any probability, eV; 0 when all fingerprints were enumerated. */
  readonly resolution: number
}

export interface AlloyEnergiesOptions {
  /** eV; 0.01 by default. A grid resolves a hundredth of it. */
  readonly binWidth?: number | undefined
  /** `auto` by default: enumerates unless convolving is much cheaper. */
  readonly method?: 'auto' | 'enumerate' | 'convolve' | undefined
}

/**
 * Enumerates or convolves the energies of a random alloy's sites.
 *
 * @throws InputError when the model does not cover the alloy, a bin width is out of range, or there are too
 * many fingerprints to enumerate
 * @example
 * const { sums } = alloyEnergies(loadModel('irpdptrhru-oh'), unlayered(parseComposition('IrPdPtRhRu')))
 * probabilityBelow(sums, 1.0)
 */
export function alloyEnergies(
  model: EnergyModel,
  alloy: LayeredComposition,
  { binWidth = 0.01, method = 'auto' }: AlloyEnergiesOptions = {},
): AlloyEnergies {
  const terms = ensembleTerms(model, alloy)
  const moments = terms.map(ensembleMoments)
  const total = totalMoments(terms, moments)
  const grid = binGrid(binWidth, total.minimum, total.maximum)
  const known = { model, alloy, terms, moments, total, grid }
  if (method === 'enumerate') checkEnumerable(terms)
  const steps = enumerationSteps(terms, grid.length)
  if (method === 'convolve' || (method === 'auto' && steps > AFFORDABLE_STEPS)) {
    const { sums, grid: energies } = gridSums(terms, binWidth)
    return { ...known, sums, method: 'convolve', resolution: energies.splits * energies.step }
  }
  return { ...known, sums: ensembleSums(terms), method: 'enumerate', resolution: 0 }
}
