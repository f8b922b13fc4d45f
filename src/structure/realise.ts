import type { Random } from '../environment/random.ts'

/** Positions of an environment that are to hold so many atoms of each element. */
export interface WantedGroup {
  /** Int32Array [position], the slab atom there; an atom stands as often as its periodic images take part. */
  readonly atoms: Int32Array
  /** Atoms wanted, [element], summing to the number of positions. */
  readonly counts: readonly number[]
}

/** Atoms that stand equally often in each group, and so are alike. */
interface AtomClass {
  readonly atoms: readonly number[]
  /** How often each of them stands in a group, [group]. */
  readonly weights: readonly number[]
}

/**
 * Finds elements for the atoms of a slab so that every group holds what is wanted. Where each atom stands once, any
 * arrangement does, and all are equally likely; where positions are images of one atom, it counts for each of them, and a backtracking
 * search over classes of like atoms finds an arrangement or that there is none.
 *
 * @param random chooses among the arrangements
 * @returns the element of each atom of the groups, or null when the slab cannot hold them
 * @example realise([{ atoms: Int32Array.of(4, 4), counts: [1, 1] }], seededRandom(1)) // null
 */
export function realise(groups: readonly WantedGroup[], random: Random): Map<number, number> | null {
  const elements = groups[0]?.counts.length ?? 0
  const classes = classesOf(groups)
  const left = groups.map(({ counts }) => [...counts])
  const divisors = classes.map((_, first) =>
    groups.map((_, group) =>
      classes.slice(first).reduce((gcd, { weights }) => divisor(gcd, weights[group]), 0),
    ),
  )
  const chosen = classes.map(() => new Array<number>(elements).fill(0))
  const hopeless = new Set<string>()

  const canTake = ({ weights }: AtomClass, element: number): number =>
    weights.reduce(
      (most, weight, group) =>
        weight === 0 ? most : Math.min(most, Math.floor((left[group]?.[element] as number) / weight)),
      Number.POSITIVE_INFINITY,
    )

  const take = ({ weights }: AtomClass, element: number, count: number): void => {
    for (const [group, weight] of weights.entries()) (left[group] as number[])[element] -= weight * count
  }

  function fill(first: number): boolean {
    const atoms = classes[first]
    if (atoms === undefined) return left.every(counts => counts.every(count => count === 0))
    const state = `${first}:${left.join(';')}`
    if (hopeless.has(state)) return false
    const fits = left.every((counts, group) =>
      counts.every(count => isMultiple(count, divisors[first]?.[group] as number)),
    )
    if (fits && share(first, atoms, shuffled([...Array(elements).keys()], random), atoms.atoms.length))
      return true
    hopeless.add(state)
    return false
  }

  /** Gives the atoms of a class that are left to the elements that are left. */
  function share(first: number, atoms: AtomClass, order: readonly number[], count: number): boolean {
    const [element, ...later] = order
    if (element === undefined) return fill(first + 1)
    const others = later.reduce((sum, other) => sum + canTake(atoms, other), 0)
    const [least, most] = [Math.max(0, count - others), Math.min(count, canTake(atoms, element))]
    const numbers = Array.from({ length: Math.max(0, most - least + 1) }, (_, index) => least + index)
    for (const number of shuffled(numbers, random)) {
      take(atoms, element, number)
      ;(chosen[first] as number[])[element] = number
      if (share(first, atoms, later, count - number)) return true
      take(atoms, element, -number)
    }
    return false
  }

  if (!fill(0)) return null
  return new Map(
    classes.flatMap(({ atoms }, index) => {
      const own = (chosen[index] as number[]).flatMap((count, element) =>
        new Array<number>(count).fill(element),
      )
      return shuffled(own, random).map((element, place) => [atoms[place] as number, element] as const)
    }),
  )
}

/** Classes of like atoms, those that stand most often first, which leaves the search least to try. */
function classesOf(groups: readonly WantedGroup[]): AtomClass[] {
  const weights = new Map<number, number[]>()
  for (const [group, { atoms }] of groups.entries())
    for (const atom of atoms) {
      const own = weights.get(atom) ?? groups.map(() => 0)
      own[group]++
      weights.set(atom, own)
    }
  const classes = new Map<string, { atoms: number[]; weights: number[] }>()
  for (const [atom, own] of weights) {
    const known = classes.get(own.join())
    if (known === undefined) classes.set(own.join(), { atoms: [atom], weights: own })
    else known.atoms.push(atom)
  }
  const total = ({ weights }: AtomClass) => weights.reduce((sum, weight) => sum + weight, 0)
  return [...classes.values()].sort((a, b) => total(b) - total(a))
}

const divisor = (a: number, b: number | undefined): number =>
  b === undefined || b === 0 ? a : divisor(b, a % b)

const isMultiple = (count: number, of: number): boolean => (of === 0 ? count === 0 : count % of === 0)

/** The values in a random order, each order as likely as any other. */
function shuffled<Value>(values: readonly Value[], random: Random): Value[] {
  const order = [...values]
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const value = order[last] as Value
    order[last] = order[other] as Value
    order[other] = value
  }
  return order
}
