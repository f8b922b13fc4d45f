import { InputError } from '../input/input-error.ts'
import { type Facet, layerOf } from '../lattice/facet.ts'
import { NEAREST_NEIGHBOURS } from '../lattice/neighbours.ts'
import { add, dot, scale, subtract, type Vector } from '../lattice/vector.ts'

/** A facet that a slab can show. */
export type SlabFacet = Exclude<Facet, 'bulk'>

/**
 * Atoms along a, atoms along b, and layers, as in `ase.build`. On fcc(211) the first counts the atoms down a
 * terrace, three to a step, and a layer is a whole stepped layer: three planes of constant n.r.
 */
export type SlabSize = readonly [number, number, number]

/** How a facet repeats along its surface. */
interface Tiling {
  /** The shortest two steps, in units of a/2; the first along x, the second towards +y. */
  readonly steps: readonly [Vector, Vector]
  /** Planes of constant n.r in a layer of the size, which are also the atoms that the first step passes. */
  readonly planesPerLayer: number
  /** Where the outermost layer has an atom, in steps from the corner of the cell. */
  readonly corner: readonly [number, number]
}

/** Steps and corners are those of `ase.build`, so that x, y and z mean the same there. */
const TILINGS: Readonly<Record<SlabFacet, Tiling>> = {
  fcc111: {
    steps: [
      [0, -1, 1],
      [1, -1, 0],
    ],
    planesPerLayer: 1,
    corner: [0, 0],
  },
  fcc100: {
    steps: [
      [1, -1, 0],
      [1, 1, 0],
    ],
    planesPerLayer: 1,
    corner: [0, 0],
  },
  fcc110: {
    steps: [
      [0, 0, 2],
      [1, -1, 0],
    ],
    planesPerLayer: 1,
    corner: [0, 0],
  },
  fcc211: {
    steps: [
      [2, -2, -2],
      [0, 1, -1],
    ],
    planesPerLayer: 3,
    corner: [2 / 3, 1 / 2],
  },
}

/** More atoms than any slab needs, few enough for a structure to be written at once. */
const MOST_ATOMS = 20_000

/** Layers of atoms are numbered in bytes. */
const MOST_PLANES = 255

/** A slab's periodic cell over integer lattice points; atoms stand from the bottom up, then along b, then along a. */
export interface SlabCell {
  readonly facet: SlabFacet
  readonly size: SlabSize
  /** The shortest lattice steps along the surface, in units of a/2. */
  readonly steps: readonly [Vector, Vector]
  /** How many of them the cell spans, and how many planes of constant n.r it has. */
  readonly repeats: readonly [number, number]
  readonly planes: number
  /** Where the origin of the lattice is, in steps from the corner of the cell. */
  readonly corner: readonly [number, number]
  /** One lattice point of every atom, in units of a/2; its images are whole cells away. */
  readonly points: readonly Vector[]
  /** Uint8Array [atom], plane of constant n.r, the outermost being 1. */
  readonly layers: Uint8Array
  /** The atom that a lattice point is an image of; -1 outside the slab. */
  readonly atomAt: (point: Vector) => number
}

/**
 * The periodic cell of a slab, whose outermost layer holds the origin of the lattice.
 *
 * @throws InputError when the size is none of the facet's, or has too many atoms
 * @example slabCell('fcc111', [3, 3, 4]).points.length // 36
 */
export function slabCell(facet: SlabFacet, size: SlabSize): SlabCell {
  checkSize(facet, size)
  const { steps, planesPerLayer, corner } = TILINGS[facet]
  const repeats = [size[0] / planesPerLayer, size[1]] as const
  const planes = size[2] * planesPerLayer
  const inward = NEAREST_NEIGHBOURS.find(step => layerOf(facet, step) === 2) as Vector
  const coordinates = surfaceCoordinates(steps)

  const points: Vector[] = []
  for (let plane = planes; plane >= 1; plane--)
    for (let j = 0; j < repeats[1]; j++)
      for (let i = 0; i < repeats[0]; i++)
        points.push(add(scale(inward, plane - 1), add(scale(steps[0], i), scale(steps[1], j))))

  const atomAt = (point: Vector): number => {
    const plane = layerOf(facet, point) as number
    if (!(plane >= 1 && plane <= planes)) return -1
    const [i, j] = coordinates(subtract(point, scale(inward, plane - 1))).map(Math.round) as [number, number]
    return ((planes - plane) * repeats[1] + modulo(j, repeats[1])) * repeats[0] + modulo(i, repeats[0])
  }
  const layers = Uint8Array.from(points, point => layerOf(facet, point) as number)
  return { facet, size, steps, repeats, planes, corner, points, layers, atomAt }
}

/**
 * Reads a size as users type it.
 *
 * @throws InputError when it is not three whole numbers
 * @example readSlabSize('3x3x4') // [3, 3, 4]
 */
export function readSlabSize(text: string): SlabSize {
  const [, a, b, layers] = /^\s*(\d+)\s*x\s*(\d+)\s*x\s*(\d+)\s*$/i.exec(text) ?? []
  if (a === undefined || b === undefined || layers === undefined)
    throw new InputError(
      `a size is the number of atoms along a, along b, and of layers, like 3x3x4; got "${text}"`,
    )
  return [Number(a), Number(b), Number(layers)]
}

/** `3x3x4` */
export const slabSizeText = (size: SlabSize): string => size.join('x')

/** How many planes of constant n.r one layer of a size has. */
export const planesPerLayer = (facet: SlabFacet): number => TILINGS[facet].planesPerLayer

/**
 * A function that gives the coordinates of a vector along the two steps of a surface; what it has along their normal
 * does not count.
 */
export function surfaceCoordinates([first, second]: readonly [Vector, Vector]): (
  vector: Vector,
) => [number, number] {
  const [aa, ab, bb] = [dot(first, first), dot(first, second), dot(second, second)]
  const determinant = aa * bb - ab * ab
  return vector => {
    const [a, b] = [dot(first, vector), dot(second, vector)]
    return [(a * bb - b * ab) / determinant, (b * aa - a * ab) / determinant]
  }
}

function checkSize(facet: SlabFacet, size: SlabSize): void {
  const text = slabSizeText(size)
  if (!size.every(count => Number.isInteger(count) && count >= 1))
    throw new InputError(`a size is three whole numbers from 1, like 3x3x4; got "${text}"`, { field: 'size' })
  const perLayer = planesPerLayer(facet)
  if (size[0] % perLayer !== 0)
    throw new InputError(
      `a step of ${facet} is ${perLayer} atoms wide, so the first number of its size is a multiple of ${perLayer}; got "${text}"`,
      { field: 'size' },
    )
  if (size[0] * size[1] * size[2] > MOST_ATOMS)
    throw new InputError(`a slab has at most ${MOST_ATOMS.toLocaleString('en')} atoms; got "${text}"`, {
      field: 'size',
    })
  if (size[2] * perLayer > MOST_PLANES)
    throw new InputError(`a slab has at most ${MOST_PLANES} planes of atoms; got "${text}"`, {
      field: 'size',
    })
}

const modulo = (value: number, period: number): number => ((value % period) + period) % period
