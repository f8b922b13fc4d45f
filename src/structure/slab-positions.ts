import { FACET_NORMALS } from '../lattice/facet.ts'
import { dot, type Vector } from '../lattice/vector.ts'
import { type SlabCell, surfaceCoordinates } from './slab-cell.ts'
import type { Point } from './structure.ts'

/** A slab in space, angstrom: z is the surface normal, the cell's first vector lies along x. */
export interface SlabPositions {
  readonly cell: readonly [Point, Point, Point]
  /** Float64Array [atom, 3], atoms in the order of the cell, each within it. */
  readonly positions: Float64Array
  /** Where a lattice point is, given as a mean of lattice points too; not brought back into the cell. */
  readonly positionOf: (point: Vector) => Point
  /** Height of the outermost layer. */
  readonly top: number
}

/** A coordinate this little below 0 is 0, rounded. */
const ROUNDING = 1e-9

/**
 * Positions of an ideal slab as `ase.build` has them: the vacuum stands below the lowest layer and above the highest,
 * so that there are twice as many angstroms between a slab and its image.
 *
 * @param latticeConstant angstrom
 * @param vacuum angstrom, on either side of the metal
 * @example slabPositions(slabCell('fcc111', [3, 3, 4]), 3.92, 10).cell[2] // [0, 0, 26.79]
 */
export function slabPositions(cell: SlabCell, latticeConstant: number, vacuum: number): SlabPositions {
  const normal = FACET_NORMALS[cell.facet]
  const [x, y, z] = frameOf(cell.steps[0], normal)
  const half = latticeConstant / 2
  const inSpace = (vector: Vector): Point => [
    half * dot(vector, x),
    half * dot(vector, y),
    half * dot(vector, z),
  ]
  const thickness = -inSpace(cell.points[0] as Vector)[2]
  const top = vacuum + thickness
  const [first, second] = cell.steps.map(inSpace) as [Point, Point]
  const [shiftX, shiftY] = [0, 1].map(
    axis => cell.corner[0] * (first[axis] as number) + cell.corner[1] * (second[axis] as number),
  ) as [number, number]
  const coordinates = surfaceCoordinates(cell.steps)

  const positions = new Float64Array(3 * cell.points.length)
  for (const [atom, point] of cell.points.entries()) {
    const [a, b] = coordinates(point)
    const [u, v] = [within(a + cell.corner[0], cell.repeats[0]), within(b + cell.corner[1], cell.repeats[1])]
    positions[3 * atom] = u * first[0] + v * second[0]
    positions[3 * atom + 1] = u * first[1] + v * second[1]
    positions[3 * atom + 2] = top + inSpace(point)[2]
  }
  return {
    cell: [
      [cell.repeats[0] * first[0], 0, 0],
      [cell.repeats[1] * second[0], cell.repeats[1] * second[1], 0],
      [0, 0, thickness + 2 * vacuum],
    ],
    positions,
    positionOf: point => {
      const [px, py, pz] = inSpace(point)
      return [px + shiftX, py + shiftY, top + pz]
    },
    top,
  }
}

/** Unit vectors along a step, along the surface across it, and outward. */
function frameOf(step: Vector, normal: Vector): readonly [Vector, Vector, Vector] {
  const [x, z] = [unit(step), unit(normal)]
  return [x, [z[1] * x[2] - z[2] * x[1], z[2] * x[0] - z[0] * x[2], z[0] * x[1] - z[1] * x[0]], z]
}

function unit(vector: Vector): Vector {
  const length = Math.sqrt(dot(vector, vector))
  return [vector[0] / length, vector[1] / length, vector[2] / length]
}

function within(value: number, period: number): number {
  const wrapped = value - period * Math.floor(value / period + ROUNDING)
  return Math.abs(wrapped) < ROUNDING ? 0 : wrapped
}
