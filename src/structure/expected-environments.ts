import { ensembleName } from '../environment/ensembles.ts'
import { type CsvTable, columnIndex } from '../input/csv-table.ts'
import { InputError } from '../input/input-error.ts'
import { isSameFormula } from './adsorbed-molecule.ts'
import { type RowsByFile, rowsByFile } from './rows-by-file.ts'
import type { SlabAnalysis } from './slab-analysis.ts'

/** What an index says that a structure holds; null where it says nothing. */
export interface ExpectedEnvironment {
  readonly site: string | null
  readonly adsorbate: string | null
  readonly ensemble: string | null
  /** Atoms by zone and element, those of zones that the index has. */
  readonly zones: Readonly<Record<string, Readonly<Record<string, number>>>>
}

/** What an index may tell, beside the counts of zones. */
const TOLD = ['site', 'adsorbate', 'ensemble']

/**
 * Reads an index of structures, as `structure` writes it: `file`, and any of `site`, `adsorbate`, `ensemble` and
 * `<zone>:<element>`.
 *
 * @param names of the structures
 * @throws InputError when it cannot be read
 * @example environmentsByFile(await readCsvTable('index.csv'), ['slab-1.xyz']).of('slab-1.xyz')?.ensemble
 */
export function environmentsByFile(
  table: CsvTable,
  names: readonly string[],
): RowsByFile<ExpectedEnvironment> {
  const columns = table.header
    .filter(name => name.includes(':'))
    .map(name => {
      const [zone = '', element = ''] = name.split(':')
      return { zone, element, at: columnIndex(table, name) }
    })
  if (columns.length === 0 && !TOLD.some(name => table.header.includes(name)))
    throw new InputError(
      `${table.file} has no column ${TOLD.join(', ')} or <zone>:<element>; an index is what \`structure\` or \`design --structures\` writes`,
    )
  const text = (cells: readonly string[], name: string) => cells[table.header.indexOf(name)] || null
  const zones = [...new Set(columns.map(({ zone }) => zone))]
  return rowsByFile(table, names, (cells, row): ExpectedEnvironment => {
    const counts: Record<string, Record<string, number>> = Object.fromEntries(zones.map(zone => [zone, {}]))
    for (const { zone, element, at } of columns) {
      const cell = cells[at] as string
      if (!/^\d+$/.test(cell))
        throw new InputError(
          `${table.file}, row ${row}: ${zone}:${element} must be a whole number, got "${cell}"`,
        )
      if (cell !== '0') (counts[zone] as Record<string, number>)[element] = Number(cell)
    }
    return {
      site: text(cells, 'site'),
      adsorbate: text(cells, 'adsorbate'),
      ensemble: text(cells, 'ensemble'),
      zones: counts,
    }
  })
}

/**
 * Compares what a structure holds with what its index says.
 *
 * @throws InputError naming what differs
 */
export function checkEnvironment(analysis: SlabAnalysis, expected: ExpectedEnvironment): void {
  if (expected.adsorbate !== null && !isSameFormula(expected.adsorbate, analysis.adsorbate))
    throw new InputError(`its adsorbate is ${analysis.adsorbate}, but the index says ${expected.adsorbate}`)
  if (expected.site !== null && expected.site !== analysis.site)
    throw new InputError(
      `its adsorbate moved: it is on ${analysis.site} (${analysis.ensemble}), but the index says ${expected.site}`,
    )
  if (expected.ensemble !== null && ensembleName(expected.ensemble.split('-')) !== analysis.ensemble)
    throw new InputError(
      `its adsorbate is on ${analysis.ensemble}, but the index says ${expected.ensemble}: it moved, or atoms changed places`,
    )
  for (const [name, counts] of Object.entries(expected.zones)) {
    const elements = analysis.zones.find(zone => zone.name === name)?.elements
    if (elements === undefined)
      throw new InputError(`the index has the zone ${name}, which ${analysis.site} has not`)
    if (elements === null) continue
    const said = ensembleName(
      Object.entries(counts).flatMap(([element, count]) => new Array<string>(count).fill(element)),
    )
    if (said !== ensembleName(elements))
      throw new InputError(
        `its ${name} is ${formula(elements)}, but the index says ${formula(said.split('-'))}: the adsorbate moved, or atoms changed places`,
      )
  }
}

/** `Ir2Pt4` */
const formula = (elements: readonly string[]): string =>
  [...new Set(elements)]
    .sort()
    .map(element => `${element}${elements.filter(other => other === element).length}`)
    .join('')
