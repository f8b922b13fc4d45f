import { isElement } from '../composition/elements.ts'
import { ensembleAtoms, ensembleName } from '../environment/ensembles.ts'
import { type CsvTable, columnIndex } from '../input/csv-table.ts'
import { readDecimal } from '../input/decimal.ts'
import { InputError } from '../input/input-error.ts'
import type { Site } from '../site/site.ts'

/** Of adsorption energies and of such as are not referred yet, eV; the squares of larger ones could overflow. */
const LARGEST = 1e6

/** One adsorption energy and the fingerprint it belongs to. */
export interface TrainingRow {
  readonly split: 'train' | 'test'
  readonly ensemble: string
  /** Atoms by zone and element, [zone * elements + element]. */
  readonly counts: readonly number[]
  /** eV */
  readonly energy: number
  /** What rows of one slab have in common; null when the column `slab` is empty or absent: a slab of its own. */
  readonly slab: string | null
}

/** The rows of a DFT data set, and which elements and zones they describe. */
export interface TrainingRows {
  /** The file they are from, for errors. */
  readonly file: string
  readonly elements: readonly string[]
  readonly zones: readonly { readonly name: string; readonly atoms: number }[]
  readonly rows: readonly TrainingRow[]
}

/**
 * Reads adsorption energies from a table with the columns `ensemble`, `<zone>:<element>`, `energy` (eV) and,
 * if some rows are held out, `split` (`train` or `test`), and if several rows share a slab, `slab`.
 *
 * @param zoneNames the zones to use; those of the header by default
 * @throws InputError naming row and column when a cell cannot be, or a zone does not sum to its size
 * @example readTrainingRows(await readCsvTable('rows.csv'), findSite('fcc111-top')).rows.length
 */
export function readTrainingRows(table: CsvTable, site: Site, zoneNames?: readonly string[]): TrainingRows {
  const ensembleColumn = columnIndex(table, 'ensemble')
  const energyColumn = columnIndex(table, 'energy')
  const splitColumn = table.header.includes('split') ? columnIndex(table, 'split') : undefined
  const slabColumn = table.header.includes('slab') ? columnIndex(table, 'slab') : undefined
  const layout = readZoneColumns(table, site, zoneNames)
  const rows = table.rows.map((cells, index): TrainingRow => {
    const reader = new RowReader(table.file, index + 1, cells)
    return {
      split: splitColumn === undefined ? 'train' : reader.split(splitColumn),
      ensemble: reader.ensemble(ensembleColumn, layout.elements, site.ensemble.length),
      counts: layout.zones.flatMap((zone, z) => reader.zone(zone, layout.columns[z] as number[])),
      energy: reader.energy(energyColumn),
      slab: slabColumn === undefined ? null : reader.slab(slabColumn),
    }
  })
  return { file: table.file, elements: layout.elements, zones: layout.zones, rows }
}

function readZoneColumns(table: CsvTable, site: Site, zoneNames?: readonly string[]) {
  const pairs = table.header.filter(name => name.includes(':')).map(name => name.split(':'))
  const named = [...new Set(pairs.map(([zone]) => zone as string))]
  const elements = [...new Set(pairs.map(([, element]) => element as string))]
  if (elements.length === 0)
    throw new InputError(`${table.file} has no zone columns; name them like surface:Pt`)
  const stranger = elements.find(element => !isElement(element))
  if (stranger !== undefined)
    throw new InputError(`${table.file} has a column of the unknown element "${stranger}"`)
  const siteZones = [...site.zones, ...site.zonesBeyond]
  const zones = (zoneNames ?? named).map(name => {
    const zone = siteZones.find(candidate => candidate.name === name)
    if (zone === undefined)
      throw new InputError(
        `site ${site.id} has no zone "${name}"; its zones are ${siteZones.map(known => known.name).join(', ')}`,
        zoneNames && { field: 'zones' },
      )
    return { name, atoms: zone.atoms }
  })
  if (new Set(zones.map(zone => zone.name)).size < zones.length)
    throw new InputError(
      `a zone is named twice in ${zones.map(zone => zone.name).join(',')}`,
      zoneNames && { field: 'zones' },
    )
  const columns = zones.map(({ name }) => elements.map(element => columnIndex(table, `${name}:${element}`)))
  return { elements, zones, columns }
}

class RowReader {
  constructor(
    private readonly file: string,
    private readonly row: number,
    private readonly cells: readonly string[],
  ) {}

  private fault(says: string): InputError {
    return new InputError(`${this.file}, row ${this.row}: ${says}`)
  }

  split(column: number): 'train' | 'test' {
    const cell = this.cells[column]
    if (cell !== 'train' && cell !== 'test') throw this.fault(`split must be train or test, got "${cell}"`)
    return cell
  }

  slab(column: number): string | null {
    return this.cells[column] || null
  }

  ensemble(column: number, elements: readonly string[], size: number): string {
    const cell = this.cells[column] as string
    const atoms = ensembleAtoms(cell)
    if (atoms.length !== size)
      throw this.fault(`the ensemble must have ${size} atoms joined by "-", got "${cell}"`)
    const stranger = atoms.find(atom => !elements.includes(atom))
    if (stranger !== undefined)
      throw this.fault(
        `the ensemble "${cell}" has "${stranger}", but the zone columns cover ${elements.join(', ')}`,
      )
    if (ensembleName(atoms) !== cell)
      throw this.fault(`the ensemble must be sorted, ${ensembleName(atoms)}, got "${cell}"`)
    return cell
  }

  zone({ name, atoms }: { name: string; atoms: number }, columns: readonly number[]): number[] {
    const counts = columns.map(column => {
      const cell = this.cells[column] as string
      if (!/^\d+$/.test(cell)) throw this.fault(`${name} needs whole numbers of atoms, got "${cell}"`)
      return Number(cell)
    })
    const sum = counts.reduce((total, count) => total + count, 0)
    if (sum !== atoms)
      throw this.fault(`${name} must sum to ${atoms} atoms, got ${counts.join(' + ')} = ${sum}`)
    return counts
  }

  energy(column: number): number {
    const cell = this.cells[column] as string
    const energy = readDecimal(cell)
    if (energy === null) throw this.fault(`energy must be a number in eV, got "${cell}"`)
    if (Math.abs(energy) > LARGEST)
      throw this.fault(
        `an energy of ${cell} eV is none of adsorption; at most ${LARGEST} eV of either sign are taken`,
      )
    return energy
  }
}
