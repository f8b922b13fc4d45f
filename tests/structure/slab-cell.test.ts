import { describe, expect, it } from 'vitest'
import { isInside } from '../../src/lattice/facet.ts'
import { neighboursOf } from '../../src/lattice/neighbours.ts'
import { add, scale, type Vector } from '../../src/lattice/vector.ts'
import {
  readSlabSize,
  type SlabCell,
  type SlabFacet,
  type SlabSize,
  slabCell,
} from '../../src/structure/slab-cell.ts'
import { slabPositions } from '../../src/structure/slab-positions.ts'

const CELLS: readonly (readonly [SlabFacet, SlabSize])[] = [
  ['fcc111', [1, 1, 1]],
  ['fcc111', [3, 3, 4]],
  ['fcc111', [2, 5, 3]],
  ['fcc100', [4, 4, 4]],
  ['fcc100', [1, 3, 2]],
  ['fcc110', [3, 3, 4]],
  ['fcc110', [2, 1, 5]],
  ['fcc211', [3, 3, 4]],
  ['fcc211', [6, 2, 2]],
]

const LATTICE_CONSTANT = 4
const VACUUM = 7

/** Neighbours of every atom by distance, images included. */
function neighbourCounts(cell: SlabCell): number[] {
  const { cell: vectors, positions } = slabPositions(cell, LATTICE_CONSTANT, VACUUM)
  const bond = LATTICE_CONSTANT / Math.SQRT2
  const range = [-3, -2, -1, 0, 1, 2, 3]
  return cell.points.map((_, atom) => {
    let neighbours = 0
    for (let other = 0; other < cell.points.length; other++)
      for (const i of range)
        for (const j of range) {
          const [dx, dy, dz] = [0, 1, 2].map(
            axis =>
              positions[3 * other + axis] -
              positions[3 * atom + axis] +
              i * (vectors[0][axis] as number) +
              j * (vectors[1][axis] as number),
          ) as [number, number, number]
          if (Math.abs(Math.hypot(dx, dy, dz) - bond) < 1e-9) neighbours++
        }
    return neighbours
  })
}

describe('the cell of a slab', () => {
  it.each(CELLS)(
    '%s %j: holds as many atoms as its size says, each once, images at whole cells',
    (facet, size) => {
      const cell = slabCell(facet, size)
      expect(cell.points.length).toBe(size[0] * size[1] * size[2])
      const [first, second] = cell.steps.map((step, axis) => scale(step, cell.repeats[axis] as number)) as [
        Vector,
        Vector,
      ]
      for (const [atom, point] of cell.points.entries()) {
        expect(Math.abs(point[0] + point[1] + point[2]) % 2).toBe(0)
        expect(cell.atomAt(point)).toBe(atom)
        for (const i of [-2, 1])
          for (const j of [-1, 3])
            expect(cell.atomAt(add(point, add(scale(first, i), scale(second, j))))).toBe(atom)
      }
    },
  )

  it.each(CELLS)(
    '%s %j: has the atoms of the half-crystal down to its lowest layer and no others',
    (facet, size) => {
      const cell = slabCell(facet, size)
      for (const [atom, point] of cell.points.entries())
        for (const neighbour of neighboursOf(point)) {
          const other = cell.atomAt(neighbour)
          if (!isInside(facet, neighbour)) expect(other).toBe(-1)
          else if (other >= 0) expect(Math.abs(cell.layers[other] - cell.layers[atom])).toBeLessThanOrEqual(3)
          else expect(cell.layers[atom]).toBeGreaterThan(cell.planes - 3)
        }
      expect(new Set(cell.layers)).toEqual(
        new Set(Array.from({ length: cell.planes }, (_, index) => index + 1)),
      )
    },
  )

  it.each(CELLS)(
    '%s %j: its positions give every atom the neighbours that the lattice has there',
    (facet, size) => {
      const cell = slabCell(facet, size)
      const onLattice = cell.points.map(
        point => neighboursOf(point).filter(neighbour => cell.atomAt(neighbour) >= 0).length,
      )
      expect(neighbourCounts(cell)).toEqual(onLattice)
    },
  )

  it('gives surface atoms 9, 8, 7 and 7 neighbours and atoms within 12', () => {
    const surface = { fcc111: 9, fcc100: 8, fcc110: 7, fcc211: 7 }
    for (const [facet, coordination] of Object.entries(surface) as [SlabFacet, number][]) {
      const cell = slabCell(facet, [3, 3, 5])
      const counts = neighbourCounts(cell)
      expect(new Set(counts.filter((_, atom) => cell.layers[atom] === 1))).toEqual(new Set([coordination]))
      const middle = Math.ceil(cell.planes / 2)
      expect(new Set(counts.filter((_, atom) => cell.layers[atom] === middle))).toEqual(new Set([12]))
    }
  })

  it.each(CELLS)('%s %j: keeps every atom within the cell, the vacuum below and above', (facet, size) => {
    const cell = slabCell(facet, size)
    const { cell: vectors, positions, top } = slabPositions(cell, LATTICE_CONSTANT, VACUUM)
    const [[ax], [bx, by], [, , height]] = vectors
    for (let atom = 0; atom < cell.points.length; atom++) {
      const [x, y, z] = positions.subarray(3 * atom, 3 * atom + 3)
      const alongB = (y as number) / by
      const alongA = ((x as number) - alongB * bx) / ax
      for (const share of [alongA, alongB]) {
        expect(share).toBeGreaterThanOrEqual(0)
        expect(share).toBeLessThan(1)
      }
      expect(z).toBeGreaterThanOrEqual(VACUUM - 1e-9)
      expect(z).toBeLessThanOrEqual(top + 1e-9)
    }
    expect(height - top).toBeCloseTo(VACUUM, 9)
  })

  it('refuses what is no size, or none of the facet', () => {
    expect(() => readSlabSize('3x3')).toThrow('layers, like 3x3x4; got "3x3"')
    expect(() => readSlabSize('3x-3x4')).toThrow('got "3x-3x4"')
    expect(readSlabSize(' 3 X 4x5')).toEqual([3, 4, 5])
    expect(() => slabCell('fcc111', [0, 3, 4])).toThrow('whole numbers from 1')
    expect(() => slabCell('fcc211', [4, 3, 4])).toThrow('multiple of 3; got "4x3x4"')
    expect(() => slabCell('fcc111', [1000, 1000, 4])).toThrow('at most 20,000 atoms')
    expect(() => slabCell('fcc100', [1, 1, 256])).toThrow('at most 255 planes')
  })
})
