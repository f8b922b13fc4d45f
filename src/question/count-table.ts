import { type Table, tableOf } from '../output/table.ts'
import type { CountAnswer } from './count.ts'
import { countLines } from './count-lines.ts'

/** The counts of a site as a table: a row for each kind of environments. */
export const countTable = (answer: CountAnswer): Table =>
  tableOf(countLines(answer), {
    site: () => answer.site,
    elements: () => answer.elements,
    atoms: () => answer.atoms,
    centre: () => answer.centre,
    mirror_images: () => answer.mirrorImages,
    symmetry_order: () => answer.symmetryOrder,
    environments: line => line.environments,
    labelled: line => line.labelled,
    fingerprints: line => line.fingerprints,
    distinct: line => line.distinct,
  })
