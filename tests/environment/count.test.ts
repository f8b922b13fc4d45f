import { describe, expect, it } from 'vitest'
import { countEnvironments } from '../../src/environment/count.ts'
import { allSites, findSite } from '../../src/site/registry.ts'
import type { Site } from '../../src/site/site.ts'
import { sharedIsAbsent, sharedJson } from '../shared-data.ts'

/** Every arrangement as a base-n number; distinct ones are the smallest of their symmetry images. */
function bruteForce(site: Site, elements: number) {
  const sizes = [site.ensemble.length, ...site.zones.map(zone => zone.atoms)]
  const ends = sizes.map((_, index) => sizes.slice(0, index + 1).reduce((a, b) => a + b))
  const groups = sizes.map((size, index) => [(ends[index] as number) - size, ends[index] as number] as const)
  const fingerprints = new Set<string>()
  let [labelled, distinct] = [0n, 0n]
  const atoms = new Uint8Array(site.atoms)
  for (;;) {
    labelled++
    fingerprints.add(groups.map(([start, end]) => [...atoms.subarray(start, end)].sort().join('')).join('|'))
    if (site.symmetry.every(images => !isSmaller(images, atoms))) distinct++
    let digit = 0
    while (digit < atoms.length && atoms[digit] === elements - 1) atoms[digit++] = 0
    if (digit === atoms.length) return { labelled, fingerprints: BigInt(fingerprints.size), distinct }
    atoms[digit] = (atoms[digit] as number) + 1
  }
}

function isSmaller(images: Uint8Array, atoms: Uint8Array): boolean {
  for (let atom = 0; atom < atoms.length; atom++) {
    const difference = (atoms[images[atom] as number] as number) - (atoms[atom] as number)
    if (difference !== 0) return difference < 0
  }
  return false
}

describe('counts of environments', () => {
  it.each(
    allSites()
      .filter(site => site.atoms <= 13)
      .map(site => [site.id, site] as const),
  )('agree with brute force over all arrangements of 2 elements on %s', (_, site) => {
    expect(countEnvironments(site, 2)).toEqual(bruteForce(site, 2))
  })

  it.each(['fcc110-top', 'fcc211-edge-top', 'fcc100-top', 'fcc111-top'])(
    'agree with brute force over all arrangements of 3 elements on %s',
    id => {
      expect(countEnvironments(findSite(id), 3)).toEqual(bruteForce(findSite(id), 3))
    },
  )

  it('are 1 for one element, and exact for 118', () => {
    for (const site of allSites())
      expect(countEnvironments(site, 1)).toEqual({ labelled: 1n, fingerprints: 1n, distinct: 1n })
    expect(countEnvironments(findSite('fcc100-hollow'), 118).labelled).toBe(118n ** 21n)
  })

  it('reproduce the figures of the review: 5^8, 5^9 and 10^9 for the fcc(100) terrace', () => {
    const terrace = findSite('fcc100-top')
    expect(5n ** BigInt(terrace.atoms - 1)).toBe(390_625n)
    expect(countEnvironments(terrace, 5).labelled).toBe(1_953_125n)
    expect(countEnvironments(terrace, 10).labelled).toBe(1_000_000_000n)
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
        const counted = countEnvironments(site, Number(elements))
        for (const kind of ['labelled', 'fingerprints', 'distinct'] as const)
          expect(`${id} ${elements} ${kind} ${counted[kind]}`).toBe(
            `${id} ${elements} ${kind} ${counts[kind]}`,
          )
      }
    }
  })
})
