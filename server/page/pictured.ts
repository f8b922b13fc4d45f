import type { TopLevelSpec } from 'vega-lite'
import { InputError } from '../../src/input/input-error.ts'

/** A plot, or the sentence that says why there is nothing to draw. */
export type Pictured =
  | { readonly spec: TopLevelSpec; readonly reason: null }
  | { readonly spec: null; readonly reason: string }

/**
 * Makes a plot that some answers give none of, such as a map without values.
 *
 * @example pictured(() => mapPicture(answer))
 */
export function pictured(make: () => TopLevelSpec): Pictured {
  try {
    return { spec: make(), reason: null }
  } catch (error) {
    if (error instanceof InputError) return { spec: null, reason: error.message }
    throw error
  }
}
