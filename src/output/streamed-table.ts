import { InputError } from '../input/input-error.ts'
import { csvEncoder } from './csv-encoder.ts'
import { parquetEncoder } from './parquet-encoder.ts'
import { openPartialFile } from './partial-file.ts'
import type { ColumnValues, StartEncoder, StreamedColumn, TableEncoder } from './table-encoder.ts'

/** A table on its way to its file. */
export interface StreamedTable {
  /**
   * Adds rows; to be awaited before the next, so that memory stays bounded. The arrays may be used again then.
   *
   * @param values [column][row], in the order of the columns
   * @param rows how many rows to take from the front, all by default
   */
  readonly write: (values: readonly ColumnValues[], rows?: number) => Promise<void>
  /** Puts the file in its place. */
  readonly finish: () => Promise<void>
  /** Leaves no file, and an older one as it was; nothing to do once finished. */
  readonly discard: () => Promise<void>
}

const ENCODERS: Readonly<Record<string, StartEncoder>> = { '.csv': csvEncoder, '.parquet': parquetEncoder }

/**
 * Opens a table of any number of rows, written by extension as CSV or Parquet with bounded memory, whole or not at
 * all. Numbers are kept in full. NaN is an empty cell in CSV and NaN in Parquet.
 *
 * @throws InputError when the extension is neither, or when the file cannot be written, also from what is returned
 * @example
 * const table = await openStreamedTable('scan.parquet', [{ name: 'Ir', type: 'DOUBLE' }])
 * try {
 *   await table.write([Float64Array.of(0.2, 0.3)])
 *   await table.finish()
 * } finally {
 *   await table.discard()
 * }
 */
export async function openStreamedTable(
  path: string,
  columns: readonly StreamedColumn[],
): Promise<StreamedTable> {
  const extension = Object.keys(ENCODERS).find(ending => path.endsWith(ending))
  if (extension === undefined)
    throw new InputError(`cannot write "${path}"; end it in ${Object.keys(ENCODERS).join(', ')}`)
  if (new Set(columns.map(({ name }) => name)).size !== columns.length)
    throw new Error('two columns have the same name')
  const file = await openPartialFile(path)
  let isWriting = false
  const alone = async (work: () => Promise<void>) => {
    if (isWriting) throw new Error('the write before this one was not awaited')
    isWriting = true
    try {
      await work()
    } catch (error) {
      await file.discard()
      throw error
    } finally {
      isWriting = false
    }
  }
  let encoder: TableEncoder | undefined
  await alone(async () => {
    encoder = await (ENCODERS[extension] as StartEncoder)(columns, file.append)
  })
  return {
    write: (values, rows = values[0]?.length ?? 0) =>
      alone(async () => {
        checkValues(columns, values, rows)
        await (encoder as TableEncoder).write(values, rows)
      }),
    finish: () =>
      alone(async () => {
        await (encoder as TableEncoder).end()
        await file.keep()
      }),
    discard: file.discard,
  }
}

function checkValues(
  columns: readonly StreamedColumn[],
  values: readonly ColumnValues[],
  rows: number,
): void {
  if (values.length !== columns.length)
    throw new Error(`a row has ${columns.length} columns, got ${values.length}`)
  columns.forEach(({ name, type }, index) => {
    const own = values[index] as ColumnValues
    if (own instanceof Float64Array !== (type === 'DOUBLE'))
      throw new Error(`the column ${name} is of type ${type}, which its values are not`)
    if (own.length < rows) throw new Error(`the column ${name} has ${own.length} of ${rows} rows`)
  })
}
