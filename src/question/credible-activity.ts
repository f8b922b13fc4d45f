import {
  credibleInterval,
  type DrawnNumber,
  drawnNumber,
  type Interval,
} from '../inference/credible-interval.ts'
import type { DrawnActivity } from '../inference/drawn-activity.ts'
import type { DrawOptions } from '../inference/parameter-draws.ts'

/** What draws of the coefficients say of an activity; JSON as it stands. */
export interface CredibleValue extends DrawOptions {
  readonly value: DrawnNumber
  /** The reference's value and the ratio to it, with the same coefficients; null where some draw has none. */
  readonly relative?: { readonly value: DrawnNumber; readonly ratio: DrawnNumber | null }
}

/** The same for one kind of site. */
export interface CredibleActivity extends CredibleValue {
  /** Share of the value by ensemble; null when the value of some draw is 0. */
  readonly shares: readonly { readonly ensemble: string; readonly share: Interval | null }[]
  /** How far at most a grid moved any energy of the draws, eV; 0 without one. */
  readonly resolution: number
}

/** Values and references of draws, in intervals. */
export function credibleValue(
  { values, references }: Pick<DrawnActivity, 'values' | 'references'>,
  options: DrawOptions,
): CredibleValue {
  return {
    ...options,
    value: drawnNumber(values, options.level),
    ...(references !== null && {
      relative: {
        value: drawnNumber(references, options.level),
        ratio: finite(
          values.map((value, draw) => value / references[draw]),
          drawn => drawnNumber(drawn, options.level),
        ),
      },
    }),
  }
}

/** @param ensembles in the order of the parts */
export function credibleActivity(
  drawn: DrawnActivity,
  ensembles: readonly string[],
  options: DrawOptions,
): CredibleActivity {
  const { values, parts, resolution } = drawn
  return {
    ...credibleValue(drawn, options),
    shares: ensembles.map((ensemble, index) => ({
      ensemble,
      share: finite(
        values.map((value, draw) => parts[index * values.length + draw] / value),
        own => credibleInterval(own, options.level),
      ),
    })),
    resolution,
  }
}

const finite = <Result>(draws: Float64Array, of: (draws: Float64Array) => Result): Result | null =>
  draws.every(Number.isFinite) ? of(draws) : null
