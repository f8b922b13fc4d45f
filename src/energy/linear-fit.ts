import type { Matrix } from 'ml-matrix'
import type { HatMatrix } from './left-out.ts'
import type { UnseenPrior } from './unseen-ensembles.ts'

/** A fit whose fitted energies are linear in the energies of its rows. */
export interface LinearFit {
  /** In the order of the parameter layout, eV. */
  readonly parameters: readonly number[]
  /** Of the parameters, in units of the residual variance. */
  readonly covariance: () => Matrix
  /** The part of it of one ensemble's b and own coefficients; absent where all ensembles share coefficients. */
  readonly ownCovariance?: (ensemble: number) => Matrix
  /**
   * Whether the fit determines the energy of a design row of shared coefficients: ensembles, then atoms by zone and
   * element; absent where a ridge settles all that the rows do not.
   */
  readonly determines?: (row: readonly number[]) => boolean
  /** How the b of ensembles without rows were predicted; absent where a ridge does it. */
  readonly unseen?: Pick<UnseenPrior, 'spread' | 'error'>
  /** DFT minus model per row, eV. */
  readonly residuals: readonly number[]
  readonly hat: HatMatrix
  /** How many parameters the rows determine: the trace of the hat matrix. */
  readonly freedom: number
  /** Numerical rank of the design matrix; null where coefficients are held together by a ridge. */
  readonly rank: number | null
  /** How strongly a ridge holds coefficients together, rows; null without one. */
  readonly strength: number | null
}

/** Strengths to choose among, rows: 10^-3 to 10^3. */
export const STRENGTHS: readonly number[] = Array.from({ length: 13 }, (_, index) => 10 ** (index / 2 - 3))

/**
 * The fit whose left-out errors are smallest.
 *
 * @param fits one per strength
 * @param meanSquare of the left-out errors of a fit
 */
export function bestStrength(fits: readonly LinearFit[], meanSquare: (fit: LinearFit) => number): LinearFit {
  const scores = fits.map(meanSquare)
  return fits[scores.indexOf(Math.min(...scores))] as LinearFit
}
