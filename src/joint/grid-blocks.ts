import type { ZoneTerm } from '../distribution/terms.ts'
import type { SharedTerm } from './pair-terms.ts'
import { pointCount } from './point-count.ts'

/** The first block of atoms that both models see becomes points of a plane, the others are convolved with it. */
const BASE_POINTS = 2 ** 16
const TAP_POINTS = 2 ** 8
const LINE_POINTS = 2 ** 16

/** Classes of atoms that both models see, in blocks that are listed and then spread over the grid once. */
export const sharedBlocks = (shared: readonly SharedTerm[]): SharedTerm[][] =>
  blocks(shared, block => (block === 0 ? BASE_POINTS : TAP_POINTS))

/** The same for zones that one model sees. */
export const lineBlocks = (zones: readonly ZoneTerm[]): ZoneTerm[][] => blocks(zones, () => LINE_POINTS)

/** The axis along which to convolve first, so that the plane grows late. */
export const linesInOrder = ([rows, columns]: readonly [number, number]): readonly (0 | 1)[] =>
  columns <= rows ? [0, 1] : [1, 0]

/** The largest first; each goes into the first block that stays within its limit. */
function blocks<Class extends { readonly atoms: number; readonly fractions: Float64Array }>(
  classes: readonly Class[],
  limit: (block: number) => number,
): Class[][] {
  const made: Class[][] = []
  for (const next of [...classes].sort((a, b) => pointCount([b]) - pointCount([a]))) {
    const block = made.find((held, index) => pointCount([...held, next]) <= limit(index))
    if (block === undefined) made.push([next])
    else block.push(next)
  }
  return made
}
