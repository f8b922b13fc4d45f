import type { LayeredComposition } from '../composition/layered.ts'
import { type Objective, objectiveText } from '../descriptor/objective.ts'
import { energySymbol } from '../energy/model.ts'
import { InputError } from '../input/input-error.ts'
import { unknownName } from '../input/nearest-name.ts'
import { objectiveGradient } from './criterion-gradient.ts'
import { alloyRows, averageOuterProduct } from './criterion-rows.ts'
import type { Posterior } from './posterior.ts'

/** An alloy whose energies are to be known, and how much it counts; the weights of all sum to 1. */
export interface TargetAlloy {
  readonly alloy: LayeredComposition
  readonly weight: number
}

/**
 * What new rows are to make small. `d-optimal`: the volume of the parameters' confidence region. `distribution`: the
 * variance of a site's energy, averaged over the sites of the targets. `activity`: the variance of the mean of an
 * objective over the sites, averaged over the targets.
 */
export const CRITERIA = ['d-optimal', 'distribution', 'activity'] as const

export type CriterionName = (typeof CRITERIA)[number]

/** A criterion as the choice of rows needs it. */
export interface Criterion {
  readonly name: CriterionName
  /**
   * Float64Array [parameter][parameter], row by row: with the covariance C of the parameters, trace(C weights) is the
   * variance to make small. null when it is the determinant of C.
   */
  readonly weights: Float64Array | null
  /** In words. */
  readonly definition: string
}

/** A criterion that was made for a model and its targets, and the variance that every design tells of. */
export interface Criteria {
  readonly criterion: Criterion
  /** As the weights of a criterion: trace(C weights) is the average variance of the targets' site energies, eV^2. */
  readonly energyWeights: Float64Array
}

/**
 * Makes a criterion.
 *
 * @param objective of `activity`, and of no other
 * @throws InputError for an unknown criterion, an objective where none belongs or none where one does, or alloys that
 * the model does not cover
 * @example criteriaFor(posterior(model), [{ alloy, weight: 1 }], 'distribution')
 */
export function criteriaFor(
  posterior: Posterior,
  targets: readonly TargetAlloy[],
  name: string,
  objective?: Objective,
): Criteria {
  if (!isCriterion(name)) throw unknownName('criterion', name, CRITERIA)
  if (objective === undefined && name === 'activity')
    throw new InputError('the criterion activity needs an objective, like sabatier with its optimum', {
      field: 'objective',
    })
  if (objective !== undefined && name !== 'activity')
    throw new InputError(
      `the objective ${objective.name} belongs to the criterion activity, not to ${name}; leave one of them out`,
      { field: 'objective' },
    )
  const size = posterior.mean.length
  const energyWeights = new Float64Array(size * size)
  for (const { alloy, weight } of targets)
    averageOuterProduct(energyWeights, size, alloyRows(posterior, alloy), weight)
  return { criterion: criterionOf(posterior, targets, name, energyWeights, objective), energyWeights }
}

/**
 * Weights that sum to 1, from weights in any unit.
 *
 * @throws InputError for a weight that is not positive and finite, or no alloys
 */
export function targetAlloys(given: readonly TargetAlloy[]): TargetAlloy[] {
  if (given.length === 0) throw new InputError('a design needs at least one composition, got none')
  for (const { weight } of given)
    if (!(weight > 0 && Number.isFinite(weight)))
      throw new InputError(`the weight of a composition must be a positive, finite number, got ${weight}`, {
        field: 'compositions',
      })
  const total = given.reduce((sum, { weight }) => sum + weight, 0)
  return given.map(({ alloy, weight }) => ({ alloy, weight: weight / total }))
}

const isCriterion = (name: string): name is CriterionName => (CRITERIA as readonly string[]).includes(name)

function criterionOf(
  posterior: Posterior,
  targets: readonly TargetAlloy[],
  name: CriterionName,
  energyWeights: Float64Array,
  objective: Objective | undefined,
): Criterion {
  const { model, mean } = posterior
  if (name === 'd-optimal')
    return {
      name,
      weights: null,
      definition:
        'd-optimal: the smallest confidence region of the parameters (largest log det of the information)',
    }
  if (objective === undefined)
    return {
      name,
      weights: energyWeights,
      definition: `distribution: the least variance of ${energySymbol(model)} of a site, on average over the targets`,
    }
  const size = mean.length
  const weights = new Float64Array(size * size)
  for (const { alloy, weight } of targets) {
    const gradient = objectiveGradient(posterior, alloy, objective)
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++) weights[i * size + j] += weight * gradient[i] * gradient[j]
  }
  return {
    name,
    weights,
    definition: `activity: the least variance of the mean over the targets' sites of ${objectiveText(objective, energySymbol(model))}`,
  }
}
