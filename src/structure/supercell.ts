import { FACET_NORMALS, layerOf } from '../lattice/facet.ts'
import { NEAREST_NEIGHBOURS } from '../lattice/neighbours.ts'
import { add, dot, scale, type Vector } from '../lattice/vector.ts'
import { applied, determinant, inverse, mapOfRows, mapOntoColumns } from './linear-map.ts'
import type { SlabFacet } from './slab-cell.ts'

/** The lattice points of a facet's layers that two lattice vectors along the surface repeat, each numbered once. */
export interface Supercell {
  /** Points of one layer. */
  readonly perLayer: number
  /** Equal for two cells exactly when the same points are images of each other. */
  readonly key: string
  /** Number of the point or image in its layer, then by layer from the outermost (that of the origin): layer * perLayer + point. */
  readonly indexOf: (point: Vector) => number
  /** The point of a number. */
  readonly pointAt: (index: number) => Vector
}

/** Steps that span the lattice: two along a facet's surface and one to the next layer. */
interface SurfaceBasis {
  readonly first: Vector
  readonly second: Vector
  readonly inward: Vector
}

const RANGE = [-2, -1, 0, 1, 2]

const surfaceBasis = (facet: SlabFacet): SurfaceBasis => {
  const first = NEAREST_NEIGHBOURS.find(step => layerOf(facet, step) === 1) as Vector
  const inward = NEAREST_NEIGHBOURS.find(step => layerOf(facet, step) === 2) as Vector
  const second = RANGE.flatMap(x => RANGE.flatMap(y => RANGE.map((z): Vector => [x, y, z])))
    // A lattice point has two units of volume.
    .filter(vector => isLatticePoint(vector) && dot(FACET_NORMALS[facet], vector) === 0)
    .find(vector => determinant(mapOfRows(first, vector, inward)) === 2) as Vector
  return { first, second, inward }
}

/** Whether three whole numbers are a point of the fcc lattice. */
export const isLatticePoint = ([x, y, z]: Vector): boolean => (x + y + z) % 2 === 0

/**
 * Numbers the lattice points that repeat along two lattice vectors on a facet's surface.
 *
 * @returns null when the vectors do not span the surface
 * @example supercell('fcc111', [[2, -2, 0], [0, -2, 2]])?.perLayer // 4
 */
export function supercell(facet: SlabFacet, [a, b]: readonly [Vector, Vector]): Supercell | null {
  const { first, second, inward } = surfaceBasis(facet)
  const alongThem = inverse(mapOntoColumns(first, second, inward))
  const coordinates = (point: Vector): Vector => rounded(applied(alongThem, point))
  const [[a1, a2, a3], [b1, b2, b3]] = [coordinates(a), coordinates(b)]
  const perLayer = Math.abs(a1 * b2 - a2 * b1)
  if (perLayer === 0 || a3 !== 0 || b3 !== 0) return null
  // Hermite normal form: the same images are whole sums of (rows of) (width, 0) and (shift, rows).
  const { divisor: rows, x, y } = bezout(a2, b2)
  const width = perLayer / rows
  const shift = modulo(x * a1 + y * b1, width)
  return {
    perLayer,
    key: `${facet} ${width} ${rows} ${shift}`,
    indexOf: point => {
      const [i, j, layer] = coordinates(point)
      const turns = Math.floor(j / rows)
      return layer * perLayer + (j - turns * rows) * width + modulo(i - turns * shift, width)
    },
    pointAt: index => {
      const layer = Math.floor(index / perLayer)
      const [j, i] = [Math.floor((index - layer * perLayer) / width), index % width]
      return add(add(scale(first, i), scale(second, j)), scale(inward, layer))
    },
  }
}

const rounded = ([x, y, z]: Vector): Vector => [Math.round(x), Math.round(y), Math.round(z)]

/** The greatest common divisor of two whole numbers, positive, and x, y with x a + y b equal to it. */
function bezout(a: number, b: number): { divisor: number; x: number; y: number } {
  if (b === 0) return { divisor: Math.abs(a), x: Math.sign(a), y: 0 }
  const { divisor, x, y } = bezout(b, modulo(a, Math.abs(b)))
  return { divisor, x: y, y: x - Math.floor(a / Math.abs(b)) * Math.sign(b) * y }
}

const modulo = (value: number, period: number): number => ((value % period) + period) % period
