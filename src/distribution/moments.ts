import type { EnsembleTerm, ZoneTerm } from './terms.ts'

/** Mean, spread and extremes of an energy distribution, in eV. */
export interface Moments {
  readonly mean: number
  /** eV^2 */
  readonly variance: number
  readonly minimum: number
  readonly maximum: number
}

/**
 * Closed form for one ensemble: zones are independent, so means, variances and extremes add.
 * mean = b + sum_z k_z <w>_z; variance = sum_z k_z (<w^2> - <w>^2)_z
 */
export function ensembleMoments({ offset, zones }: EnsembleTerm): Moments {
  let mean = offset
  let variance = 0
  let minimum = offset
  let maximum = offset
  for (const zone of zones) {
    const atom = atomMoments(zone)
    mean += zone.atoms * atom.mean
    variance += zone.atoms * atom.variance
    minimum += zone.atoms * atom.minimum
    maximum += zone.atoms * atom.maximum
  }
  return { mean, variance, minimum, maximum }
}

/**
 * Closed form for all ensembles together, by total expectation:
 * mean = sum_e p_e mean_e; variance = sum_e p_e (variance_e + (mean_e - mean)^2)
 */
export function totalMoments(terms: readonly EnsembleTerm[], moments: readonly Moments[]): Moments {
  let mean = 0
  for (const [index, { probability }] of terms.entries())
    mean += probability * (moments[index] as Moments).mean
  let variance = 0
  for (const [index, { probability }] of terms.entries()) {
    const given = moments[index] as Moments
    variance += probability * (given.variance + (given.mean - mean) ** 2)
  }
  return {
    mean,
    variance,
    minimum: Math.min(...moments.map(({ minimum }) => minimum)),
    maximum: Math.max(...moments.map(({ maximum }) => maximum)),
  }
}

function atomMoments({ fractions, weights }: ZoneTerm): Moments {
  let [mean, minimum, maximum] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let element = 0; element < weights.length; element++) {
    mean += fractions[element] * weights[element]
    minimum = Math.min(minimum, weights[element])
    maximum = Math.max(maximum, weights[element])
  }
  let variance = 0
  for (let element = 0; element < weights.length; element++)
    variance += fractions[element] * (weights[element] - mean) ** 2
  return { mean, variance, minimum, maximum }
}
