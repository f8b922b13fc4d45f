import { InputError } from '../input/input-error.ts'
import type { AtomGroups } from './atom-groups.ts'
import { binomial, multisets } from './binomial.ts'
import { cycleLengths } from './cycles.ts'

/** How many environments there are, exactly. */
export interface EnvironmentCounts {
  /** Arrangements of elements on labelled atoms. */
  readonly labelled: bigint
  /** Element counts of every group of equivalent atoms: the ensemble and each zone. */
  readonly fingerprints: bigint
  /** Arrangements that no symmetry operation turns into each other. */
  readonly distinct: bigint
}

/**
 * Counts the environments of a site's atoms.
 * labelled = n^k; fingerprints = prod C(n + k_z - 1, k_z); distinct = (1/|G|) sum over g of n^cycles(g) (Burnside).
 *
 * @param elements how many elements the atoms are drawn from, from 0
 * @throws InputError when that is not a whole number
 * @example countEnvironments(atomGroups(findSite('fcc111-top')), 5).fingerprints // 36750n
 */
export const countEnvironments = (groups: AtomGroups, elements: number): EnvironmentCounts =>
  counter(groups)(elements)

/**
 * Counts the environments in which each of the elements occurs, by inclusion and exclusion:
 * sum over j of (-1)^(n-j) C(n, j) count(j).
 *
 * @example countAllPresent(atomGroups(findSite('fcc111-top')), 2).labelled // 1022n
 */
export function countAllPresent(groups: AtomGroups, elements: number): EnvironmentCounts {
  if (elements > atomsOf(groups)) return NONE
  return allPresent(counter(groups), elements)
}

/**
 * Counts the environments with at most so many different elements, out of a larger choice.
 *
 * @param elements how many elements there are to choose from
 * @param most how many different ones an environment may have, from 1
 * @example countAtMost(atomGroups(findSite('fcc111-top')), 5, 1).distinct // 5n
 */
export function countAtMost(groups: AtomGroups, elements: number, most: number): EnvironmentCounts {
  const count = counter(groups)
  let total = NONE
  for (let present = 1; present <= Math.min(most, elements, atomsOf(groups)); present++)
    total = combine(total, allPresent(count, present), (a, b) => a + binomial(elements, present) * b)
  return total
}

/** The number of fingerprints of groups of equivalent atoms. */
export const countFingerprints = (groupSizes: readonly number[], elements: number): bigint =>
  groupSizes.reduce((product, size) => product * multisets(elements, size), 1n)

const NONE: EnvironmentCounts = { labelled: 0n, fingerprints: 0n, distinct: 0n }

const atomsOf = ({ sizes }: AtomGroups): number => sizes.reduce((sum, size) => sum + size, 0)

/** The counts as a function of the number of elements, with the symmetry reduced to its numbers of cycles. */
function counter(groups: AtomGroups): (elements: number) => EnvironmentCounts {
  const atoms = BigInt(atomsOf(groups))
  const order = BigInt(groups.symmetry.length)
  const operations = new Map<bigint, bigint>()
  for (const images of groups.symmetry) {
    const cycles = BigInt(cycleLengths(images).length)
    operations.set(cycles, (operations.get(cycles) ?? 0n) + 1n)
  }
  return elements => {
    if (!(Number.isInteger(elements) && elements >= 0))
      throw new InputError(`the number of elements must be a whole number from 0, got ${elements}`)
    const n = BigInt(elements)
    let fixed = 0n
    for (const [cycles, times] of operations) fixed += times * n ** cycles
    return {
      labelled: n ** atoms,
      fingerprints: countFingerprints(groups.sizes, elements),
      distinct: fixed / order,
    }
  }
}

function allPresent(count: (elements: number) => EnvironmentCounts, elements: number): EnvironmentCounts {
  let total = NONE
  for (let j = 0; j <= elements; j++) {
    const weight = binomial(elements, j) * ((elements - j) % 2 === 0 ? 1n : -1n)
    total = combine(total, count(j), (a, b) => a + weight * b)
  }
  return total
}

const combine = (
  a: EnvironmentCounts,
  b: EnvironmentCounts,
  merge: (a: bigint, b: bigint) => bigint,
): EnvironmentCounts => ({
  labelled: merge(a.labelled, b.labelled),
  fingerprints: merge(a.fingerprints, b.fingerprints),
  distinct: merge(a.distinct, b.distinct),
})
