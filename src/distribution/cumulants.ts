import { ensembleMoments, totalMoments } from './moments.ts'
import type { EnsembleTerm } from './terms.ts'

/** Shape of an energy distribution: moments of the population to order 4. */
export interface EnergyMoments {
  /** eV */
  readonly mean: number
  /** mu_2, eV^2 */
  readonly variance: number
  /** mu_3, eV^3 */
  readonly thirdCentralMoment: number
  /** mu_4, eV^4 */
  readonly fourthCentralMoment: number
  /** mu_3 / mu_2^(3/2); null when all energies are one. */
  readonly skewness: number | null
  /** mu_4 / mu_2^2 - 3, 0 for a Gaussian; null when all energies are one. */
  readonly excessKurtosis: number | null
}

/** kappa_1 to kappa_4, in eV to eV^4. */
type Cumulants = readonly [number, number, number, number]

/**
 * Closed forms for a random alloy's energies. Cumulants of independent atoms add, so an ensemble of a zone of k
 * atoms each has kappa_r = sum_z k_z kappa_r(atom of z), and the offset b adds to kappa_1 only. Ensembles mix by
 * their central moments mu_2 = kappa_2, mu_3 = kappa_3, mu_4 = kappa_4 + 3 kappa_2^2, moved to the total mean by
 * d = mean_e - mean:
 * mu_2 = sum_e p_e (mu_2e + d^2)
 * mu_3 = sum_e p_e (mu_3e + 3 d mu_2e + d^3)
 * mu_4 = sum_e p_e (mu_4e + 4 d mu_3e + 6 d^2 mu_2e + d^4)
 *
 * @param terms whose probabilities sum to 1
 * @param total their moments to order 2, where they are known
 * @example energyMoments(ensembleTerms(loadModel('irpdptrhru-oh'), alloy)).skewness
 */
export function energyMoments(
  terms: readonly EnsembleTerm[],
  total = totalMoments(terms, terms.map(ensembleMoments)),
): EnergyMoments {
  const { mean, variance, minimum, maximum } = total
  let [third, fourth] = [0, 0]
  for (const term of terms) {
    const [first, kappa2, kappa3, kappa4] = ensembleCumulants(term)
    const d = first - mean
    third += term.probability * (kappa3 + 3 * d * kappa2 + d ** 3)
    fourth += term.probability * (kappa4 + 3 * kappa2 ** 2 + 4 * d * kappa3 + 6 * d ** 2 * kappa2 + d ** 4)
  }
  const oneEnergy = minimum === maximum
  return {
    mean,
    variance,
    thirdCentralMoment: third,
    fourthCentralMoment: fourth,
    skewness: oneEnergy ? null : third / variance ** 1.5,
    excessKurtosis: oneEnergy ? null : fourth / variance ** 2 - 3,
  }
}

function ensembleCumulants({ offset, zones }: EnsembleTerm): Cumulants {
  let [kappa1, kappa2, kappa3, kappa4] = [offset, 0, 0, 0]
  for (const zone of zones) {
    const atom = atomCumulants(zone.weights, zone.fractions)
    kappa1 += zone.atoms * atom[0]
    kappa2 += zone.atoms * atom[1]
    kappa3 += zone.atoms * atom[2]
    kappa4 += zone.atoms * atom[3]
  }
  return [kappa1, kappa2, kappa3, kappa4]
}

/**
 * Cumulants of the energy that one random atom of a zone adds.
 *
 * @param weights Float64Array [element], eV
 * @param fractions mole fractions, Float64Array [element]
 * @example atomCumulants(Float64Array.of(0, 1), Float64Array.of(0.5, 0.5)) // [0.5, 0.25, 0, -0.125]
 */
export function atomCumulants(weights: Float64Array, fractions: Float64Array): Cumulants {
  let mean = 0
  for (let element = 0; element < weights.length; element++) mean += fractions[element] * weights[element]
  let [mu2, mu3, mu4] = [0, 0, 0]
  for (let element = 0; element < weights.length; element++) {
    const d = weights[element] - mean
    mu2 += fractions[element] * d ** 2
    mu3 += fractions[element] * d ** 3
    mu4 += fractions[element] * d ** 4
  }
  return [mean, mu2, mu3, mu4 - 3 * mu2 ** 2]
}
