import { checkCoverage } from '../distribution/terms.ts'
import type { EnergyModel } from '../energy/model.ts'
import { parameterLayout } from '../energy/parameters.ts'
import { readTrainingRows, type TrainingRows } from '../energy/training-rows.ts'
import type { CsvTable } from '../input/csv-table.ts'
import { findSite } from '../site/registry.ts'
import type { Candidates } from './candidates.ts'

/** Candidates that a table lists; candidate c is its row c + 1. */
export interface ListedCandidates extends Candidates {
  /** [slab], as the table calls them; the row's number where it has no column `slab`. */
  readonly slabNames: readonly string[]
}

/**
 * Environments from a table with the columns `ensemble` and `<zone>:<element>`, as the rows of a fit have them; their
 * energies, if there are any, are not looked at. Rows with one name in the column `slab` share a slab; without that
 * column each row has its own.
 *
 * @throws InputError naming the row that cannot be, or an element that the model does not cover
 * @example candidatesInTable(await readCsvTable('rows.csv'), loadModel('irpdptrhru-oh')).count
 */
export const candidatesInTable = (table: CsvTable, model: EnergyModel): ListedCandidates =>
  candidatesInRows(
    readTrainingRows(
      withoutEnergies(table),
      findSite(model.site),
      model.zones.map(({ name }) => name),
    ),
    model,
  )

/**
 * The same from rows that are read already, which have the zones of the model.
 *
 * @throws InputError for an element that the model does not cover
 */
export function candidatesInRows(
  { elements, rows }: Pick<TrainingRows, 'elements' | 'rows'>,
  model: EnergyModel,
): ListedCandidates {
  checkCoverage(model, elements)
  const ensembles = new Map(parameterLayout(model).ensembles.map((name, index) => [name, index]))
  const own = elements.map(element => model.elements.indexOf(element))
  const atoms = model.zones.reduce((sum, zone) => sum + zone.atoms, 0)
  const places = new Uint16Array(rows.length * atoms)
  let atom = 0
  for (const { counts } of rows)
    for (const [column, count] of counts.entries()) {
      const zone = Math.floor(column / elements.length)
      const place = zone * model.elements.length + (own[column % elements.length] as number)
      for (let n = 0; n < count; n++) places[atom++] = place
    }
  const names = rows.map(({ slab }, index) => slab ?? String(index + 1))
  const slabNames = [...new Set(names)]
  const slabAt = new Map(slabNames.map((name, index) => [name, index]))
  return {
    ...{ count: rows.length, atoms, places },
    ensembles: Int32Array.from(rows, ({ ensemble }) => ensembles.get(ensemble) as number),
    slabCount: slabNames.length,
    slabs: Int32Array.from(names, name => slabAt.get(name) as number),
    slabNames,
  }
}

/** What is to be computed has no energies yet, or some rows have; the reader of fit rows wants one in each. */
function withoutEnergies({ file, header, rows }: CsvTable): CsvTable {
  const column = header.indexOf('energy')
  if (column < 0) return { file, header: [...header, 'energy'], rows: rows.map(cells => [...cells, '0']) }
  return {
    file,
    header,
    rows: rows.map(cells => cells.map((cell, index) => (index === column ? '0' : cell))),
  }
}
