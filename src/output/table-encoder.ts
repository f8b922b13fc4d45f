/** A column to be streamed; the name of a number says its unit. */
export interface StreamedColumn {
  readonly name: string
  readonly type: 'STRING' | 'DOUBLE'
}

/** Values of one column: `Float64Array` of a `DOUBLE`, strings of a `STRING`. */
export type ColumnValues = Float64Array | readonly string[]

/** Turns rows into the bytes of a format. */
export interface TableEncoder {
  readonly write: (values: readonly ColumnValues[], rows: number) => Promise<void>
  /** Writes what is held back, and the end of the file. */
  readonly end: () => Promise<void>
}

/** How an encoder starts: with the columns and a way to write at the end of the file. */
export type StartEncoder = (
  columns: readonly StreamedColumn[],
  append: (content: string | Uint8Array) => Promise<void>,
) => Promise<TableEncoder>
