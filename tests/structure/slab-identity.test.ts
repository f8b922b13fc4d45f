import { describe, expect, it } from 'vitest'
import { rotate } from '../../src/lattice/cubic-operations.ts'
import { layerOf } from '../../src/lattice/facet.ts'
import { add, scale, subtract, type Vector } from '../../src/lattice/vector.ts'
import type { SlabFacet } from '../../src/structure/slab-cell.ts'
import { slabIdentity } from '../../src/structure/slab-identity.ts'
import { supercell } from '../../src/structure/supercell.ts'
import { type MadeSlab, madeSlab, operationsOf, STEPS } from './made-slab.ts'

/** How many arrangements of two metals differ by more than a symmetry of the cell, found by trying all of them on all. */
function distinctArrangements({ facet, vectors, points, elementAt }: MadeSlab): number {
  const atomAt = (point: Vector) => Number(elementAt(point))
  const [first] = points.filter(point => layerOf(facet, point) === 1)
  const permutations = operationsOf(facet)
    // An operation that does not carry cells onto cells carries some atom and an image of it to different atoms.
    .filter(operation => vectors.every(vector => atomAt(rotate(operation, vector)) === atomAt([0, 0, 0])))
    .flatMap(operation =>
      points
        .filter(point => layerOf(facet, point) === 1)
        .map(origin =>
          points.map(point => atomAt(add(rotate(operation, subtract(point, first as Vector)), origin))),
        ),
    )
  const seen = new Set<number>()
  let distinct = 0
  for (let bits = 0; bits < 2 ** points.length; bits++) {
    if (seen.has(bits)) continue
    distinct++
    for (const permutation of permutations)
      seen.add(permutation.reduce((image, to, from) => image | (((bits >> from) & 1) << to), 0))
  }
  return distinct
}

function identities({ facet, vectors, points }: MadeSlab): Set<string> {
  const numbered = supercell(facet, vectors)
  const indices = points.map(point => numbered?.indexOf(point) as number)
  return new Set(
    Array.from({ length: 2 ** points.length }, (_, bits) => {
      const elements = new Array<string>(points.length)
      for (const [atom, index] of indices.entries()) elements[index] = (bits >> atom) & 1 ? 'Pt' : 'Ir'
      return slabIdentity(facet, vectors, elements)
    }),
  )
}

describe('the identity of a slab', () => {
  it.each<[SlabFacet, [number, number, number]]>([
    ['fcc111', [2, 2, 2]],
    ['fcc111', [3, 3, 1]],
    ['fcc100', [2, 2, 2]],
    ['fcc100', [3, 2, 1]],
    ['fcc110', [2, 2, 2]],
    ['fcc211', [2, 1, 4]],
  ])(
    'tells apart exactly the arrangements that no symmetry carries onto each other: %s %j',
    (facet, size) => {
      const slab = madeSlab(facet, size, String)
      expect(identities(slab).size).toBe(distinctArrangements(slab))
    },
  )

  it('is that of the elements too, and of how many layers and atoms there are', () => {
    const cell = STEPS.fcc111
    const of = (...elements: string[]) => slabIdentity('fcc111', cell, elements)
    const names = [of('Pt', 'Pt'), of('Ir', 'Ir'), of('Pt', 'Ir'), of('Ir', 'Pt'), of('Pt', 'Pt', 'Pt')]
    expect(new Set(names).size).toBe(5)
    expect(names[0]).toMatch(/^fcc111-[0-9a-f]{12}$/)
  })

  it('is the same for every choice of cell vectors, but not for another superlattice', () => {
    const [a, b] = STEPS.fcc100.map(step => scale(step, 2)) as [Vector, Vector]
    const named = (vectors: readonly [Vector, Vector]) => {
      const points = supercell('fcc100', vectors)
      const elements = Array.from({ length: 4 }, (_, index) =>
        points?.pointAt(index).every(value => value % 4 === 0) ? 'Pt' : 'Ir',
      )
      return slabIdentity('fcc100', vectors, elements)
    }
    expect(named([a, add(a, b)])).toBe(named([a, b]))
    expect(named([scale(b, -1), a])).toBe(named([a, b]))
    const oblong = STEPS.fcc100.map((step, k) => scale(step, k === 0 ? 4 : 1)) as [Vector, Vector]
    expect(named(oblong)).not.toBe(named([a, b]))
  })
})
