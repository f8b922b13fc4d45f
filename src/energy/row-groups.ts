import type { TrainingRow } from './training-rows.ts'

/**
 * Rows that tell of one another, so that leaving out one of them alone would leak: those with one fingerprint, and
 * those of one slab, and whatever these share rows with.
 *
 * @returns per group the indices of its rows, groups in the order of their first rows
 * @example rowGroups(rows).length // as many as there are rows when none is repeated
 */
export function rowGroups(rows: readonly TrainingRow[]): number[][] {
  const parent = rows.map((_, index) => index)
  const rootOf = (index: number): number => {
    let root = index
    while (parent[root] !== root) root = parent[root] as number
    parent[index] = root
    return root
  }
  const first = new Map<string, number>()
  for (const [index, { ensemble, counts, slab }] of rows.entries())
    for (const key of [`${ensemble} ${counts.join(',')}`, ...(slab === null ? [] : [`slab ${slab}`])]) {
      const earlier = first.get(key)
      if (earlier === undefined) first.set(key, index)
      else {
        const [a, b] = [rootOf(earlier), rootOf(index)]
        parent[Math.max(a, b)] = Math.min(a, b)
      }
    }
  const groups = new Map<number, number[]>()
  for (const index of rows.keys()) {
    const root = rootOf(index)
    const group = groups.get(root)
    if (group === undefined) groups.set(root, [index])
    else group.push(index)
  }
  return [...groups.values()]
}

/** Each row in a group of its own. */
export const singleRows = (rows: readonly unknown[]): number[][] => [...rows.keys()].map(row => [row])
