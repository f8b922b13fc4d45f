import { CUBIC_OPERATIONS, rotate } from '../../src/lattice/cubic-operations.ts'
import { FACET_NORMALS, layerOf } from '../../src/lattice/facet.ts'
import { add, dot, scale, subtract, sum, type Vector, vectorKey } from '../../src/lattice/vector.ts'
import type { Site } from '../../src/site/site.ts'
import type { SlabFacet } from '../../src/structure/slab-cell.ts'
import type { Atom, Point, Structure } from '../../src/structure/structure.ts'

/** Nearest-neighbour distance of the slabs, angstrom. */
export const DISTANCE = 2.8

/** Two lattice steps along each facet's surface, outward normals apart. */
export const STEPS: Readonly<Record<SlabFacet, readonly [Vector, Vector]>> = {
  fcc111: [
    [1, -1, 0],
    [0, -1, 1],
  ],
  fcc100: [
    [1, 1, 0],
    [1, -1, 0],
  ],
  fcc110: [
    [1, -1, 0],
    [0, 0, 2],
  ],
  fcc211: [
    [0, 1, -1],
    [2, -2, -2],
  ],
}

/** The operations of the cube that keep a facet. */
export const operationsOf = (facet: SlabFacet) =>
  CUBIC_OPERATIONS.filter(
    operation => vectorKey(rotate(operation, FACET_NORMALS[facet])) === vectorKey(FACET_NORMALS[facet]),
  )

/** A slab straight from lattice points, its outermost layer through the origin. */
export interface MadeSlab {
  readonly facet: SlabFacet
  readonly vectors: readonly [Vector, Vector]
  readonly layers: number
  readonly points: readonly Vector[]
  readonly elements: readonly string[]
  readonly elementAt: (point: Vector) => string
}

/**
 * Every lattice point of some layers within a cell of so many steps, found by trying all points of a box.
 *
 * @param elements of the atoms in turn
 */
export function madeSlab(
  facet: SlabFacet,
  size: readonly [number, number, number],
  elements: (atom: number) => string,
): MadeSlab {
  const [first, second] = STEPS[facet]
  const vectors = [scale(first, size[0]), scale(second, size[1])] as const
  const reach = 2 * (size[0] + size[1] + size[2]) + 2
  const range = Array.from({ length: 2 * reach + 1 }, (_, k) => k - reach)
  const points: Vector[] = []
  for (const x of range)
    for (const y of range)
      for (const z of range) {
        const layer = layerOf(facet, [x, y, z]) as number
        if ((x + y + z) % 2 !== 0 || !(layer >= 1 && layer <= size[2])) continue
        const shares = sharesOf(vectors, [x, y, z])
        if (shares.every(share => share >= -1e-9 && share < 1 - 1e-9)) points.push([x, y, z])
      }
  const own = points.map((_, atom) => elements(atom))
  const byKey = new Map(points.map((point, atom) => [vectorKey(point), own[atom] as string]))
  return {
    facet,
    vectors,
    layers: size[2],
    points,
    elements: own,
    elementAt: point => {
      const [a, b] = sharesOf(vectors, point).map(share => Math.floor(share + 1e-9)) as [number, number]
      const home = subtract(point, add(scale(vectors[0], a), scale(vectors[1], b)))
      return byKey.get(vectorKey(home)) as string
    },
  }
}

/** Components of a vector along two others, the normal's left out. */
function sharesOf([a, b]: readonly [Vector, Vector], vector: Vector): [number, number] {
  const [aa, ab, bb, av, bv] = [dot(a, a), dot(a, b), dot(b, b), dot(a, vector), dot(b, vector)]
  const determinant = aa * bb - ab * ab
  return [(av * bb - bv * ab) / determinant, (bv * aa - av * ab) / determinant]
}

/** Where a lattice point, or a mean of some, is in space: z is the normal. */
export function placeOf(facet: SlabFacet, point: Vector): Point {
  const normal = FACET_NORMALS[facet]
  const [x, z] = [unit(STEPS[facet][0]), unit(normal)]
  const y: Vector = [z[1] * x[2] - z[2] * x[1], z[2] * x[0] - z[0] * x[2], z[0] * x[1] - z[1] * x[0]]
  return [x, y, z].map(axis => (dot(axis, point) * DISTANCE) / Math.SQRT2) as unknown as Point
}

const unit = (vector: Vector): Vector => scale(vector, 1 / Math.sqrt(dot(vector, vector)))

/** The atoms of molecules, the binding one at the origin, angstrom. */
export const MOLECULES: Readonly<Record<string, readonly (readonly [string, Point])[]>> = {
  H: [['H', [0, 0, 0]]],
  O: [['O', [0, 0, 0]]],
  OH: [
    ['O', [0, 0, 0]],
    ['H', [0.6, 0.5, 0.6]],
  ],
  CO: [
    ['C', [0, 0, 0]],
    ['O', [0.1, 0, 1.15]],
  ],
}

export const atom = (element: string, position: Point): Atom => ({
  element,
  position,
  layer: null,
  fixed: false,
})

/** A slab in space with what stands on it, and 16 angstrom of vacuum. */
export function inSpace(slab: MadeSlab, adsorbate: readonly Atom[]): Structure {
  const [a, b] = slab.vectors.map(vector => placeOf(slab.facet, vector)) as [Point, Point]
  const thickness = -Math.min(...slab.points.map(point => placeOf(slab.facet, point)[2]))
  return {
    cell: [a, b, [0, 0, thickness + 16]],
    periodic: [true, true, true],
    atoms: [
      ...slab.points.map((point, k) => atom(slab.elements[k] as string, placeOf(slab.facet, point))),
      ...adsorbate,
    ],
    facts: {},
  }
}

/** The atoms of a molecule so far above a mean of lattice points. */
export function standingOn(
  slab: MadeSlab,
  ensemble: readonly Vector[],
  molecule: string,
  height: number,
  moved: Point = [0, 0, 0],
): Atom[] {
  const centre = placeOf(slab.facet, scale(sum(ensemble), 1 / ensemble.length))
  return (MOLECULES[molecule] as (typeof MOLECULES)[string]).map(([element, offset]) =>
    atom(element, add(add(centre, moved), add(offset, [0, 0, height])) as Point),
  )
}

/** What a site has around it, counted from its lattice positions: ensemble and zones as sorted elements. */
export function expectedAround(slab: MadeSlab, site: Site, move: (point: Vector) => Vector) {
  const elements = (points: readonly Vector[]) => points.map(point => slab.elementAt(move(point))).sort()
  return {
    ensemble: elements(site.ensemble).join('-'),
    zones: Object.fromEntries(
      [...site.zones, ...site.zonesBeyond].map(zone => [zone.name, elements(zone.positions)]),
    ),
  }
}

/** A slab with an adsorbate on a site through the origin. */
export const slabWith = (
  slab: MadeSlab,
  site: Site,
  molecule = 'O',
  height = 1.4,
  moved: Point = [0, 0, 0],
): Structure => inSpace(slab, standingOn(slab, site.ensemble, molecule, height, moved))
