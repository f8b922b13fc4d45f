import { basename, dirname, resolve } from 'node:path'
import { type CsvTable, columnIndex } from '../input/csv-table.ts'
import { InputError } from '../input/input-error.ts'

/** Finds what a table says of a structure. */
export interface RowsByFile<Row> {
  /** The table's file. */
  readonly file: string
  /** The row of a structure, given by the name it was read under; null when there is none. */
  readonly of: (name: string) => Row | null
  /** Names in the table that no structure has. */
  readonly unused: readonly string[]
}

/**
 * Ties the rows of a table to structures by its column `file`: the same path, seen from where the command runs or from where the
 * table is, or else, for a name without a folder, the one structure of that name in whatever folder. `file.xyz#3` is the third frame.
 *
 * @param names of the structures
 * @param read makes something of a row
 * @throws InputError when a file is there twice, or a row cannot be read
 */
export function rowsByFile<Row>(
  table: CsvTable,
  names: readonly string[],
  read: (cells: readonly string[], row: number) => Row,
): RowsByFile<Row> {
  const column = columnIndex(table, 'file')
  const rows = table.rows.map((cells, index) => ({
    name: cells[column] as string,
    content: read(cells, index + 1),
  }))
  for (const [name, own] of grouped(rows, row => row.name))
    if (own.length > 1) throw new InputError(`${table.file} has the file "${name}" twice`)
  const here = grouped(rows, ({ name }) => resolve(name))
  const beside = grouped(rows, ({ name }) => resolve(dirname(table.file), name))
  const anywhere = new Map(rows.map(row => [row.name, row]))
  const alike = grouped(names, name => basename(name))
  const found = new Map(
    names.map(name => {
      const [exact] = here.get(resolve(name)) ?? beside.get(resolve(name)) ?? []
      const isOnly = alike.get(basename(name))?.length === 1
      return [name, exact ?? (isOnly ? anywhere.get(basename(name)) : undefined)] as const
    }),
  )
  const used = new Set(found.values())
  return {
    file: table.file,
    of: name => found.get(name)?.content ?? null,
    unused: rows.filter(row => !used.has(row)).map(({ name }) => name),
  }
}

function grouped<One>(all: readonly One[], keyOf: (one: One) => string): Map<string, One[]> {
  const groups = new Map<string, One[]>()
  for (const one of all) {
    const group = groups.get(keyOf(one))
    if (group === undefined) groups.set(keyOf(one), [one])
    else group.push(one)
  }
  return groups
}
