import { describe, expect, it } from 'vitest'
import { InputError } from '../../src/input/input-error.ts'
import { isInside } from '../../src/lattice/facet.ts'
import { subtract, sum, type Vector, vectorKey } from '../../src/lattice/vector.ts'
import { allSites, findSite } from '../../src/site/registry.ts'
import { type PlacedSite, sitePair } from '../../src/site/site-pairs.ts'

const pairOf = (a: string, b: string, neighbour: number) => sitePair(findSite(a), findSite(b), neighbour)

const atomsOf = ({ ensemble, zones }: PlacedSite): Set<string> =>
  new Set([ensemble, ...zones.values()].flat().map(vectorKey))

const shared = (a: string, b: string, neighbour: number): number => {
  const [first, second] = pairOf(a, b, neighbour).ends.map(atomsOf) as [Set<string>, Set<string>]
  return [...first].filter(atom => second.has(atom)).length
}

const ranks = [1, 2, 3, 4, 5]

describe('pairs of sites', () => {
  // Distances of fcc(111) surface geometry in lattice constants: tops are a triangular lattice of side 1/sqrt 2,
  // hollows sit above the centres of its triangles, bridges on the middles of its sides.
  const side = Math.SQRT1_2
  it.each([
    ['fcc111-top', 'fcc111-top', [1, Math.sqrt(3), 2, Math.sqrt(7), 3]],
    ['fcc111-top', 'fcc111-fcc', [1, 2, Math.sqrt(7), Math.sqrt(13), 4].map(length => length / Math.sqrt(3))],
    ['fcc111-top', 'fcc111-hcp', [1, 2, Math.sqrt(7), Math.sqrt(13), 4].map(length => length / Math.sqrt(3))],
    ['fcc111-fcc', 'fcc111-hcp', [1, 2, Math.sqrt(7), Math.sqrt(13), 4].map(length => length / Math.sqrt(3))],
    ['fcc111-bridge', 'fcc111-top', [0.5, Math.sqrt(3) / 2, Math.sqrt(7) / 2]],
    ['fcc100-top', 'fcc100-top', [1, Math.SQRT2, 2, Math.sqrt(5)]],
    ['fcc100-top', 'fcc100-hollow', [1, Math.sqrt(5), 3].map(length => length / Math.SQRT2)],
    ['fcc110-top', 'fcc110-top', [1, Math.SQRT2, Math.sqrt(3), 2]],
    ['bulk', 'bulk', [1, Math.SQRT2, Math.sqrt(3), 2, Math.sqrt(5)]],
  ] as const)('of %s and %s lie as the lattice of the facet says', (a, b, lengths) => {
    const distances = Array.from(
      { length: a === 'fcc111-bridge' ? 12 : 8 },
      (_, index) => pairOf(a, b, index + 1).distance,
    )
    const different = distances.filter(
      (distance, index) => Math.abs(distance - (distances[index - 1] ?? 0)) > 1e-9,
    )
    for (const [index, length] of lengths.entries()) expect(different[index]).toBeCloseTo(length * side, 12)
  })

  it('share the atoms that a drawing of the surface shows', () => {
    // Two touching fcc(111) tops: each other (2), the surface neighbours of both (2), one atom below both.
    expect(shared('fcc111-top', 'fcc111-top', 1)).toBe(5)
    // A top of the hollow: three ensemble atoms; 2 + 2 surface and 2 + 1 subsurface neighbours of the top.
    expect(shared('fcc111-top', 'fcc111-fcc', 1)).toBe(10)
    expect(shared('fcc100-top', 'fcc100-top', 1)).toBe(4)
    expect(shared('fcc111-top', 'fcc111-top', 4)).toBe(0)
  })

  it('of one site with itself have the very same atoms at rank 0', () => {
    for (const site of allSites()) {
      const { distance, ends } = sitePair(site, site, 0)
      expect(distance).toBe(0)
      expect(ends[1]).toEqual(ends[0])
    }
  })

  it('are the same whichever site is named first', () => {
    for (const [a, b] of [
      ['fcc111-top', 'fcc111-fcc'],
      ['fcc111-bridge', 'fcc111-hcp'],
      ['fcc100-hollow', 'fcc100-bridge'],
    ] as const)
      for (const neighbour of ranks) {
        const [there, back] = [pairOf(a, b, neighbour), pairOf(b, a, neighbour)]
        expect(back.distance).toBe(there.distance)
        expect(back.ends).toEqual([there.ends[1], there.ends[0]])
      }
  })

  it('never come nearer with rank, and share fewer atoms at the same distance', () => {
    for (const site of allSites())
      for (const other of allSites().filter(({ facet }) => facet === site.facet))
        for (const neighbour of ranks) {
          const [near, far] = [sitePair(site, other, neighbour), sitePair(site, other, neighbour + 1)]
          expect(far.distance).toBeGreaterThanOrEqual(near.distance)
          if (far.distance === near.distance)
            expect(shared(site.id, other.id, neighbour + 1)).toBeLessThanOrEqual(
              shared(site.id, other.id, neighbour),
            )
        }
  })

  it('keep each site as it is: atoms inside the crystal, zones of the same size and distance', () => {
    for (const site of allSites())
      for (const neighbour of ranks)
        for (const { ensemble, zones } of sitePair(site, site, neighbour).ends) {
          const doubled = ensemble.length
          for (const { name, atoms, distance } of [...site.zones, ...site.zonesBeyond]) {
            const positions = zones.get(name) as Vector[]
            expect(new Set(positions.map(vectorKey)).size).toBe(atoms)
            for (const position of positions) {
              expect(isInside(site.facet, position)).toBe(true)
              const from = subtract(position.map(x => x * doubled) as unknown as Vector, sum(ensemble))
              expect(Math.hypot(...from) / (2 * doubled)).toBeCloseTo(distance, 12)
            }
          }
        }
  })

  it('of hollows along [11-2] have a rank for each end, as the two see different atoms of each other', () => {
    const [second, third] = [pairOf('fcc111-fcc', 'fcc111-fcc', 2), pairOf('fcc111-fcc', 'fcc111-fcc', 3)]
    expect(third.distance).toBe(second.distance)
    const table = ({ ends: [first, other] }: typeof second) =>
      [first.ensemble, ...first.zones.values()].map(atoms =>
        [other.ensemble, ...other.zones.values()].map(
          others => atoms.filter(atom => others.some(at => vectorKey(at) === vectorKey(atom))).length,
        ),
      )
    const transposed = (rows: number[][]) => rows.map((_, i) => rows.map(row => row[i]))
    expect(table(third)).toEqual(transposed(table(second)))
    expect(table(third)).not.toEqual(table(second))
  })

  it('share no atom beyond the last rank', () => {
    for (const [a, b] of [
      ['fcc111-bridge', 'fcc111-bridge'],
      ['fcc111-bridge', 'fcc111-fcc'],
    ] as const)
      for (const neighbour of [50, 55, 60]) expect(shared(a, b, neighbour)).toBe(0)
  })

  it('must be on one facet and have a rank that there is', () => {
    expect(() => pairOf('fcc111-top', 'fcc100-top', 1)).toThrow(InputError)
    expect(() => pairOf('fcc111-top', 'fcc100-top', 1)).toThrow(
      'fcc111-top is on fcc111, fcc100-top on fcc100',
    )
    expect(() => pairOf('fcc111-top', 'fcc111-fcc', 0)).toThrow('1 (the nearest pair) to 60, got 0')
    expect(() => pairOf('fcc111-top', 'fcc111-top', 61)).toThrow(
      '0 (the very same site), 1 (the nearest pair) to 60, got 61',
    )
    expect(() => pairOf('fcc111-top', 'fcc111-top', 1.5)).toThrow('got 1.5')
  })
})
