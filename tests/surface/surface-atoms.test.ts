import { describe, expect, it } from 'vitest'
import { CUBIC_OPERATIONS, rotate } from '../../src/lattice/cubic-operations.ts'
import { neighboursOf } from '../../src/lattice/neighbours.ts'
import { subtract, type Vector, vectorKey } from '../../src/lattice/vector.ts'
import { findSite } from '../../src/site/registry.ts'
import { surfaceAtoms } from '../../src/surface/surface-atoms.ts'
import { truncatedOctahedron } from '../../src/surface/truncated-octahedron.ts'

const kindsOf = (length: number, cutoff: number) =>
  surfaceAtoms(truncatedOctahedron(length, cutoff)).kinds.map(
    ({ name, coordination, atoms }) => [name, coordination, atoms] as const,
  )

const shapes = [1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap(length =>
  Array.from({ length: Math.ceil(length / 2) }, (_, cutoff) => [length, cutoff] as const),
)

/** The text that all images of a first shell under O_h share. */
const shellKey = (shell: readonly Vector[]) =>
  CUBIC_OPERATIONS.map(operation =>
    shell
      .map(step => vectorKey(rotate(operation, step)))
      .sort()
      .join(';'),
  ).sort()[0]

describe('surface atoms', () => {
  it('of length 9 and cut-off 2 are 234, of five kinds', () => {
    expect(kindsOf(9, 2)).toEqual([
      ['fcc111-top', 9, 144],
      ['fcc100-top', 8, 6],
      ['fcc110-top', 7, 36],
      ['fcc211-edge-top', 7, 24],
      ['vertex-cn6', 6, 24],
    ])
    expect(surfaceAtoms(truncatedOctahedron(9, 2))).toMatchObject({ particleAtoms: 459, surfaceAtoms: 234 })
  })

  it('of length 19 and cut-off 6 are 1082', () => {
    expect(surfaceAtoms(truncatedOctahedron(19, 6)).surfaceAtoms).toBe(1082)
    // By hand: 8 hexagons of 7 atoms per edge have 127 - 36 inside, 6 squares 49 - 24; the 12 edges between
    // hexagons and the 24 between hexagon and square have 5 inside; 24 vertices.
    expect(kindsOf(19, 6)).toEqual([
      ['fcc111-top', 9, 728],
      ['fcc100-top', 8, 150],
      ['fcc110-top', 7, 60],
      ['fcc211-edge-top', 7, 120],
      ['vertex-cn6', 6, 24],
    ])
  })

  it('of the smallest particles are as counted by hand', () => {
    expect(kindsOf(1, 0)).toEqual([['vertex-cn0', 0, 1]])
    expect(kindsOf(2, 0)).toEqual([['vertex-cn4', 4, 6]])
    expect(kindsOf(3, 0)).toEqual([
      ['fcc110-top', 7, 12],
      ['vertex-cn4', 4, 6],
    ])
    expect(kindsOf(3, 1)).toEqual([['vertex-cn5', 5, 12]])
    expect(kindsOf(5, 2)).toEqual([
      ['fcc100-top', 8, 6],
      ['fcc211-edge-top', 7, 24],
      ['vertex-cn5', 5, 12],
    ])
  })

  it('are exactly those that brute force finds with fewer than 12 neighbours', () => {
    for (const [length, cutoff] of shapes) {
      const particle = truncatedOctahedron(length, cutoff)
      const places = new Map(particle.map((atom, index) => [vectorKey(atom), index]))
      const expected = new Map<number, Set<number>>()
      for (const [index, atom] of particle.entries()) {
        const near = neighboursOf(atom).flatMap(other => places.get(vectorKey(other)) ?? [])
        if (near.length < 12) expected.set(index, new Set(near))
      }
      const found = new Map<number, Set<number>>()
      const { surfaceAtoms: total, kinds } = surfaceAtoms(particle)
      for (const { coordination, indices, neighbours } of kinds)
        for (const [i, index] of indices.entries())
          found.set(index, new Set(neighbours.subarray(i * coordination, (i + 1) * coordination)))
      expect(found).toEqual(expected)
      expect(kinds.reduce((sum, kind) => sum + kind.atoms, 0)).toBe(total)
      expect(total).toBe(expected.size)
      for (const { atoms, coordination, zones, indices, neighbours } of kinds) {
        expect(indices).toHaveLength(atoms)
        expect(neighbours).toHaveLength(atoms * coordination)
        expect(zones.reduce((sum, zone) => sum + zone.atoms, 0)).toBe(coordination)
      }
    }
  })

  it('that are neighbours list each other', () => {
    const { kinds } = surfaceAtoms(truncatedOctahedron(8, 2))
    const near = new Map(
      kinds.flatMap(({ coordination, indices, neighbours }) =>
        [...indices].map(
          (index, i) =>
            [index, new Set(neighbours.subarray(i * coordination, (i + 1) * coordination))] as const,
        ),
      ),
    )
    for (const [index, others] of near)
      for (const other of others) if (near.has(other)) expect(near.get(other)).toContain(index)
  })

  it('are of one kind exactly when an operation of the cube turns their first shells into each other', () => {
    for (const [length, cutoff] of shapes) {
      const particle = truncatedOctahedron(length, cutoff)
      const keys = surfaceAtoms(particle).kinds.map(({ coordination, indices, neighbours }) => {
        const shells = [...indices].map((index, i) =>
          Array.from(neighbours.subarray(i * coordination, (i + 1) * coordination), other =>
            subtract(particle[other] as Vector, particle[index] as Vector),
          ),
        )
        const different = new Set(shells.map(shellKey))
        expect(different.size).toBe(1)
        return [...different][0]
      })
      expect(new Set(keys).size).toBe(keys.length)
    }
  })

  it('like a site have its zones, each neighbour in its place up to one rotation of the whole shell', () => {
    const particle = truncatedOctahedron(9, 2)
    for (const kind of surfaceAtoms(particle).kinds) {
      if (kind.site === null) continue
      expect(kind.name).toBe(kind.site)
      const { zones } = findSite(kind.site)
      expect(kind.zones).toEqual(zones.map(({ name, atoms }) => ({ name, atoms })))
      const siteSteps = zones.map(zone => zone.positions)
      const turnedSites = new Set(
        CUBIC_OPERATIONS.map(operation =>
          siteSteps.map(steps => steps.map(step => vectorKey(rotate(operation, step))).sort()).join(';'),
        ),
      )
      for (const [i, index] of kind.indices.entries()) {
        let start = i * kind.coordination
        const placed = zones.map(({ atoms }) => {
          const members = kind.neighbours.subarray(start, start + atoms)
          start += atoms
          return Array.from(members, other =>
            vectorKey(subtract(particle[other] as Vector, particle[index] as Vector)),
          ).sort()
        })
        expect(turnedSites).toContain(placed.join(';'))
      }
    }
  })

  it('at a vertex have zones that are the orbits of the shell, outermost first', () => {
    // Where two hexagons and a square meet: the mirror plane between the hexagons holds two neighbours and pairs the rest.
    const vertex = surfaceAtoms(truncatedOctahedron(9, 2)).kinds.at(-1)
    expect(vertex).toMatchObject({ site: null, coordination: 6 })
    expect(vertex?.zones).toEqual([
      { name: 'zone-1', atoms: 1 },
      { name: 'zone-2', atoms: 2 },
      { name: 'zone-3', atoms: 2 },
      { name: 'zone-4', atoms: 1 },
    ])
  })

  it('of different unmatched shells with one coordination number have different names', () => {
    // A straight and a bent chain of three: both middle atoms have two neighbours, in different directions.
    const chain = (last: Vector): Vector[] => [[-1, -1, 0], [0, 0, 0], last]
    const names = [
      [1, 1, 0],
      [1, 0, 1],
    ].flatMap(last => surfaceAtoms(chain(last as unknown as Vector)).kinds.map(kind => kind.name))
    expect(names).toEqual(['vertex-cn2', 'vertex-cn1', 'vertex-cn2', 'vertex-cn1'])
    const far = chain([1, 0, 1]).map(([x, y, z]): Vector => [x + 10, y, z])
    const both = surfaceAtoms([...chain([1, 1, 0]), ...far]).kinds.map(({ name, atoms }) => [name, atoms])
    expect(both).toEqual([
      ['vertex-cn2', 1],
      ['vertex-cn2-2', 1],
      ['vertex-cn1', 4],
    ])
  })
})
