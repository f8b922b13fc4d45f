import { compositionBounds } from '../../../../src/composition/bounds.ts'
import { simplexGrid } from '../../../../src/composition/simplex-grid.ts'
import { readDecimal } from '../../../../src/input/decimal.ts'
import type { Ranges, RangeTexts } from './ranges.ts'

/**
 * How many compositions a scan would visit.
 *
 * @param common bounds of the elements that have none of their own
 * @returns null where the server would refuse the bounds or the step
 * @example gridSize(['Ir', 'Pt'], new Map(), { least: '0', most: '1' }, '0.05') // 21
 */
export function gridSize(
  elements: readonly string[],
  ranges: Ranges,
  common: RangeTexts,
  step: string,
): number | null {
  try {
    const bounds = compositionBounds(
      elements.map(element => {
        const { least, most } = ranges.get(element) ?? common
        return [element, readDecimal(least) ?? Number.NaN, readDecimal(most) ?? Number.NaN]
      }),
    )
    return simplexGrid(readDecimal(step) ?? Number.NaN, bounds.lower, bounds.upper).compositions
  } catch {
    return null
  }
}
