import { once } from 'node:events'
import { openPartialFile } from '../output/partial-file.ts'
import { openStreamedTable } from '../output/streamed-table.ts'
import { answerHead, answerTail, type ComparisonEnd, rowAnswer } from '../question/compare-answer.ts'
import { rowsJson } from '../question/compare-json.ts'
import type { ReadyComparison } from '../question/compare-ready.ts'
import { comparisonRows } from '../question/compare-rows.ts'
import { comparisonColumns } from '../question/comparison-table.ts'
import type { ComparedRow } from '../search/comparer.ts'

/** Where the rows of a comparison go. */
export interface RowSink {
  /** Takes a row; what it gives is awaited before the next. */
  readonly add: (row: ComparedRow) => Promise<void> | undefined
  /** Puts everything in its place. */
  readonly finish: (known: ComparisonEnd) => Promise<void>
  /** Leaves nothing behind; nothing to do once finished. */
  readonly discard: () => Promise<void>
}

/** Text is gathered up to here, so that a short answer is printed only when all is well. */
const CHUNK_LENGTH = 1 << 20

/** A .csv or .parquet file of any number of rows. */
export async function tableSink(ready: ReadyComparison, path: string): Promise<RowSink> {
  const columns = comparisonColumns(ready)
  const table = await openStreamedTable(path, columns)
  const rows = comparisonRows(columns, table.write)
  return {
    add: rows.add,
    finish: async () => {
      await rows.end()
      await table.finish()
      process.stderr.write(`wrote ${path}\n`)
    },
    discard: table.discard,
  }
}

/** A .json file of any number of rows. */
export async function jsonFileSink(ready: ReadyComparison, path: string): Promise<RowSink> {
  const file = await openPartialFile(path)
  const { add, end } = jsonRows(ready, file.append)
  return {
    add,
    finish: async known => {
      await end(known)
      await file.keep()
      process.stderr.write(`wrote ${path}\n`)
    },
    discard: file.discard,
  }
}

/** JSON on standard output. */
export function jsonPrinter(ready: ReadyComparison): RowSink {
  const { add, end } = jsonRows(ready, async text => {
    if (!process.stdout.write(text)) await once(process.stdout, 'drain')
  })
  return { add, finish: end, discard: async () => {} }
}

function jsonRows(ready: ReadyComparison, write: (text: string) => Promise<void>) {
  const json = rowsJson(answerHead(ready))
  let text = json.start
  const flush = () => {
    const whole = text
    text = ''
    return write(whole)
  }
  return {
    add(row: ComparedRow): Promise<void> | undefined {
      text += json.row(rowAnswer(ready, row))
      return text.length < CHUNK_LENGTH ? undefined : flush()
    },
    end(known: ComparisonEnd): Promise<void> {
      text += json.end(answerTail(ready, known))
      return flush()
    },
  }
}

/** Keeps the first rows, for what shows only so many of them. */
export function keptRows(
  most: number,
  finish: (rows: readonly ComparedRow[], known: ComparisonEnd) => Promise<void>,
): RowSink {
  const kept: ComparedRow[] = []
  return {
    add(row) {
      if (kept.length < most) kept.push(row)
      return undefined
    },
    finish: known => finish(kept, known),
    discard: async () => {},
  }
}
