import { normalProbabilityBelow } from '../distribution/normal.ts'
import type { HeldOut } from '../energy/predicted-rows.ts'

/** How often held-out energies are inside their prediction intervals of one level. */
export interface Calibration {
  /** The share that should be inside. */
  readonly level: number
  /** The share that is; null when no row has an interval. */
  readonly share: number | null
  /** Rows with an interval. */
  readonly n: number
}

export const LEVELS: readonly number[] = [0.5, 0.8, 0.9, 0.95]

/**
 * Standard deviation of a held-out energy about its prediction, sqrt(s^2 + x^T C x), eV: of the residuals, and of the
 * energy of a model that has not seen it.
 */
export const predictionDeviation = ({
  residual,
  standardError,
}: Pick<HeldOut, 'residual' | 'standardError'>): number | null =>
  residual === null || standardError === null ? null : Math.hypot(residual, standardError)

/** The probability of a smaller error than this one. */
const centralProbability = (error: number, deviation: number): number =>
  error === 0 ? 0 : 1 - 2 * normalProbabilityBelow(-Math.abs(error) / deviation)

/**
 * The shares of held-out energies inside their central prediction intervals, which are those of a normal distribution.
 *
 * @example calibration(heldOut).find(({ level }) => level === 0.9)?.share
 */
export function calibration(heldOut: readonly HeldOut[]): Calibration[] {
  const probabilities = heldOut.flatMap(row => {
    const deviation = predictionDeviation(row)
    return deviation === null || row.error === null ? [] : [centralProbability(row.error, deviation)]
  })
  const n = probabilities.length
  return LEVELS.map(level => ({
    level,
    share: n === 0 ? null : probabilities.filter(probability => probability <= level).length / n,
    n,
  }))
}
