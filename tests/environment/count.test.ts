import { describe, expect, it } from 'vitest'
import { type AtomGroupOptions, type AtomGroups, atomGroups } from '../../src/environment/atom-groups.ts'
import {
  countAllPresent,
  countAtMost,
  countEnvironments,
  type EnvironmentCounts,
} from '../../src/environment/count.ts'
import { countWithAtoms } from '../../src/environment/pattern-inventory.ts'
import { InputError } from '../../src/input/input-error.ts'
import { allSites, findSite } from '../../src/site/registry.ts'
import { sharedIsAbsent, sharedJson } from '../shared-data.ts'

/** Counts of all arrangements, each looked at, by how many atoms of each element they have. */
function bruteForce({ sizes, symmetry }: AtomGroups, elements: number): Map<string, EnvironmentCounts> {
  const groupOf = sizes.flatMap((size, group) => new Array<number>(size).fill(group))
  const found = new Map<string, { labelled: bigint; fingerprints: Set<number>; distinct: bigint }>()
  const atoms = new Uint8Array(groupOf.length)
  for (;;) {
    const inventory = new Array<number>(elements).fill(0)
    const inGroups = new Array<number>(elements * sizes.length).fill(0)
    for (const [atom, element] of atoms.entries()) {
      inventory[element]++
      inGroups[(groupOf[atom] as number) * elements + element]++
    }
    const counts = found.get(inventory.join()) ?? { labelled: 0n, fingerprints: new Set(), distinct: 0n }
    found.set(inventory.join(), counts)
    counts.labelled++
    counts.fingerprints.add(
      inGroups.reduce(
        (key, count, place) => key * ((sizes[Math.floor(place / elements)] as number) + 1) + count,
        0,
      ),
    )
    if (symmetry.every(images => !isSmaller(images, atoms))) counts.distinct++
    let digit = 0
    while (digit < atoms.length && atoms[digit] === elements - 1) atoms[digit++] = 0
    if (digit === atoms.length) break
    atoms[digit]++
  }
  return new Map(
    [...found].map(([key, counts]) => [key, { ...counts, fingerprints: BigInt(counts.fingerprints.size) }]),
  )
}

/** Whether an image of the arrangement comes before it, so that it is not the first of its orbit. */
function isSmaller(images: Uint8Array, atoms: Uint8Array): boolean {
  for (let atom = 0; atom < atoms.length; atom++) {
    const difference = (atoms[images[atom] as number] as number) - (atoms[atom] as number)
    if (difference !== 0) return difference < 0
  }
  return false
}

function totalOf(counts: readonly EnvironmentCounts[]): EnvironmentCounts {
  const sum = (kind: keyof EnvironmentCounts) => counts.reduce((total, count) => total + count[kind], 0n)
  return { labelled: sum('labelled'), fingerprints: sum('fingerprints'), distinct: sum('distinct') }
}

function expectEveryCount(groups: AtomGroups, elements: number): void {
  const inventories = bruteForce(groups, elements)
  const present = (key: string) => key.split(',').filter(count => count !== '0').length
  const where = (holds: (elements: number) => boolean) =>
    totalOf([...inventories].filter(([key]) => holds(present(key))).map(([, counts]) => counts))
  expect(countEnvironments(groups, elements)).toEqual(where(() => true))
  expect(countAllPresent(groups, elements)).toEqual(where(count => count === elements))
  for (let most = 1; most <= elements; most++)
    expect(countAtMost(groups, elements, most)).toEqual(where(count => count <= most))
  for (const [key, counts] of inventories)
    expect({ key, ...countWithAtoms(groups, key.split(',').map(Number)) }).toEqual({ key, ...counts })
}

const VARIANTS: readonly AtomGroupOptions[] = [
  {},
  { centre: false },
  { rotationsOnly: true },
  { centre: false, rotationsOnly: true },
]

const small = (atoms: number) =>
  allSites().flatMap(site =>
    site.atoms <= atoms ? VARIANTS.map(options => [site.id, JSON.stringify(options), options] as const) : [],
  )

