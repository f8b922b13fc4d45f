export type Cell = string | number | boolean | null

/** Named columns of equal length; the name of a number says its unit. */
export type Table = readonly { readonly name: string; readonly values: readonly Cell[] }[]

/**
 * The table of some rows.
 *
 * @param columns per column, what a row has in it
 */
export const tableOf = <Row>(
  rows: readonly Row[],
  columns: Readonly<Record<string, (row: Row) => Cell>>,
): Table => Object.entries(columns).map(([name, value]) => ({ name, values: rows.map(value) }))

/** The rows of a table under its header, as CSV; numbers in full, null empty. */
export async function toCsv(table: Table): Promise<string> {
  const { stringify } = await import('csv-stringify/sync')
  const length = table[0]?.values.length ?? 0
  const rows = Array.from({ length }, (_, row) => table.map(({ values }) => csvCell(values[row] as Cell)))
  return stringify([table.map(({ name }) => name), ...rows])
}

const csvCell = (cell: Cell): string => (cell === null ? '' : String(cell))

/** The table as a Parquet file. */
export async function toParquet(table: Table): Promise<Uint8Array> {
  const { parquetWriteBuffer } = await import('hyparquet-writer')
  const columnData = table.map(({ name, values }) => ({
    name,
    data: [...values],
    type: parquetType(values),
    nullable: true,
  }))
  return new Uint8Array(parquetWriteBuffer({ columnData }))
}

function parquetType(values: readonly Cell[]): 'STRING' | 'BOOLEAN' | 'DOUBLE' {
  const [value] = values.filter(cell => cell !== null)
  if (typeof value === 'string') return 'STRING'
  return typeof value === 'boolean' ? 'BOOLEAN' : 'DOUBLE'
}
