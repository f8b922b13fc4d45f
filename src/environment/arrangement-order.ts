import { InputError } from '../input/input-error.ts'
import { type DistinctArrangement, distinctWithAtoms } from './arrangements.ts'
import type { AtomGroups } from './atom-groups.ts'
import { multisets } from './binomial.ts'
import { zoneFillings } from './zone-fillings.ts'

const MAXIMUM_INVENTORIES = 1_000_000n

/**
 * Symmetry-distinct arrangements from the most to the least probable, lazily; of equally probable ones, by element
 * counts and number. The probability is the orbit's size times that of one member, which the element counts fix, so
 * the pairs of counts and orbit size are sorted, and each is walked in turn.
 *
 * @param fractions mole fraction of each element
 * @throws InputError when there are over a million ways to choose the element counts
 * @example arrangementsByProbability(atomGroups(findSite('bulk')), [0.2, 0.8]).next().value
 */
export function* arrangementsByProbability(
  groups: AtomGroups,
  fractions: readonly number[],
): Generator<DistinctArrangement> {
  const atoms = groups.sizes.reduce((sum, size) => sum + size, 0)
  const inventories = multisets(fractions.length, atoms)
  if (inventories > MAXIMUM_INVENTORIES)
    throw new InputError(
      `${fractions.length} elements on ${atoms} atoms have ${inventories.toLocaleString('en')} element counts to sort; ` +
        `at most ${MAXIMUM_INVENTORIES.toLocaleString('en')} can be, so use fewer elements`,
    )
  const { counts, length } = zoneFillings(atoms, fractions.length)
  const countsOf = (inventory: number) => [
    ...counts.subarray(inventory * fractions.length, (inventory + 1) * fractions.length),
  ]
  const order = groups.symmetry.length
  const orbits = Array.from({ length: order }, (_, index) => index + 1).filter(size => order % size === 0)
  const classes = Array.from({ length }, (_, inventory) => {
    const member = countsOf(inventory).reduce(
      (sum, count, element) => sum + count * Math.log(fractions[element] as number),
      0,
    )
    return orbits.map(orbit => ({ inventory, orbit, logProbability: member + Math.log(orbit) }))
  })
    .flat()
    .sort((a, b) => b.logProbability - a.logProbability || a.inventory - b.inventory)
  for (const { inventory, orbit } of classes)
    for (const arrangement of distinctWithAtoms(groups, countsOf(inventory)))
      if (arrangement.orbit === orbit) yield arrangement
}
