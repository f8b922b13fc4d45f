import type { LayeredComposition } from '../composition/layered.ts'
import { probabilityBetween } from '../distribution/between.ts'
import { countEnergies, enumerationSteps } from '../distribution/enumeration-cost.ts'
import { gridSums } from '../distribution/grid-sum.ts'
import { ensembleMoments } from '../distribution/moments.ts'
import { type EnsembleTerm, ensembleTerms } from '../distribution/terms.ts'
import { type EnsembleSum, ensembleSums } from '../distribution/zone-sum.ts'
import type { EnergyModel } from '../energy/model.ts'
import { InputError } from '../input/input-error.ts'
import { windowRange } from './energy-window.ts'
import { energyFunction, type Objective, peakOf } from './objective.ts'
import type { EnergyFunction } from './objective-kind.ts'
import type { Peak } from './peak.ts'
import { exponentialAverages, peakAverages } from './peak-average.ts'

/** An objective's average over the sites of one alloy. */
export interface SiteAverage {
  readonly value: number
  readonly terms: readonly EnsembleTerm[]
  /** Float64Array [ensemble]: the average over the ensemble's sites. */
  readonly means: Float64Array
  /** Over every fingerprint, exactly, or over a grid of energies. */
  readonly method: 'enumerate' | 'convolve'
  /** How far at most a grid moved any energy, eV; 0 when every fingerprint was enumerated. */
  readonly resolution: number
  /** How much the value changes when the grid is made half as fine, some three times its error; 0 without a grid. */
  readonly error: number
}

/** Sums over both lists of a zone sum that cost a walk along them. */
const AFFORDABLE_STEPS = 2e8

/** Fingerprints whose peak takes a second or two. */
const AFFORDABLE_DIVISIONS = 1_000_000_000n

/** Fingerprints whose value, a call each, takes about a second. */
const AFFORDABLE_CALLS = 30_000_000n

/** Widths of bins, eV, of which a grid takes a hundredth: the finer, and the coarser to compare it with. */
const [FINE, COARSE] = [0.005, 0.01]

/** A function is asked for at all points of the grid, so that one list has to hold them all. */
const EVERY_POINT = Number.POSITIVE_INFINITY

/**
 * The average of an objective over the sites of a random alloy: exact in closed form (mean), by walks along two sorted
 * lists (window, Sabatier), or over every fingerprint; on a grid of energies, with its error, where there are too many.
 *
 * @throws InputError when the model does not cover the alloy, or a formula is not finite at some energy
 * @example siteAverage(model, unlayered(parseComposition('Pt')), { name: 'sabatier', optimum: 1.1, temperature: 300 }).value // 0.520
 */
export function siteAverage(
  model: EnergyModel,
  alloy: LayeredComposition,
  objective: Objective,
): SiteAverage {
  const terms = ensembleTerms(model, alloy)
  const exact = exactMeans(terms, objective)
  if (exact !== null) return averageOf(terms, exact, { method: 'enumerate', resolution: 0, error: 0 })
  const average = energyFunction(objective)
  const { sums, grid } = gridSums(terms, FINE, EVERY_POINT)
  const coarse = gridSums(terms, COARSE, EVERY_POINT)
  const means = calledMeans(sums, average)
  const value = weighted(terms, means)
  return averageOf(terms, means, {
    method: 'convolve',
    resolution: grid.splits * grid.step,
    error: Math.abs(weighted(terms, calledMeans(coarse.sums, average)) - value),
  })
}

function averageOf(
  terms: readonly EnsembleTerm[],
  means: Float64Array,
  how: Pick<SiteAverage, 'method' | 'resolution' | 'error'>,
): SiteAverage {
  const value = weighted(terms, means)
  if (!Number.isFinite(value))
    throw new InputError(
      'the objective is too large to be a number; raise the temperature or lower the potential',
      { field: 'temperature' },
    )
  return { value, terms, means, ...how }
}

/** Equal means are the value, which the rounding of the probabilities would miss. */
const weighted = (terms: readonly EnsembleTerm[], means: Float64Array): number =>
  means.every(mean => mean === means[0])
    ? means[0]
    : terms.reduce((sum, { probability }, ensemble) => sum + probability * means[ensemble], 0)

function exactMeans(terms: readonly EnsembleTerm[], objective: Objective): Float64Array | null {
  if (objective.name === 'mean') return Float64Array.from(terms, term => ensembleMoments(term).mean)
  const isWalkable = enumerationSteps(terms, 1) <= AFFORDABLE_STEPS
  if (objective.name === 'window') {
    const { from, to } = windowRange(objective)
    return isWalkable ? windowMeans(ensembleSums(terms), from, to) : null
  }
  const fingerprints = countEnergies(terms)
  const peak = peakOf(objective)
  if (peak !== null) {
    const found = isWalkable ? peakMeans(terms, peak, fingerprints) : null
    if (found !== null) return found
  }
  return fingerprints <= AFFORDABLE_CALLS ? calledMeans(ensembleSums(terms), energyFunction(objective)) : null
}

function peakMeans(terms: readonly EnsembleTerm[], peak: Peak, fingerprints: bigint): Float64Array | null {
  if (peak.floor === 0 && peak.scale > 0)
    return exponentialAverages(ensembleSums(terms), peak.optimum, peak.thermal).map(mean => mean / peak.scale)
  return fingerprints <= AFFORDABLE_DIVISIONS ? peakAverages(ensembleSums(terms), peak) : null
}

const windowMeans = (sums: readonly EnsembleSum[], from: number, to: number): Float64Array =>
  Float64Array.from(sums, ({ zoneSum, offset }) => probabilityBetween(zoneSum, from - offset, to - offset))

/** Over every pair of points that has a probability. */
const calledMeans = (sums: readonly EnsembleSum[], average: EnergyFunction): Float64Array =>
  Float64Array.from(sums, ({ zoneSum: { left, right }, offset }) => {
    let mean = 0
    for (let i = 0; i < left.energies.length; i++) {
      const energy = offset + left.energies[i]
      let sum = 0
      for (let j = 0; j < right.energies.length; j++)
        if (right.probabilities[j] > 0) sum += right.probabilities[j] * average(energy + right.energies[j])
      mean += left.probabilities[i] * sum
    }
    return mean
  })
