import { describe, expect, it } from 'vitest'
import { CUBIC_OPERATIONS, rotate } from '../../src/lattice/cubic-operations.ts'
import { FACET_NORMALS, type Facet, isInside, layerOf } from '../../src/lattice/facet.ts'
import { NEAREST_NEIGHBOURS, neighboursOf } from '../../src/lattice/neighbours.ts'
import { dot, vectorKey } from '../../src/lattice/vector.ts'

describe('FCC lattice', () => {
  it('has 12 different nearest neighbours, all lattice points at distance a/sqrt(2)', () => {
    expect(new Set(NEAREST_NEIGHBOURS.map(vectorKey)).size).toBe(12)
    for (const step of NEAREST_NEIGHBOURS) {
      expect(dot(step, step)).toBe(2)
      expect(Math.abs(step[0] + step[1] + step[2]) % 2).toBe(0)
    }
  })

  it('has 48 different point operations that keep lengths and map the neighbours onto themselves', () => {
    const probe = [1, 2, 3] as const
    expect(new Set(CUBIC_OPERATIONS.map(operation => vectorKey(rotate(operation, probe)))).size).toBe(48)
    const shell = new Set(NEAREST_NEIGHBOURS.map(vectorKey))
    for (const operation of CUBIC_OPERATIONS)
      for (const step of NEAREST_NEIGHBOURS) expect(shell).toContain(vectorKey(rotate(operation, step)))
  })

  it.each([
    ['bulk', 12],
    ['fcc111', 9],
    ['fcc100', 8],
    ['fcc110', 7],
    ['fcc211', 7],
  ] as [Facet, number][])('an outermost atom of %s has %i neighbours', (facet, coordination) => {
    expect(neighboursOf([0, 0, 0]).filter(atom => isInside(facet, atom))).toHaveLength(coordination)
  })

  it('numbers layers from 1 without gaps on every facet', () => {
    for (const facet of Object.keys(FACET_NORMALS) as Facet[]) {
      if (facet === 'bulk') continue
      const layers = new Set<number | null>()
      for (let x = -4; x <= 4; x++)
        for (let y = -4; y <= 4; y++)
          for (let z = -4; z <= 4; z++)
            if ((x + y + z) % 2 === 0 && isInside(facet, [x, y, z])) layers.add(layerOf(facet, [x, y, z]))
      expect([1, 2, 3, 4, 5].every(layer => layers.has(layer))).toBe(true)
      expect([...layers].every(layer => Number.isInteger(layer))).toBe(true)
    }
    expect(layerOf('bulk', [1, 1, 0])).toBeNull()
  })
})
