import type { AtomGroups } from './atom-groups.ts'
import { binomial } from './binomial.ts'
import { countAtMost, type EnvironmentCounts } from './count.ts'

/** The alloys of so many elements that a pool allows, and the environments over all of them. */
export interface PoolCounts {
  /** Elements per alloy. */
  readonly size: number
  /** How many choices of elements the pool has: C(pool, size). */
  readonly subsets: bigint
  /** Different environments over all those alloys: each is counted once, however many alloys have it. */
  readonly environments: EnvironmentCounts
}

/**
 * Counts the alloys of each size that a pool of elements allows.
 *
 * @param pool how many elements there are to choose from
 * @param sizes how many elements an alloy has, from 1 to the pool
 * @example poolCounts(atomGroups(findSite('fcc100-top')), 40, [5])[0].subsets // 658008n
 */
export const poolCounts = (groups: AtomGroups, pool: number, sizes: readonly number[]): PoolCounts[] =>
  sizes.map(size => ({ size, subsets: binomial(pool, size), environments: countAtMost(groups, pool, size) }))