describe('counts of environments', () => {
  it.each(small(13))('of 2 elements on %s %s agree with looking at every arrangement', (id, _, options) => {
    expectEveryCount(atomGroups(findSite(id), options), 2)
  })

  it.each(small(10))('of 3 elements on %s %s agree with looking at every arrangement', (id, _, options) => {
    expectEveryCount(atomGroups(findSite(id), options), 3)
  })

  it.each(
    allSites()
      .filter(({ atoms }) => atoms > 10 && atoms <= 13)
      .map(({ id }) => id),
  )('of 3 elements on %s agree with looking at every arrangement', id => {
    expectEveryCount(atomGroups(findSite(id)), 3)
  })

  it('of 3 elements on the 12 bulk neighbours agree with looking at every arrangement', () => {
    expectEveryCount(atomGroups(findSite('bulk'), { centre: false }), 3)
  })

  it('of the fcc first shell without its centre are those published (Sheriff et al. 2024)', () => {
    const shell = atomGroups(findSite('bulk'), { centre: false })
    const counts = [2, 3, 4, 5].map(elements => countEnvironments(shell, elements).distinct)
    expect(counts).toEqual([144n, 12_111n, 358_120n, 5_131_650n])
    const rotations = atomGroups(findSite('bulk'), { centre: false, rotationsOnly: true })
    expect([2, 3].map(elements => countEnvironments(rotations, elements).distinct)).toEqual([218n, 22_815n])
  })

  it('are 1 for one element, and exact for 118', () => {
    for (const site of allSites())
      expect(countEnvironments(atomGroups(site), 1)).toEqual({ labelled: 1n, fingerprints: 1n, distinct: 1n })
    const hollow = atomGroups(findSite('fcc100-hollow'))
    expect(countEnvironments(hollow, 118).labelled).toBe(118n ** 21n)
    expect(countAllPresent(hollow, 118)).toEqual({ labelled: 0n, fingerprints: 0n, distinct: 0n })
    expect(countAtMost(hollow, 118, 118)).toEqual(countEnvironments(hollow, 118))
    const [twenty, pairs] = [new Array<number>(21).fill(1), [11, 10]]
    expect(countWithAtoms(hollow, twenty).labelled).toBe(51_090_942_171_709_440_000n)
    expect(countWithAtoms(hollow, pairs).labelled).toBe(352_716n)
  })

  it('add up over all numbers of atoms of each element', () => {
    const groups = atomGroups(findSite('fcc111-hcp'))
    const sums = Array.from({ length: 20 }, (_, first) => countWithAtoms(groups, [first, 19 - first]))
    expect(totalOf(sums)).toEqual(countEnvironments(groups, 2))
  })

  it('reproduce the figures of the review: 5^8, 5^9 and 10^9 for the fcc(100) terrace', () => {
    const terrace = findSite('fcc100-top')
    expect(countEnvironments(atomGroups(terrace, { centre: false }), 5).labelled).toBe(390_625n)
    expect(countEnvironments(atomGroups(terrace), 5).labelled).toBe(1_953_125n)
    expect(countEnvironments(atomGroups(terrace), 10).labelled).toBe(1_000_000_000n)
  })

  it.each([
    [[5, 4], 'must sum to the 10 of the site, got 5 + 4 = 9'],
    [[5, 6], 'got 5 + 6 = 11'],
    [[11, -1], 'a whole number from 0, got -1'],
    [[2.5, 7.5], 'got 2.5'],
  ])('refuse %j atoms on a site of 10', (atoms, sentence) => {
    const count = () => countWithAtoms(atomGroups(findSite('fcc111-top')), atoms)
    expect(count).toThrow(InputError)
    expect(count).toThrow(sentence)
  })

  it.skipIf(sharedIsAbsent)('are the independently made reference counts', () => {
    interface Reference {
      coordination: number[]
      atoms: number
      symmetryOrder: number
      ensembleAtoms: number
      zoneSizes: number[]
      counts: Record<string, Record<'labelled' | 'fingerprints' | 'distinct', string>>
    }
    const { sites } = sharedJson('reference/site-counts.json') as { sites: Record<string, Reference> }
    expect(Object.keys(sites).length).toBeGreaterThanOrEqual(6)
    for (const [id, reference] of Object.entries(sites)) {
      const site = findSite(id)
      expect(site.coordination).toEqual(reference.coordination)
      expect(site.atoms).toBe(reference.atoms)
      expect(site.symmetry).toHaveLength(reference.symmetryOrder)
      expect(site.ensemble).toHaveLength(reference.ensembleAtoms)
      expect(site.zones.map(zone => zone.atoms).sort((a, b) => a - b)).toEqual(reference.zoneSizes)
      for (const [elements, counts] of Object.entries(reference.counts)) {
        const counted = countEnvironments(atomGroups(site), Number(elements))
        for (const kind of ['labelled', 'fingerprints', 'distinct'] as const)
          expect(`${id} ${elements} ${kind} ${counted[kind]}`).toBe(
            `${id} ${elements} ${kind} ${counts[kind]}`,
          )
      }
    }
  })
})
