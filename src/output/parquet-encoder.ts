import type { ColumnValues, StartEncoder, StreamedColumn } from './table-encoder.ts'

/** Rows of a group, which is what is held in memory: 1 MB for a column of numbers. */
const GROUP_ROWS = 1 << 17

/** Parquet in row groups, each written as soon as it is full. */
export const parquetEncoder: StartEncoder = async (columns, append) => {
  const { ByteWriter, ParquetWriter, schemaFromColumnData } = await import('hyparquet-writer')
  const bytes = new ByteWriter()
  const flush = async () => {
    await append(bytes.getBytes())
    bytes.index = 0
  }
  const columnData = (rows: number) =>
    columns.map(({ name, type }, column) => ({
      name,
      data: (group[column] as GroupValues).slice(0, rows),
      type,
      nullable: false,
    }))
  const group = columns.map(emptyGroup)
  let filled = 0
  const parquet = new ParquetWriter({
    writer: bytes,
    schema: schemaFromColumnData({ columnData: columnData(0) }),
  })
  const writeGroup = async () => {
    parquet.write({ columnData: columnData(filled), rowGroupSize: GROUP_ROWS })
    filled = 0
    await flush()
  }
  return {
    async write(values, rows) {
      for (let start = 0; start < rows; ) {
        const count = Math.min(rows - start, GROUP_ROWS - filled)
        for (let column = 0; column < columns.length; column++)
          copy(values[column] as ColumnValues, start, count, group[column] as GroupValues, filled)
        filled += count
        start += count
        if (filled === GROUP_ROWS) await writeGroup()
      }
    },
    async end() {
      if (filled > 0) await writeGroup()
      parquet.finish()
      await flush()
    },
  }
}

type GroupValues = Float64Array | string[]

const emptyGroup = ({ type }: StreamedColumn): GroupValues =>
  type === 'DOUBLE' ? new Float64Array(GROUP_ROWS) : new Array<string>(GROUP_ROWS).fill('')

function copy(from: ColumnValues, start: number, count: number, to: GroupValues, at: number): void {
  if (from instanceof Float64Array && to instanceof Float64Array)
    to.set(from.subarray(start, start + count), at)
  else for (let row = 0; row < count; row++) to[at + row] = from[start + row] as never
}
