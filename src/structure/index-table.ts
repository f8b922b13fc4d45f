import { ensembleAtoms } from '../environment/ensembles.ts'
import { type Table, tableOf } from '../output/table.ts'
import type { SlabFingerprint } from './slab-fingerprint.ts'

/** A structure file and the environment of its marked site. */
export interface IndexRow extends SlabFingerprint {
  /** The file, as seen from the index. */
  readonly file: string
  /** A name that files with the same metal share. */
  readonly slab: string
  readonly site: string
  /** null for a clean slab. */
  readonly adsorbate: string | null
  /** `3x3x4` */
  readonly size: string
  /** As `parseComposition` reads it back. */
  readonly composition: string
  /** angstrom */
  readonly latticeConstant: number
  readonly seed: number
  /** Which of the slab's equivalent sites is marked, from 0; null where the slab was made to hold the environment. */
  readonly place: number | null
  /** Whether positions of the environment are periodic images of one atom. */
  readonly repeatedAtoms: boolean
}

/**
 * The table that ties structure files to environments: `file`, `slab`, `site`, `adsorbate`,
 * then `ensemble` and `<zone>:<element>` as the rows of a fit have them, then how the slab was made.
 *
 * @param elements the order of the zones' columns; further elements of the rows come after them
 * @example await toCsv(indexTable(rows, ['Ir', 'Pt']))
 */
export function indexTable(rows: readonly IndexRow[], elements: readonly string[]): Table {
  const all = [
    ...new Set([
      ...elements,
      ...rows.flatMap(({ ensemble, zones }) => [
        ...ensembleAtoms(ensemble),
        ...Object.values(zones).flatMap(counts => Object.keys(counts)),
      ]),
    ]),
  ]
  const zones = [...new Set(rows.flatMap(row => Object.keys(row.zones)))]
  const counts = zones.flatMap(zone =>
    all.map(element => [`${zone}:${element}`, (row: IndexRow) => row.zones[zone]?.[element] ?? 0]),
  )
  return tableOf(rows, {
    file: row => row.file,
    slab: row => row.slab,
    site: row => row.site,
    adsorbate: row => row.adsorbate,
    ensemble: row => row.ensemble,
    ...Object.fromEntries(counts),
    size: row => row.size,
    composition: row => row.composition,
    lattice_constant: row => row.latticeConstant,
    seed: row => row.seed,
    place: row => row.place,
    repeated_atoms: row => row.repeatedAtoms,
  })
}
