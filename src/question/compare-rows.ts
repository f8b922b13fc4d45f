import type { ColumnValues } from '../output/table-encoder.ts'
import type { ComparedRow } from '../search/comparer.ts'
import { type ComparisonColumn, linesOf } from './comparison-table.ts'

/** Lines are handed on in batches of so many. */
const BATCH = 1024

/** Rows of a comparison on their way to a table. */
export interface ComparisonRows {
  /** Takes a row; gives a promise when a batch is full. */
  readonly add: (row: ComparedRow) => Promise<void> | undefined
  /** Hands on what is left. */
  readonly end: () => Promise<void>
}

/**
 * Turns rows into the columns of a streamed table. No value is NaN.
 *
 * @param write takes [column][row], of which the first `rows` count; awaited before they are used again
 */
export function comparisonRows(
  columns: readonly ComparisonColumn[],
  write: (values: readonly ColumnValues[], rows: number) => Promise<void>,
): ComparisonRows {
  const values = columns.map(({ type }) =>
    type === 'DOUBLE' ? new Float64Array(BATCH) : new Array<string>(BATCH).fill(''),
  )
  let lines = 0
  const flush = async () => {
    await write(values, lines)
    lines = 0
  }
  const put = (line: ReturnType<typeof linesOf>[number]) => {
    for (const [index, { type, cell }] of columns.entries()) {
      const value = cell(line)
      const own = values[index] as Float64Array | string[]
      own[lines] = (type === 'DOUBLE' ? (value ?? Number.NaN) : (value ?? '')) as never
    }
    lines++
  }
  return {
    add(row) {
      const own = linesOf(row)
      const full = lines + own.length > BATCH ? flush() : undefined
      if (full === undefined) {
        for (const line of own) put(line)
        return undefined
      }
      return full.then(() => {
        for (const line of own) put(line)
      })
    },
    end: flush,
  }
}
