import { rowGroups } from '../energy/row-groups.ts'
import type { TrainingRow } from '../energy/training-rows.ts'
import { type Random, seededRandom } from '../environment/random.ts'
import { InputError } from '../input/input-error.ts'

/**
 * Splits rows into folds of nearly one size, at random, with rows of one slab or fingerprint in one fold: the groups in
 * random order, the largest first, each into the fold that has the fewest rows.
 *
 * @param folds 2 up to the number of groups
 * @throws InputError for another number of folds, or a seed that is none
 * @returns per fold the indices of its rows, ascending
 * @example rowFolds(data.rows, 10, 1).length // 10
 */
export function rowFolds(rows: readonly TrainingRow[], folds: number, seed: number): number[][] {
  const groups = shuffled(rowGroups(rows), seededRandom(seed)).sort((a, b) => b.length - a.length)
  if (groups.length < 2)
    throw new InputError(`folds need rows of two slabs or fingerprints or more, got ${groups.length}`)
  if (!(Number.isInteger(folds) && folds >= 2 && folds <= groups.length))
    throw new InputError(
      `the ${rows.length} train rows are ${groups.length} groups of one slab or fingerprint, which make 2 to ${groups.length} folds, got ${folds}`,
    )
  const result = Array.from({ length: folds }, (): number[] => [])
  for (const group of groups)
    result.reduce((least, fold) => (fold.length < least.length ? fold : least)).push(...group)
  return result.map(fold => fold.sort((a, b) => a - b))
}

/** The same items in random order. Fisher and Yates; Durstenfeld, Commun. ACM 7 (1964) 420. */
export function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const result = [...items]
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const item = result[last] as Item
    result[last] = result[other] as Item
    result[other] = item
  }
  return result
}
