import { objectiveColumn } from '../descriptor/objective.ts'
import { seenGroups } from '../distribution/seen-groups.ts'
import { ensembleTerms, unseenProbability } from '../distribution/terms.ts'
import type { StreamedColumn } from '../output/table-encoder.ts'
import { unseenPolynomial } from '../polynomial/unseen-polynomial.ts'
import type { ScanLine } from '../search/scan-lines.ts'
import { scanLines } from '../search/scan-lines.ts'
import type { Scan } from './scan.ts'

/** Rows are handed on in batches of so many. */
const BATCH = 65_536

/** Rows of a scan on their way out: one per composition, in batches. */
export interface ScanRows {
  /** Takes the line's compositions; gives a promise when a batch is full. */
  readonly add: (line: ScanLine) => Promise<void> | undefined
  /** Hands on what is left. */
  readonly end: () => Promise<void>
}

/** The columns of a scan's rows: mole fractions, the value, and the probability on ensembles without data. */
export const scanColumns = ({ bounds, objective }: Scan): StreamedColumn[] =>
  [...bounds.elements.map(element => `x_${element}`), objectiveColumn(objective), 'unseen_probability'].map(
    name => ({ name, type: 'DOUBLE' }),
  )

/**
 * Turns the lines of a scan into rows in the order of `scanColumns`.
 *
 * @param write takes Float64Array [column][row], of which the first `rows` count; awaited before they are used again
 */
export function scanRows(
  scan: Scan,
  write: (values: readonly Float64Array[], rows: number) => Promise<void>,
): ScanRows {
  const { divisions } = scan.grid
  const values = scanColumns(scan).map(() => new Float64Array(BATCH))
  const unseen = unseenOf(scan)
  let rows = 0
  const flush = async () => {
    await write(values, rows)
    rows = 0
  }
  const put = (line: ScanLine, missing: (index: number) => number, index: number) => {
    const { leading, left, first, values: found } = line
    const last = leading.length
    for (let element = 0; element < last; element++)
      (values[element] as Float64Array)[rows] = leading[element] / divisions
    ;(values[last] as Float64Array)[rows] = (first + index) / divisions
    ;(values[last + 1] as Float64Array)[rows] = (left - first - index) / divisions
    ;(values[last + 2] as Float64Array)[rows] = found[index]
    ;(values[last + 3] as Float64Array)[rows] = missing(index)
    rows++
  }
  const addFrom = async (line: ScanLine, missing: (index: number) => number, from: number) => {
    for (let index = from; index < line.length; index++) {
      if (rows === BATCH) await flush()
      put(line, missing, index)
    }
  }
  return {
    add(line) {
      const missing = unseen()
      const room = Math.min(line.length, BATCH - rows)
      for (let index = 0; index < room; index++) put(line, missing, index)
      return room < line.length ? addFrom(line, missing, room) : undefined
    },
    end: flush,
  }
}

/** Gives, line by line, the probability without data of the line's compositions. */
function unseenOf({ model, bounds, grid, layers }: Scan): () => (index: number) => number {
  const [ensemble] = seenGroups(model)
  if (ensemble.layer !== null && layers.has(ensemble.layer)) {
    const bulk = new Map(bounds.elements.map(element => [element, 1 / bounds.elements.length]))
    const constant = unseenProbability(ensembleTerms(model, { bulk, layers }))
    return () => () => constant
  }
  if (model.unseenEnsembles.length === 0) return () => () => 0
  const lines = scanLines(unseenPolynomial(model, bounds.elements), grid)
  return () => {
    const { value: line } = lines.next() as { value: ScanLine }
    return index => line.values[index]
  }
}
