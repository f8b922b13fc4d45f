import { InputError } from '../input/input-error.ts'
import type { AtomGroups } from './atom-groups.ts'
import { binomial } from './binomial.ts'
import type { EnvironmentCounts } from './count.ts'
import { cycleLengths } from './cycles.ts'

/**
 * Counts the environments with a fixed number of atoms of each element: the coefficients of Polya's pattern
 * inventory. labelled = k! / prod(a_i!); a fingerprint splits every element's atoms over the groups; for
 * distinct ones every symmetry operation's cycles are dealt to the elements whole (Burnside).
 *
 * @param atoms a_i, one number per element
 * @throws InputError when they are not whole numbers from 0 that sum to the atoms there are
 * @example countWithAtoms(atomGroups(findSite('bulk'), { centre: false }), [6, 6]).distinct
 */
export function countWithAtoms(groups: AtomGroups, atoms: readonly number[]): EnvironmentCounts {
  const available = groups.sizes.reduce((sum, size) => sum + size, 0)
  checkAtoms(atoms, available)
  const types = new Map<string, { lengths: Parcel[]; times: bigint }>()
  for (const images of groups.symmetry) {
    const lengths = parcels(cycleLengths(images))
    const key = JSON.stringify(lengths)
    types.set(key, { lengths, times: (types.get(key)?.times ?? 0n) + 1n })
  }
  let fixed = 0n
  for (const { lengths, times } of types.values()) fixed += times * deal(lengths, atoms, binomial)
  return {
    labelled: deal([{ length: 1, count: available }], atoms, binomial),
    fingerprints: deal(
      groups.sizes.map(count => ({ length: 1, count })),
      atoms,
      () => 1n,
    ),
    distinct: fixed / BigInt(groups.symmetry.length),
  }
}

/** So many parcels of so many atoms each, which go to one element whole. */
interface Parcel {
  readonly length: number
  readonly count: number
}

function parcels(lengths: readonly number[]): Parcel[] {
  const counts = new Map<number, number>()
  for (const length of lengths) counts.set(length, (counts.get(length) ?? 0) + 1)
  return [...counts].map(([length, count]) => ({ length, count }))
}

/**
 * Ways to deal all parcels to the elements so that each gets its atoms, element by element.
 *
 * @param ways to choose some of the parcels of one kind that are left
 */
function deal(
  kinds: readonly Parcel[],
  atoms: readonly number[],
  ways: (left: number, chosen: number) => bigint,
): bigint {
  let states = new Map([[kinds.map(({ count }) => count).join(), 1n]])
  for (const wanted of atoms) {
    const next = new Map<string, bigint>()
    for (const [key, total] of states) {
      const left = key.split(',').map(Number)
      const choose = (kind: number, missing: number, product: bigint) => {
        if (kind === kinds.length) {
          if (missing === 0) next.set(left.join(), (next.get(left.join()) ?? 0n) + product)
          return
        }
        const { length } = kinds[kind] as Parcel
        const before = left[kind] as number
        for (let chosen = 0; chosen <= before && chosen * length <= missing; chosen++) {
          left[kind] = before - chosen
          choose(kind + 1, missing - chosen * length, product * ways(before, chosen))
        }
        left[kind] = before
      }
      choose(0, wanted, total)
    }
    states = next
  }
  return states.get(kinds.map(() => 0).join()) ?? 0n
}

function checkAtoms(atoms: readonly number[], available: number): void {
  const wrong = atoms.find(count => !(Number.isInteger(count) && count >= 0))
  if (wrong !== undefined)
    throw new InputError(`the atoms of an element must be a whole number from 0, got ${wrong}`)
  const sum = atoms.reduce((total, count) => total + count, 0)
  if (sum !== available)
    throw new InputError(
      `the atoms must sum to the ${available} of the site, got ${atoms.join(' + ')} = ${sum}`,
    )
}
