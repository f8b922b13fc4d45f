import type { LayeredComposition } from '../composition/layered.ts'
import { energyFunction, type Objective, peakOf } from '../descriptor/objective.ts'
import { pureMetalEnergy } from '../descriptor/pure-metal.ts'
import { siteAverage } from '../descriptor/site-average.ts'
import { countEnergies, enumerationSteps } from '../distribution/enumeration-cost.ts'
import { type EnsembleTerm, ensembleTerms } from '../distribution/terms.ts'
import type { EnergyModel } from '../energy/model.ts'
import { familiesOf } from './drawn-terms.ts'
import { zoneConvolution } from './zone-convolution.ts'

/** The average of an objective over the sites of an alloy under a model whose parameters were drawn. */
export interface DrawnAverage {
  /** How far at most a grid moved any energy, eV; 0 when the average is that of `siteAverage`. */
  readonly resolution: number
  /** The value, and the average over each ensemble's sites in the order of `ensembleTerms`: Float64Array [ensemble]. */
  readonly average: (
    drawn: EnergyModel,
    objective: Objective,
  ) => { readonly value: number; readonly means: Float64Array }
}

/** Fingerprints that are visited, each with a call or a division, for every draw. */
const MOST_VISITED = 500_000n

/** Steps along sorted lists, which some objectives make do with, for every draw. */
const MOST_STEPS = 2e6

/**
 * Averages an objective for one alloy and many parameters: exactly, where that takes about a millisecond, and
 * otherwise over energies on a grid of 0.5 meV or a twentieth of what the objective resolves.
 *
 * @param objective of the fitted model; those of draws are of the same kind
 * @throws InputError as `siteAverage` does
 */
export function drawnAverage(
  model: EnergyModel,
  alloy: LayeredComposition,
  objective: Objective,
): DrawnAverage {
  const terms = ensembleTerms(model, alloy)
  const isWalked =
    objective.name === 'sabatier' || objective.name === 'window' || peakOf(objective)?.floor === 0
  if (
    objective.name === 'mean' ||
    countEnergies(terms) <= MOST_VISITED ||
    (isWalked && enumerationSteps(terms, 1) <= MOST_STEPS)
  )
    return { resolution: 0, average: (drawn, own) => siteAverage(drawn, alloy, own) }
  const zones = zoneConvolution((terms[0] as EnsembleTerm).zones)
  const step = gridStep(objective)
  return {
    resolution: (zones.splits + 1) * step,
    average: (drawn, own) => {
      const drawnTerms = ensembleTerms(drawn, alloy)
      const value = energyFunction(own)
      const means = new Float64Array(drawnTerms.length)
      const places = new Map(drawnTerms.map((term, index) => [term, index]))
      for (const [family, ensembles] of familiesOf(drawnTerms)) {
        const { first, masses } = zones.convolved(family, step)
        const offsets = ensembles.map(({ offset }) => offset)
        const table = valueTable(
          value,
          Math.min(...offsets),
          Math.max(...offsets),
          first,
          masses.length,
          step,
        )
        for (const term of ensembles)
          means[places.get(term) as number] = shiftedMean(masses, table, term.offset / step)
      }
      return {
        value: drawnTerms.reduce((sum, { probability }, index) => sum + probability * means[index], 0),
        means,
      }
    },
  }
}

/** eV */
const COARSEST = 5e-4

/** Grid steps within the energy in which a peak falls by a factor of e: its average is then right to 1 part in 1000. */
const STEPS_PER_PEAK = 20

const gridStep = (objective: Objective): number =>
  Math.min(COARSEST, (peakOf(objective)?.thermal ?? Number.POSITIVE_INFINITY) / STEPS_PER_PEAK)

/** An objective on the grid points that any of some ensembles reaches. */
interface ValueTable {
  /** Steps by which the grid of the table starts above that of the masses. */
  readonly shift: number
  readonly values: Float64Array
}

function valueTable(
  value: (energy: number) => number,
  lowest: number,
  highest: number,
  first: number,
  length: number,
  step: number,
): ValueTable {
  const shift = Math.floor(lowest / step)
  const values = new Float64Array(length + Math.floor(highest / step) - shift + 1)
  for (let point = 0; point < values.length; point++)
    values[point] = value((first + shift + point + 0.5) * step)
  return { shift, values }
}

/** The mean over masses whose energies are all raised by so many steps. */
function shiftedMean(masses: Float64Array, { shift, values }: ValueTable, raised: number): number {
  const start = Math.floor(raised) - shift
  const above = raised - Math.floor(raised)
  let [mean, meanAbove] = [0, 0]
  for (let point = 0; point < masses.length; point++) {
    mean += masses[point] * values[start + point]
    meanAbove += masses[point] * values[start + point + 1]
  }
  return (1 - above) * mean + above * meanAbove
}

/**
 * An objective for a model whose parameters were drawn: where it is relative to the energy of the model's own Pt, that
 * energy is drawn with them.
 *
 * @example objectiveOf(withParameters(model, layout, parameters), oxygenReduction(model))
 */
export const objectiveOf = (drawn: EnergyModel, objective: Objective): Objective =>
  objective.name === 'orr' && objective.reference !== 'given'
    ? { ...objective, referenceEnergy: pureMetalEnergy(drawn, 'Pt') }
    : objective
