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
 * @param ways to choose some of the parcels of one kind that are left; without it they are not told apart
 */
function deal(
  kinds: readonly Parcel[],
  atoms: readonly number[],
  ways?: (left: number, chosen: number) => bigint,
): bigint {
  // What is left of every kind, written as one number: the digits of a mixed radix.
  const units = kinds.map((_, kind) =>
    kinds.slice(0, kind).reduce((unit, { count }) => unit * (count + 1), 1),
  )
  const all = kinds.reduce((sum, { count }, kind) => sum + count * (units[kind] as number), 0)
  let states = new Map([[all, 1n]])
  for (const wanted of atoms) {
    const next = new Map<number, bigint>()
    const left = kinds.map(() => 0)
    /** Atoms in what is left of each kind and those after it: less than is missing, and a branch is dead. */
    const capacity = [...left, 0]
    const choose = (kind: number, state: number, missing: number, product: bigint) => {
      if (missing === 0) {
        next.set(state, (next.get(state) ?? 0n) + product)
        return
      }
      const [{ length }, most] = [kinds[kind] as Parcel, left[kind] as number]
      const least = Math.max(0, Math.ceil((missing - (capacity[kind + 1] as number)) / length))
      for (let chosen = least; chosen <= most && chosen * length <= missing; chosen++)
        choose(
          kind + 1,
          state - chosen * (units[kind] as number),
          missing - chosen * length,
          ways === undefined ? product : product * ways(most, chosen),
        )
    }
    for (const [state, total] of states) {
      for (let kind = kinds.length - 1; kind >= 0; kind--) {
        const { length, count } = kinds[kind] as Parcel
        left[kind] = Math.floor(state / (units[kind] as number)) % (count + 1)
        capacity[kind] = (capacity[kind + 1] as number) + (left[kind] as number) * length
      }
      if (wanted <= (capacity[0] as number)) choose(0, state, wanted, total)
    }
    states = next
  }
  return states.get(0) ?? 0n
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
