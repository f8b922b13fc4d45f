import type { EnergyModel } from '../energy/model.ts'
import { parameterLayout, parametersOf } from '../energy/parameters.ts'
import { type Posterior, posterior } from './posterior.ts'
import { energyVariance, sparseRow } from './standard-error.ts'

/** An energy and how far off it may be, eV; JSON as it stands. */
export interface UncertainEnergy {
  readonly energy: number
  /** Of the model's energy, from what its rows leave open about its parameters; null when the model does not tell. */
  readonly standardError: number | null
  /** Standard deviation of a DFT energy about the model's, its scatter included: sqrt(standardError^2 + sd^2). */
  readonly predictionDeviation: number | null
}

/**
 * The energies that a model gives fingerprints, with their errors where the model has a covariance. The prior's spread
 * of ensembles without data is in theirs.
 *
 * @returns takes an ensemble's name and the atoms by zone and element, [zone * elements + element]
 * @example uncertainEnergies(loadModel('irpdptrhru-oh'))('Pt', counts).standardError
 */
export function uncertainEnergies(
  model: EnergyModel,
): (ensemble: string, counts: ArrayLike<number>) => UncertainEnergy {
  const layout = parameterLayout(model)
  const parameters = parametersOf(model, layout)
  const known: Posterior | undefined =
    model.covariance === undefined || model.residual.sd === null ? undefined : posterior(model)
  return (ensemble, counts) => {
    const row = sparseRow({ layout }, layout.ensembles.indexOf(ensemble), counts)
    const energy = row.parameters.reduce(
      (sum, parameter, place) => sum + (row.weights[place] as number) * parameters[parameter],
      0,
    )
    if (known === undefined) return { energy, standardError: null, predictionDeviation: null }
    const variance = energyVariance(known, row)
    return {
      energy,
      standardError: Math.sqrt(variance),
      predictionDeviation: Math.hypot(Math.sqrt(variance), known.residual),
    }
  }
}
