import { InputError } from '../input/input-error.ts'
import { dot, scale } from '../lattice/vector.ts'
import type { SlabAtoms } from './adsorbed-molecule.ts'
import { applied, type LinearMap, mapOfRows, transposed } from './linear-map.ts'
import type { Point, Structure } from './structure.ts'

/** A slab turned so that its adsorbate is on top, and put together where its cell's boundaries cut it. */
export interface SlabFrame {
  /** Float64Array [atom, 3], angstrom: x along the cell's first vector, z outward on the adsorbate's side. */
  readonly positions: Float64Array
  /** The two vectors along which the slab repeats, in the plane z = 0, the first along x. */
  readonly vectors: readonly [Point, Point]
  /** Empty space above the metal before its next image, angstrom; infinite when there is none. */
  readonly vacuum: number
  /** From these axes to those of the structure. */
  readonly toSpace: LinearMap
}

/** Atoms are further apart than this, angstrom, so a cell that is narrower is no cell. */
const NARROWEST_CELL = 1

/**
 * Looks at a structure as a slab across its third cell vector.
 *
 * @throws InputError when it does not repeat along the other two
 * @example slabFrame(structure, slabAtoms(structure)).vacuum // 16
 */
export function slabFrame(structure: Structure, { metal, adsorbate }: SlabAtoms): SlabFrame {
  const [a, b, c] = structure.cell
  if (!structure.periodic[0] || !structure.periodic[1])
    throw new InputError('it does not repeat along its first two cell vectors, as a slab does')
  const across = crossed(a, b)
  const area = lengthOf(across)
  if (!(area / Math.max(lengthOf(a), lengthOf(b)) > NARROWEST_CELL))
    throw new InputError(
      `its first two cell vectors, ${pointText(a)} and ${pointText(b)} angstrom, span no surface`,
    )
  const normal = scale(across, 1 / area)
  const height = dot(c, normal)
  const whole = structure.periodic[2]
    ? joinedAcross(structure, metal, normal, height)
    : { points: structure.atoms.map(({ position }) => position), vacuum: Number.POSITIVE_INFINITY }
  const heights = whole.points.map(point => dot(point, normal))
  const outward = scale(normal, sideOf(heights, metal, adsorbate))
  const along = scale(a, 1 / lengthOf(a))
  const toFrame = mapOfRows(along, crossed(outward, along), outward)
  return {
    positions: Float64Array.from(whole.points.flatMap(point => applied(toFrame, point))),
    vectors: [a, b].map(vector => flat(applied(toFrame, vector))) as unknown as [Point, Point],
    vacuum: whole.vacuum,
    toSpace: transposed(toFrame),
  }
}

/** `1.00 0.00 12.34`, angstrom. */
export const pointText = (point: Point): string =>
  point.map(value => (Math.abs(value) < 0.005 ? 0 : value).toFixed(2)).join(' ')

/** Every atom's image within one period that starts in the middle of the vacuum. */
function joinedAcross(structure: Structure, metal: readonly number[], normal: Point, height: number) {
  const c = structure.cell[2]
  if (!(Math.abs(height) > NARROWEST_CELL))
    throw new InputError(`its third cell vector, ${pointText(c)} angstrom, lies along the surface`)
  const shares = structure.atoms.map(({ position }) => dot(position, normal) / height)
  const sorted = metal.map(atom => fraction(shares[atom] as number)).sort((first, second) => first - second)
  const gaps = sorted.map((share, k) => (sorted[k + 1] ?? (sorted[0] as number) + 1) - share)
  const widest = gaps.indexOf(Math.max(...gaps))
  const start = (sorted[widest] as number) + (gaps[widest] as number) / 2
  const points = structure.atoms.map(({ position }, atom): Point => {
    const periods = Math.floor((shares[atom] as number) - start)
    return [position[0] - periods * c[0], position[1] - periods * c[1], position[2] - periods * c[2]]
  })
  return { points, vacuum: (gaps[widest] as number) * Math.abs(height) }
}

/** 1 when the adsorbate is above the middle of the metal, else -1. */
function sideOf(heights: readonly number[], metal: readonly number[], adsorbate: readonly number[]): 1 | -1 {
  const levels = metal.map(atom => heights[atom] as number)
  const middle = (extreme(levels, Math.min) + extreme(levels, Math.max)) / 2
  // The atom of the adsorbate that is nearest the metal; the others may reach across the middle of the vacuum.
  const distances = adsorbate.map(atom => (heights[atom] as number) - middle)
  const nearest = distances.reduce((best, distance) =>
    Math.abs(distance) < Math.abs(best) ? distance : best,
  )
  return nearest < 0 ? -1 : 1
}

const extreme = (values: readonly number[], choose: (a: number, b: number) => number): number =>
  values.reduce((a, b) => choose(a, b))

const fraction = (value: number): number => value - Math.floor(value)

const flat = ([x, y]: Point): Point => [x, y, 0]

const crossed = (a: Point, b: Point): Point => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]

const lengthOf = (a: Point): number => Math.sqrt(dot(a, a))
