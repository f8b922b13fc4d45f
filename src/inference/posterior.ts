import type { EnergyModel } from '../energy/model.ts'
import { type ParameterLayout, parameterCount, parameterLayout, parametersOf } from '../energy/parameters.ts'
import type { Random } from '../environment/random.ts'
import { InputError } from '../input/input-error.ts'
import { pivotedCholesky } from './pivoted-cholesky.ts'

/**
 * What the rows of a fit leave open about its parameters: a normal distribution about the fitted ones. Residuals are
 * taken as independent and of one variance, which is known; a model's missing physics is in the residuals, not here.
 */
export interface Posterior {
  readonly model: EnergyModel
  readonly layout: ParameterLayout
  /** Float64Array [parameter], eV. */
  readonly mean: Float64Array
  /** Float64Array [parameter][parameter], eV^2, row by row. */
  readonly covariance: Float64Array
  /** Float64Array [parameter][rank], eV: covariance = factor factor^T. */
  readonly factor: Float64Array
  readonly rank: number
  /** Residual standard deviation, eV: how far a DFT energy lies from the energy of the model. */
  readonly residual: number
}

/**
 * The posterior of a model's parameters.
 *
 * @throws InputError when the model's file has no covariance or no residual standard deviation
 * @example posterior(loadModel('irpdptrhru-oh')).rank
 */
export function posterior(model: EnergyModel): Posterior {
  const { covariance: rows, residual } = model
  if (rows === undefined || residual.sd === null)
    throw new InputError(
      `model ${model.id} has no ${rows === undefined ? 'covariance of its parameters' : 'residual standard deviation'}, ` +
        'so nothing tells how uncertain its energies are; fit it again with `fit`, from more rows than parameters',
      { field: 'model' },
    )
  const layout = parameterLayout(model)
  const size = parameterCount(layout)
  const covariance = Float64Array.from(rows.flat())
  return {
    model,
    layout,
    mean: parametersOf(model, layout),
    covariance,
    ...pivotedCholesky(covariance, size),
    residual: residual.sd,
  }
}

/**
 * Parameters drawn from a posterior.
 *
 * @returns a new Float64Array [parameter], eV, in the order of the layout
 * @example drawParameters(posterior(model), seededRandom(1))
 */
export function drawParameters({ mean, factor, rank }: Posterior, random: Random): Float64Array {
  const normals = Float64Array.from({ length: rank }, () => standardNormal(random))
  return mean.map((value, parameter) => {
    let sum = value
    for (let k = 0; k < rank; k++) sum += factor[parameter * rank + k] * normals[k]
    return sum
  })
}

/** Box and Muller, Ann. Math. Stat. 29 (1958) 610, doi 10.1214/aoms/1177706645. */
const standardNormal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
