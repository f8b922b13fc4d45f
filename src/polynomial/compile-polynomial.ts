import { type Peak, peakFunction } from '../descriptor/peak.ts'
import { type BinGrid, binGrid } from '../distribution/histogram.ts'
import { seenGroups } from '../distribution/seen-groups.ts'
import type { EnergyModel } from '../energy/model.ts'
import type { CompositionPolynomial } from './composition-polynomial.ts'
import { energyExtremes } from './energy-extremes.ts'
import { gatherAverage, gatherBins, gatherPeak } from './gather.ts'
import {
  checkCoefficients,
  familyHalves,
  type Plan,
  type PlannedGroup,
  type PolynomialOptions,
  planOf,
} from './polynomial-plan.ts'

/**
 * Compiles the average of a function of energy over the sites of a random alloy into a polynomial in its mole
 * fractions, by summing over all fingerprints once.
 *
 * @param average function of the energy in eV
 * @throws InputError when the model lacks an element, or there are too many coefficients or fingerprints
 * @example
 * const activity = energyFunction({ name: 'sabatier', optimum: 1.1, temperature: 300 })
 * const polynomial = compilePolynomial(loadModel('irpdptrhru-oh'), activity)
 * evaluator(inBlock(polynomial, [], 0))(new Float64Array(5).fill(0.2)) // 0.0457
 */
export function compilePolynomial(
  model: EnergyModel,
  average: (energy: number) => number,
  options: PolynomialOptions = {},
): CompositionPolynomial {
  return compiled(model, planOf(model, seenGroups(model), options), average)
}

/**
 * The mean energy as a polynomial, at once: as energies add, one atom stands for all of its zone, with their sum.
 *
 * @throws InputError when the model lacks an element
 * @example evaluator(inBlock(compileMean(model), [], 0))(new Float64Array(5).fill(0.2)) // 0.7456 eV
 */
export function compileMean(model: EnergyModel, options: PolynomialOptions = {}): CompositionPolynomial {
  return compiled(model, planOf(model, meanGroups(model), options), energy => energy)
}

/** The groups of a model, each zone as one atom with the energy of all. */
export function meanGroups(model: EnergyModel): [PlannedGroup, ...PlannedGroup[]] {
  const [ensemble, ...zones] = seenGroups(model)
  return [ensemble, ...zones.map((zone): PlannedGroup => ({ ...zone, atoms: 1, energies: zone.atoms }))]
}

/**
 * The average of a volcano in the energy, such as the Sabatier activity, as a polynomial; several times as fast as
 * `compilePolynomial` of its function.
 *
 * @throws InputError when the model lacks an element, or there are too many coefficients or fingerprints
 * @example compilePeak(loadModel('irpdptrhru-oh'), { optimum: 1.1, thermal: 300 * BOLTZMANN, floor: 0, scale: 1 })
 */
export function compilePeak(
  model: EnergyModel,
  peak: Peak,
  options: PolynomialOptions = {},
): CompositionPolynomial {
  const plan = planOf(model, seenGroups(model), options)
  const coefficients = new Float64Array(plan.coefficients)
  for (const halves of familyHalves(model, plan))
    if (!gatherPeak(coefficients, halves, peak)) gatherAverage(coefficients, halves, peakFunction(peak))
  return { elements: plan.elements, blocks: plan.blocks, coefficients }
}

/** A histogram whose bins are polynomials in the mole fractions. */
export interface HistogramPolynomials {
  /** The bins hold all energies that the elements can have, whatever their mole fractions. */
  readonly grid: BinGrid
  /** The probability of each bin. */
  readonly bins: readonly CompositionPolynomial[]
}

/**
 * Compiles a histogram: the probability of every bin is the average of a function that is 1 in the bin.
 *
 * @param width of the bins, eV
 * @throws InputError when the model lacks an element, or there are too many coefficients or fingerprints
 * @example compileHistogram(loadModel('irpdptrhru-oh'), 0.05).bins.length
 */
export function compileHistogram(
  model: EnergyModel,
  width: number,
  options: PolynomialOptions = {},
): HistogramPolynomials {
  const plan = planOf(model, seenGroups(model), options)
  const { minimum, maximum } = energyExtremes(model, plan.elements)
  const grid = binGrid(width, minimum, maximum)
  checkCoefficients(model, plan.elements, plan.coefficients * grid.length)
  const coefficients = new Float64Array(plan.coefficients * grid.length)
  for (const halves of familyHalves(model, plan)) gatherBins(coefficients, halves, grid)
  return {
    grid,
    bins: Array.from({ length: grid.length }, (_, bin) => ({
      elements: plan.elements,
      blocks: plan.blocks,
      coefficients: coefficients.subarray(bin * plan.coefficients, (bin + 1) * plan.coefficients),
    })),
  }
}

function compiled(
  model: EnergyModel,
  plan: Plan,
  average: (energy: number) => number,
): CompositionPolynomial {
  const coefficients = new Float64Array(plan.coefficients)
  for (const halves of familyHalves(model, plan)) gatherAverage(coefficients, halves, average)
  return { elements: plan.elements, blocks: plan.blocks, coefficients }
}
