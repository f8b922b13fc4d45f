import type { Composition } from '../composition/composition.ts'
import { type LayeredComposition, unlayered } from '../composition/layered.ts'
import { energyFunction, type Objective } from '../descriptor/objective.ts'
import { ensembleTerms } from '../distribution/terms.ts'
import { withParameters } from '../energy/parameters.ts'
import type { Random } from '../environment/random.ts'
import { drawnAverage, objectiveOf } from './drawn-average.ts'
import { checkHeld, parameterDraws } from './parameter-draws.ts'
import type { Posterior } from './posterior.ts'

/** An objective's value over the sites of an alloy, draw by draw. */
export interface DrawnActivity {
  /** Float64Array [draw] */
  readonly values: Float64Array
  /** Of the reference, with the same parameters: Float64Array [draw]; null without one. */
  readonly references: Float64Array | null
  /** What each ensemble adds, p_e times its mean, in the order of `ensembleTerms`: Float64Array [ensemble, draw]. */
  readonly parts: Float64Array
  /** How far at most a grid moved any energy, eV; 0 without one. */
  readonly resolution: number
}

/** What a value is set against: the sites of a composition, or one site of some energy (eV). */
export type DrawnReference = { readonly composition: Composition } | { readonly energy: number }

/**
 * Draws parameters from a model's posterior, and averages an objective with each. What the objective takes from the
 * model, as the ORR current does its Pt, and the reference are drawn along.
 *
 * @param objective for the fitted model
 * @throws InputError as `siteAverage` does, or when draws of all ensembles would not fit into memory
 * @example drawnActivity(posterior(model), alloy, oxygenReduction(model), undefined, 1000, seededRandom(1)).values
 */
export function drawnActivity(
  posterior: Posterior,
  alloy: LayeredComposition,
  objective: Objective,
  reference: DrawnReference | undefined,
  draws: number,
  random: Random,
): DrawnActivity {
  const { model, layout } = posterior
  const probabilities = ensembleTerms(model, alloy).map(({ probability }) => probability)
  checkHeld(probabilities.length, 'ensembles', draws)
  const own = drawnAverage(model, alloy, objective)
  const other =
    reference === undefined || 'energy' in reference
      ? undefined
      : drawnAverage(model, unlayered(reference.composition), objective)
  const values = new Float64Array(draws)
  const references = reference === undefined ? null : new Float64Array(draws)
  const parts = new Float64Array(probabilities.length * draws)
  let draw = 0
  for (const parameters of parameterDraws(posterior, draws, random)) {
    const drawn = withParameters(model, layout, parameters)
    const drawnObjective = objectiveOf(drawn, objective)
    const { value, means } = own.average(drawn, drawnObjective)
    values[draw] = value
    for (const [ensemble, probability] of probabilities.entries())
      parts[ensemble * draws + draw] = probability * means[ensemble]
    if (references !== null)
      references[draw] =
        other === undefined
          ? energyFunction(drawnObjective)((reference as { readonly energy: number }).energy)
          : other.average(drawn, drawnObjective).value
    draw++
  }
  return { values, references, parts, resolution: Math.max(own.resolution, other?.resolution ?? 0) }
}
