import { InputError } from '../input/input-error.ts'

/** Two ends, the lower first, in the unit of what lies between. */
export type Interval = readonly [low: number, high: number]

/** The probability that an interval holds unless another is asked for. */
export const DEFAULT_LEVEL = 0.9

/** @throws InputError for a level that is not between 0 and 1 */
export function checkLevel(level: number): void {
  if (!(level > 0 && level < 1))
    throw new InputError(`the level of a credible interval lies between 0 and 1, like 0.9; got ${level}`, {
      field: 'credible',
    })
}

/**
 * The interval between the quantiles (1 - level) / 2 and (1 + level) / 2 of some draws, R-7.
 *
 * @param draws in any order; stays as it is
 * @param level between 0 and 1
 * @example credibleInterval(Float64Array.of(3, 1, 2), 0.5) // [1.5, 2.5]
 */
export function credibleInterval(draws: Float64Array, level: number): Interval {
  const sorted = draws.slice().sort()
  return [quantileOf(sorted, (1 - level) / 2), quantileOf(sorted, (1 + level) / 2)]
}

/** Hyndman and Fan's definition 7 (Am. Stat. 50 (1996) 361, doi 10.1080/00031305.1996.10473566). */
function quantileOf(sorted: Float64Array, share: number): number {
  const place = (sorted.length - 1) * share
  const below = Math.min(Math.floor(place), sorted.length - 1)
  const above = Math.min(below + 1, sorted.length - 1)
  return sorted[below] + (place - below) * (sorted[above] - sorted[below])
}

/** What some draws say of a number; JSON as it stands. */
export interface DrawnNumber {
  readonly mean: number
  readonly standardDeviation: number
  readonly interval: Interval
}

/**
 * Mean, standard deviation (of a sample) and credible interval of some draws, at least two.
 *
 * @example drawnNumber(Float64Array.of(1, 2, 3), 0.5) // { mean: 2, standardDeviation: 1, interval: [1.5, 2.5] }
 */
export function drawnNumber(draws: Float64Array, level: number): DrawnNumber {
  const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length
  const squares = draws.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return {
    mean,
    standardDeviation: Math.sqrt(squares / (draws.length - 1)),
    interval: credibleInterval(draws, level),
  }
}
