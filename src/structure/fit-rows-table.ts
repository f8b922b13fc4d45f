import { type Table, tableOf } from '../output/table.ts'
import type { FitRow, FitRows } from './fit-rows.ts'

/**
 * The rows as a table that `fit` reads: `file`, `slab`, `split` if it is said, `ensemble`, `<zone>:<element>`, `energy` (eV) and
 * `repeated_atoms`.
 *
 * @example await toCsv(fitRowsTable(fitRows(structures)))
 */
export function fitRowsTable({ rows, zones, elements }: FitRows): Table {
  const names = zones.flatMap(({ name }) => elements.map(element => `${name}:${element}`))
  const counts = names.map((name, column) => [name, ({ counts }: FitRow) => counts[column] as number])
  return tableOf(rows, {
    file: row => row.file,
    slab: row => row.slab,
    ...(rows.some(({ split }) => split !== null) && { split: (row: FitRow) => row.split }),
    ensemble: row => row.ensemble,
    ...(Object.fromEntries(counts) as Record<string, (row: FitRow) => number>),
    energy: row => row.energy,
    repeated_atoms: row => row.repeatedAtoms,
  })
}
