import type { Composition } from '../composition/composition.ts'
import { isElement } from '../composition/elements.ts'
import { parseComposition } from '../composition/formula.ts'
import { ensembleAtoms, ensembleName } from '../environment/ensembles.ts'
import { type CsvTable, columnIndex } from '../input/csv-table.ts'
import { InputError } from '../input/input-error.ts'
import type { Site } from '../site/site.ts'
import { type SlabSize, slabSizeText } from './slab-cell.ts'
import { type SlabFingerprint, zoneSize } from './slab-fingerprint.ts'

/** An environment that a slab is to hold, and what a file says of the slab. */
export interface WantedEnvironment {
  readonly fingerprint: SlabFingerprint
  /** Of the slab's filling; null leaves it open. */
  readonly seed: number | null
  /** Which of the equivalent sites of the slab that the seed gives shows the fingerprint; null for a slab that is made to hold it. */
  readonly place: number | null
  /** null for that of the question. */
  readonly composition: Composition | null
  /** A name that rows on the same metal share; null for none. */
  readonly slab: string | null
}

/**
 * Reads the environments that slabs are to hold from a table with the columns `ensemble` and `<zone>:<element>`, as the
 * rows of a fit have them, and if there `seed`, `place` (from 0, as `slabEnvironments` lists sites), `composition` and
 * `slab`; an empty cell of those is none. A place is on the slab of its seed, or of the seed that names its slab. Columns `site` and `size` must agree with the question; others do not count.
 *
 * @param size of the slabs that are asked for
 * @returns [row]
 * @throws InputError naming the column, or the row, that is wrong
 * @example readWantedEnvironments(await readCsvTable('design.csv'), findSite('fcc111-top'), [3, 3, 4])[0].fingerprint.ensemble
 */
export function readWantedEnvironments(table: CsvTable, site: Site, size: SlabSize): WantedEnvironment[] {
  const ensembleColumn = columnIndex(table, 'ensemble')
  const zones = zoneColumns(table, site)
  return table.rows.map((cells, index) => {
    const fault = (says: string) => new InputError(`${table.file}, row ${index + 1}: ${says}`)
    const cell = (name: string) => cells[table.header.indexOf(name)] || null
    for (const [name, asked] of Object.entries({ site: site.id, size: slabSizeText(size) })) {
      const given = cell(name)
      if (given !== null && given !== asked)
        throw fault(`the ${name} is "${given}", but slabs are asked for ${asked}`)
    }
    const ensemble = cells[ensembleColumn] as string
    const atoms = ensembleAtoms(ensemble)
    if (atoms.length !== site.ensemble.length || !atoms.every(isElement))
      throw fault(
        `the ensemble must have ${site.ensemble.length} elements, joined by "-" if several, got "${ensemble}"`,
      )
    const fingerprint = {
      ensemble: ensembleName(atoms),
      zones: Object.fromEntries(
        [...zones].map(([name, columns]) => [
          name,
          readCounts(name, columns, cells, zoneSize(site, name), fault),
        ]),
      ),
    }
    const [place, slab] = [readWhole('place', cell('place'), fault), cell('slab')]
    const named = place !== null && /^\d+$/.test(slab ?? '') ? slab : null
    const seed = readWhole('seed', cell('seed') ?? named, fault)
    if (place !== null && seed === null)
      throw fault('a place needs the seed of its slab, in a column seed or as the name of the slab')
    return {
      fingerprint,
      seed,
      place,
      composition: readComposition(cell('composition'), fault),
      slab,
    }
  })
}

function readWhole(name: string, cell: string | null, fault: (says: string) => InputError): number | null {
  if (cell === null) return null
  if (!/^\d+$/.test(cell)) throw fault(`the ${name} must be a whole number, got "${cell}"`)
  return Number(cell)
}

function readComposition(cell: string | null, fault: (says: string) => InputError): Composition | null {
  if (cell === null) return null
  try {
    return parseComposition(cell)
  } catch (error) {
    throw error instanceof InputError ? fault(error.message) : error
  }
}

/** Per zone, the columns of its elements. */
function zoneColumns({ file, header }: CsvTable, site: Site): Map<string, [string, number][]> {
  const zones = new Map<string, [string, number][]>()
  for (const [column, title] of header.entries()) {
    const [zone, element] = title.split(':')
    if (zone === undefined || element === undefined) continue
    zoneSize(site, zone)
    if (!isElement(element))
      throw new InputError(`${file} has a column "${title}" of the unknown element "${element}"`)
    zones.set(zone, [...(zones.get(zone) ?? []), [element, column]])
  }
  return zones
}

function readCounts(
  zone: string,
  columns: readonly (readonly [string, number])[],
  cells: readonly string[],
  size: number,
  fault: (says: string) => InputError,
): Record<string, number> {
  const counts = columns.map(([element, column]) => {
    const cell = cells[column] as string
    if (!/^\d+$/.test(cell)) throw fault(`${zone} needs whole numbers of atoms, got "${cell}"`)
    return [element, Number(cell)] as const
  })
  const sum = counts.reduce((total, [, count]) => total + count, 0)
  if (sum !== size)
    throw fault(
      `${zone} must sum to ${size} atoms, got ${counts.map(([, count]) => count).join(' + ')} = ${sum}`,
    )
  return Object.fromEntries(counts.filter(([, count]) => count > 0))
}
