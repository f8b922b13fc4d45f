import type { LayeredComposition } from '../composition/layered.ts'
import { energyFunction, type Objective } from '../descriptor/objective.ts'
import { gridSums } from '../distribution/grid-sum.ts'
import { ensembleMoments } from '../distribution/moments.ts'
import { type EnsembleTerm, ensembleTerms, type ZoneTerm } from '../distribution/terms.ts'
import type { ZoneSum } from '../distribution/zone-sum.ts'
import { alloyRows, averageOuterProduct, type EnsembleRows } from './criterion-rows.ts'
import type { Posterior } from './posterior.ts'
import { sparseRow } from './standard-error.ts'

/** Width of a bin, eV, of which the grid of energies is a hundredth. */
const BIN_WIDTH = 0.01

/** Every point of the grid is asked for. */
const EVERY_POINT = Number.POSITIVE_INFINITY

/** Between the energies at which the objective is looked up, eV; a slope is taken over twice as much at least. */
const STEP = 1e-4

/**
 * How the mean of an objective f over the sites of an alloy changes with the parameters: g = E[f'(E) x] over the sites'
 * rows x, so that g^T C g is its variance to first order in the uncertainty. f' is the slope of f from E - d to E + d,
 * where d is sqrt(3) times the standard error of the energies of the ensemble: the mean of f' over an error evenly spread and as
 * wide, which tells of a window's edge or a peak's tip what the unknown energies will meet.
 *
 * With E[n_i h(w n)] = k x_i E[h(w_i + w n')] for a zone of k atoms, n' being its filling with one atom less, each
 * entry is a mean over energies on a grid.
 *
 * @throws InputError when the model does not cover the alloy, or a formula is not finite at some energy
 * @returns Float64Array [parameter], the objective's unit per eV
 * @example objectiveGradient(posterior(model), alloy, { name: 'mean' }) // E[x]
 */
export function objectiveGradient(
  posterior: Posterior,
  alloy: LayeredComposition,
  objective: Objective,
): Float64Array {
  const { model, mean } = posterior
  const terms = ensembleTerms(model, alloy)
  const rows = alloyRows(posterior, alloy)
  const reaches = rows.map(own => Math.sqrt(3 * ensembleVariance(posterior, own)))
  const slope = slopeFunction(objective, terms, reaches)
  const gradient = new Float64Array(mean.length)
  let total = 0
  const { sums } = gridSums(terms, BIN_WIDTH, EVERY_POINT)
  for (const [index, { ensemble, probability }] of rows.entries()) {
    const { offset, zoneSum } = sums[index] as (typeof sums)[number]
    gradient[ensemble] = probability * meanSlope(zoneSum, offset, slope, reaches[index] as number)
    total += gradient[ensemble]
  }
  for (let zone = 0; zone < model.zones.length; zone++) {
    const { sums: lessened } = gridSums(withOneAtomLess(terms, zone), BIN_WIDTH, EVERY_POINT)
    for (const [index, { probability, zones }] of rows.entries()) {
      const { offset, zoneSum } = lessened[index] as (typeof lessened)[number]
      const { atoms, parameters, fractions } = zones[zone] as EnsembleRows['zones'][number]
      for (let i = 0; i < parameters.length; i++)
        gradient[parameters[i]] +=
          probability *
          atoms *
          fractions[i] *
          meanSlope(zoneSum, offset + mean[parameters[i]], slope, reaches[index] as number)
    }
  }
  subtractReference(gradient, total, posterior, objective)
  return gradient
}

/** Variance of the energies that the parameters leave open, averaged over the sites of an ensemble, eV^2. */
function ensembleVariance({ covariance, mean }: Posterior, rows: EnsembleRows): number {
  const size = mean.length
  const outer = new Float64Array(size * size)
  averageOuterProduct(outer, size, [{ ...rows, probability: 1 }], 1)
  let variance = 0
  for (let entry = 0; entry < outer.length; entry++) variance += outer[entry] * covariance[entry]
  return Math.max(0, variance)
}

type SlopeFunction = (energy: number, reach: number) => number

/** Slopes of the objective, which is looked up in a table of all energies that matter. */
function slopeFunction(
  objective: Objective,
  terms: readonly EnsembleTerm[],
  reaches: readonly number[],
): SlopeFunction {
  const value = energyFunction(objective)
  const moments = terms.map(ensembleMoments)
  const reach = STEP + Math.max(...reaches)
  // A grid of energies goes up to two of its steps beyond the energies that there are.
  const room = reach + 4 * STEP * (1 + (terms[0]?.zones.length ?? 0))
  const low = Math.min(...moments.map(({ minimum }) => minimum)) - room
  const high = Math.max(...moments.map(({ maximum }) => maximum)) + room
  const values = Float64Array.from({ length: Math.ceil((high - low) / STEP) + 2 }, (_, point) =>
    value(low + point * STEP),
  )
  const lookUp = (energy: number): number => {
    const place = (energy - low) / STEP
    const point = Math.floor(place)
    return values[point] + (place - point) * (values[point + 1] - values[point])
  }
  return (energy, own) => {
    const half = Math.max(own, STEP)
    return (lookUp(energy + half) - lookUp(energy - half)) / (2 * half)
  }
}

function meanSlope({ left, right }: ZoneSum, offset: number, slope: SlopeFunction, reach: number): number {
  let mean = 0
  for (let i = 0; i < left.energies.length; i++) {
    const energy = offset + left.energies[i]
    let sum = 0
    for (let j = 0; j < right.energies.length; j++)
      if (right.probabilities[j] > 0) sum += right.probabilities[j] * slope(energy + right.energies[j], reach)
    mean += left.probabilities[i] * sum
  }
  return mean
}

/** The same ensembles with one zone an atom smaller; ensembles with the same zones still share the same array. */
function withOneAtomLess(terms: readonly EnsembleTerm[], zone: number): EnsembleTerm[] {
  const known = new Map<readonly ZoneTerm[], readonly ZoneTerm[]>()
  return terms.map(term => {
    const zones =
      known.get(term.zones) ??
      term.zones
        .map((own, index) => (index === zone ? { ...own, atoms: own.atoms - 1 } : own))
        .filter(({ atoms }) => atoms > 0)
    known.set(term.zones, zones)
    return { ...term, zones }
  })
}

/** An objective that is relative to the model's own Pt moves with it: energies that err alike do not change it. */
function subtractReference(
  gradient: Float64Array,
  total: number,
  posterior: Posterior,
  objective: Objective,
): void {
  if (objective.name !== 'orr' || objective.reference === 'given') return
  const { parameters, weights } = pureRow(posterior, 'Pt')
  for (const [index, parameter] of parameters.entries())
    gradient[parameter] -= total * (weights[index] as number)
}

function pureRow({ layout }: Posterior, element: string) {
  const { ensembles, zones, elements } = layout
  const ensemble = ensembles.findIndex(name => name.split('-').every(atom => atom === element))
  const counts = zones.flatMap(({ atoms }) => elements.map(own => (own === element ? atoms : 0)))
  return sparseRow({ layout }, ensemble, counts)
}
