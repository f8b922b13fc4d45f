import type { Site } from '../site/site.ts'

/** How many environments a site can have, exactly. */
export interface EnvironmentCounts {
  /** Arrangements of elements on labelled atoms. */
  readonly labelled: bigint
  /** Ensemble multisets times the element counts of every zone. */
  readonly fingerprints: bigint
  /** Arrangements that no symmetry operation of the site turns into each other; mirror images count once. */
  readonly distinct: bigint
}

/**
 * Counts the environments of a site's ensemble and first shell.
 * labelled = n^k; fingerprints = prod C(n + k_z - 1, k_z); distinct = (1/|G|) sum over g of n^cycles(g) (Burnside).
 *
 * @param elements how many elements the atoms are drawn from, from 1
 * @example countEnvironments(findSite('fcc111-top'), 5).fingerprints // 36750n
 */
export function countEnvironments(site: Site, elements: number): EnvironmentCounts {
  const n = BigInt(elements)
  const fixed = site.symmetry.reduce((total, images) => total + n ** BigInt(cycles(images)), 0n)
  return {
    labelled: n ** BigInt(site.atoms),
    fingerprints: countFingerprints([site.ensemble.length, ...site.zones.map(zone => zone.atoms)], elements),
    distinct: fixed / BigInt(site.symmetry.length),
  }
}

/** The number of ways to fill groups of equivalent positions, positions of a group not told apart. */
export const countFingerprints = (groupSizes: readonly number[], elements: number): bigint =>
  groupSizes.reduce((product, size) => product * multisets(elements, size), 1n)

function multisets(elements: number, size: number): bigint {
  let result = 1n
  for (let i = 1n; i <= BigInt(size); i++) result = (result * (BigInt(elements) - 1n + i)) / i
  return result
}

function cycles(images: Uint8Array): number {
  const seen = new Uint8Array(images.length)
  let count = 0
  for (let start = 0; start < images.length; start++) {
    if (seen[start]) continue
    count++
    for (let atom = start; !seen[atom]; atom = images[atom]) seen[atom] = 1
  }
  return count
}
