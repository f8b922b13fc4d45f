import { energySymbol } from '../energy/model.ts'
import type { Criterion } from '../inference/criterion.ts'
import type { OpenVariance } from '../inference/design-variance.ts'
import type { Posterior } from '../inference/posterior.ts'

/** A number that falls as rows are added, for people to look at. */
export interface Measure {
  readonly quantity: string
  readonly unit: string
  readonly of: (open: OpenVariance) => number
}

/**
 * What a criterion makes small, as a standard deviation.
 *
 * @param unit of the objective, if there is one
 */
export function measureOf({ name }: Criterion, { model, rank }: Posterior, unit: string): Measure {
  if (name === 'd-optimal')
    return {
      quantity: 'standard deviation of the parameters, geometric mean, relative to now',
      unit: '1',
      of: ({ information }) => Math.exp(-information / (2 * rank)),
    }
  if (name === 'activity')
    return {
      quantity: "standard error of the objective's mean, to first order",
      unit,
      of: ({ objective }) => Math.sqrt(objective as number),
    }
  return {
    quantity: `standard error of ${energySymbol(model)} of a site, root mean square`,
    unit: 'eV',
    of: ({ energy }) => Math.sqrt(energy),
  }
}
