import { InputError } from '../input/input-error.ts'
import { FACET_NORMALS } from '../lattice/facet.ts'
import { subtract, type Vector } from '../lattice/vector.ts'
import { applied, composed, inverse, type LinearMap, mapOntoColumns } from './linear-map.ts'
import { pointText, type SlabFrame } from './slab-frame.ts'
import type { SlabOrientation } from './slab-orientation.ts'
import type { Point } from './structure.ts'
import { isLatticePoint, supercell } from './supercell.ts'

/** A cell vector ends on the lattice point that continues it, this near in nearest-neighbour distances. */
const MOST_MISFIT = 0.25

/**
 * The lattice vectors that a slab's cell vectors are, and the map that carries them there exactly.
 *
 * @throws InputError when a cell vector ends on no lattice point
 * @example commensurate(frame, slabOrientation(frame, metal)).vectors // [[3, -3, 0], [0, -3, 3]]
 */
export function commensurate(
  frame: SlabFrame,
  { facet, map, distance }: SlabOrientation,
): { map: LinearMap; vectors: [Vector, Vector] } {
  const back = inverse(map)
  const normal = FACET_NORMALS[facet]
  const vectors = frame.vectors.map(vector => nearestPoint(applied(back, vector))) as [Vector, Vector]
  const isRepeat = vectors.every((vector, k) => {
    const miss = subtract(frame.vectors[k] as Point, applied(map, vector))
    return Math.hypot(...miss) < MOST_MISFIT * distance
  })
  if (!isRepeat || supercell(facet, vectors) === null)
    throw new InputError(
      `its cell, ${frame.vectors.map(vector => pointText(applied(frame.toSpace, vector))).join(' and ')} angstrom, does not repeat the ${facet} surface that its atoms form`,
    )
  const exact = mapOntoColumns(frame.vectors[0], frame.vectors[1], applied(map, normal))
  return { map: composed(exact, inverse(mapOntoColumns(...vectors, normal))), vectors }
}

/** The point of the fcc lattice nearest to three coordinates in units of a/2. */
export function nearestPoint(at: Point): Vector {
  const rounded = at.map(Math.round) as unknown as Vector
  if (isLatticePoint(rounded)) return rounded
  const misses = at.map((value, k) => value - (rounded[k] as number))
  const worst = misses.map(Math.abs).indexOf(Math.max(...misses.map(Math.abs)))
  return rounded.map((value, k) =>
    k === worst ? value + ((misses[k] as number) < 0 ? -1 : 1) : value,
  ) as unknown as Vector
}
