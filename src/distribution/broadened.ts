import type { EnergyModel } from '../energy/model.ts'
import { InputError } from '../input/input-error.ts'
import {
  type BroadenedCurve,
  broadenedCurve,
  broadenedCurveCost,
  CUT_OFF,
  curveBelow,
  curveDensity,
} from './broadened-curve.ts'
import { energyRange } from './extremes.ts'
import type { EnsembleSum, ZoneSum } from './zone-sum.ts'

/** One ensemble, its energies convolved with a Gaussian. */
export interface BroadenedEnsemble {
  readonly probability: number
  /** b, eV. */
  readonly offset: number
  /** The same object for ensembles with the same coefficients. */
  readonly curve: BroadenedCurve
}

/** A distribution whose every energy is a Gaussian of standard deviation sigma (eV). */
export interface BroadenedDistribution {
  /** eV */
  readonly sigma: number
  /** Energies between which the point masses lie that were broadened, eV. */
  readonly range: readonly [number, number]
  readonly ensembles: readonly BroadenedEnsemble[]
}

/** Bounds the time: a second or less for each 10^9. */
const MAXIMUM_ADDITIONS = 4e9

/**
 * The distribution of energies with an error of the model added that is Gaussian, independent of the site and of
 * standard deviation sigma: F(x) = sum_e p_e sum_f p_f Phi((x - E_f) / sigma). The mean stays, the variance grows by
 * sigma^2, the third and fourth cumulants stay.
 *
 * Any number of fingerprints: their masses are spread over nodes h = sigma / 50 apart by interpolation of degree 5.
 * As |Phi^(6)| < 2.31, one interpolation errs by less than 2.31 * 0.00489 / 50^6 = 7.3e-13 in F; two lists of points
 * and the interpolation between nodes make 4e-12 in all (the stencil's absolute weights sum to less than 1.4).
 *
 * @param sums point masses, as lists or on a grid
 * @param sigma eV
 * @throws InputError when sigma is not a positive number, or so small that there would be too many nodes
 * @example broadened(ensembleSums(terms), residualDeviation(model))
 */
export function broadened(sums: readonly EnsembleSum[], sigma: number): BroadenedDistribution {
  if (!(sigma > 0 && Number.isFinite(sigma)))
    throw new InputError(`a broadening must be a positive number of eV, got ${sigma}`, { field: 'broaden' })
  const zoneSums = [...new Set(sums.map(({ zoneSum }) => zoneSum))]
  checkCost(zoneSums, sigma)
  const curves = new Map(zoneSums.map(zoneSum => [zoneSum, broadenedCurve(zoneSum, sigma)]))
  return {
    sigma,
    range: energyRange(sums),
    ensembles: sums.map(({ zoneSum, offset, probability }) => ({
      probability,
      offset,
      curve: curves.get(zoneSum) as BroadenedCurve,
    })),
  }
}

function checkCost(zoneSums: readonly ZoneSum[], sigma: number): void {
  const feasible = (width: number) =>
    zoneSums.reduce((sum, zoneSum) => sum + broadenedCurveCost(zoneSum, width), 0) <= MAXIMUM_ADDITIONS
  if (feasible(sigma)) return
  let enough = 1e-6
  while (!feasible(enough)) enough *= 10
  throw new InputError(
    `a broadening of ${sigma} eV is too narrow for energies this far apart; ${enough.toPrecision(1)} eV is wide enough`,
    { field: 'broaden' },
  )
}

/**
 * The residual standard deviation of a model's fit, eV, as the spread of its errors.
 *
 * @throws InputError when the fit tells none
 */
export function residualDeviation({ id, residual }: Pick<EnergyModel, 'id' | 'residual'>): number {
  if (residual.sd === null || residual.sd === 0)
    throw new InputError(
      `the fit of model ${id} tells no residual standard deviation (residual.sd is ${residual.sd}); give the broadening in eV`,
      { field: 'broaden' },
    )
  return residual.sd
}

/** P(E <= energy) of a broadened distribution. */
export const broadenedBelow = ({ ensembles }: BroadenedDistribution, energy: number): number =>
  ensembles.reduce((sum, ensemble) => sum + ensembleBelow(ensemble, energy), 0)

/** The part of `broadenedBelow` that one ensemble carries; at most its probability. */
export const ensembleBelow = ({ probability, offset, curve }: BroadenedEnsemble, energy: number): number =>
  probability * curveBelow(curve, energy - offset)

/** Probability per eV at an energy of a broadened distribution. */
export const broadenedDensity = ({ ensembles }: BroadenedDistribution, energy: number): number =>
  ensembles.reduce(
    (sum, { probability, offset, curve }) => sum + probability * curveDensity(curve, energy - offset),
    0,
  )

/**
 * The energy at or below which a share of a broadened distribution lies, by bisection.
 *
 * @param share above 0, below 1
 * @throws InputError for another share: a Gaussian has no end
 */
export function broadenedQuantile(distribution: BroadenedDistribution, share: number): number {
  if (!(share > 0 && share < 1))
    throw new InputError(
      `a quantile share of a broadened distribution must lie between 0 and 1, got ${share}`,
    )
  const goal = share * distribution.ensembles.reduce((sum, { probability }) => sum + probability, 0)
  const reach = CUT_OFF * distribution.sigma
  let [low, high] = [distribution.range[0] - reach, distribution.range[1] + reach]
  for (let energy = (low + high) / 2; energy > low && energy < high; energy = (low + high) / 2)
    if (broadenedBelow(distribution, energy) >= goal) high = energy
    else low = energy
  return high
}
