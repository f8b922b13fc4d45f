import { InputError } from '../input/input-error.ts'
import { ensembleCounts } from './design-rows.ts'
import { isSpanned, thinDecomposition } from './least-squares.ts'
import type { TrainingRow, TrainingRows } from './training-rows.ts'

/** What rows say nothing of, so that energies that rest on it are unknown. */
export interface FitGaps {
  /** Columns of zone and element, zone * elements + element, in which no row has an atom. */
  readonly columns: readonly number[]
  /** Ensembles without rows whose energy those with rows do not tell, as they have too few of its elements. */
  readonly ensembles: readonly string[]
}

/**
 * What some rows of a data set leave unknown. An ensemble without rows is known by its elements, where the ensembles
 * with rows determine what each of them adds.
 *
 * @param ensembles all ensembles of the elements
 * @example fitGaps(data, data.rows, ensembleNames(data.elements, 1)).columns // [] when each element is in each zone
 */
export function fitGaps(
  { elements, zones }: Pick<TrainingRows, 'elements' | 'zones'>,
  rows: readonly TrainingRow[],
  ensembles: readonly string[],
): FitGaps {
  const columns = Array.from({ length: zones.length * elements.length }, (_, column) => column)
  const withRows = new Set(rows.map(({ ensemble }) => ensemble))
  const unseen = ensembles.filter(name => !withRows.has(name))
  return {
    columns: columns.filter(column => rows.every(({ counts }) => counts[column] === 0)),
    ensembles: unseen.length === 0 ? [] : undetermined(unseen, [...withRows], [...elements].sort()),
  }
}

/** Whether the energy of a fingerprint is among what is unknown. */
export const isUnknown = (
  { columns, ensembles }: FitGaps,
  { ensemble, counts }: Pick<TrainingRow, 'ensemble' | 'counts'>,
): boolean => ensembles.includes(ensemble) || columns.some(column => counts[column] !== 0)

/**
 * @throws InputError naming the first of what is unknown, if anything is
 */
export function refuseGaps({ file, elements, zones }: TrainingRows, { columns, ensembles }: FitGaps): void {
  const [column] = columns
  if (column !== undefined) {
    const element = elements[column % elements.length]
    const zone = zones[Math.floor(column / elements.length)]?.name
    throw new InputError(
      `${file}: no train row has ${element} in ${zone}, so its energy there is unknown; add such rows or leave out the columns of ${element}`,
    )
  }
  const [ensemble] = ensembles
  if (ensemble !== undefined)
    throw new InputError(
      `no row tells the energy of the ensemble ${ensemble}: the ensembles with rows have too few of its elements; ` +
        'add such rows, or leave out the columns of those elements',
    )
}

/** The ensembles whose element counts are not in the span of those with rows. */
function undetermined(
  unseen: readonly string[],
  seen: readonly string[],
  elements: readonly string[],
): string[] {
  const { right, kept } = thinDecomposition(ensembleCounts(seen, elements))
  const span = right.subMatrixColumn(kept)
  const counts = ensembleCounts(unseen, elements)
  return unseen.filter((_, index) => !isSpanned(counts[index] as number[], span))
}
