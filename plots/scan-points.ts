import { InputError } from '../src/input/input-error.ts'
import { boundsAnswer, type Scan } from '../src/question/scan.ts'
import { stepsOf } from '../src/search/scan.ts'
import type { ScanLine } from '../src/search/scan-lines.ts'
import { type ScanPoint, variedElements } from './scan-picture.ts'
import { MAXIMUM_CELLS } from './ternary-map.ts'

/** The compositions of a scan with their values, gathered while it goes on. */
export interface ScanPoints {
  readonly points: readonly ScanPoint[]
  readonly add: (line: ScanLine) => void
}

/**
 * Gathers what the picture of a scan shows.
 *
 * @throws InputError, before any work, for a scan of other than two or three elements that vary, or of too many compositions
 * @example
 * const { points, add } = scanPoints(planned)
 * scanPicture(await answerScan(planned, line => void add(line)), points)
 */
export function scanPoints({ grid, bounds }: Scan): ScanPoints {
  variedElements({ elements: bounds.elements, bounds: boundsAnswer(bounds) })
  if (grid.compositions > MAXIMUM_CELLS)
    throw new InputError(
      `a picture holds at most ${MAXIMUM_CELLS.toLocaleString('en')} compositions, ` +
        `this scan has ${grid.compositions.toLocaleString('en')}; take a coarser step`,
      { field: 'step' },
    )
  const points: ScanPoint[] = []
  return {
    points,
    add(line) {
      for (let index = 0; index < line.length; index++)
        points.push({
          fractions: Array.from(stepsOf(line, index), steps => steps / grid.divisions),
          value: line.values[index] as number,
        })
    },
  }
}
