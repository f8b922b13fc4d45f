import { InputError } from '../input/input-error.ts'
import { layerOf } from '../lattice/facet.ts'
import { scale, subtract, type Vector } from '../lattice/vector.ts'
import { pairsWithin } from './atom-pairs.ts'
import { applied, inverse, mapOntoColumns } from './linear-map.ts'
import { pointText, type SlabFrame } from './slab-frame.ts'
import type { SlabLattice } from './slab-lattice.ts'
import type { Point, Structure } from './structure.ts'

/** An atom this many nearest-neighbour distances from an empty place may have left it. */
const FARTHEST_LEFT = 1.5

/**
 * Refuses a slab with a metal atom that is at no place of the lattice, or a layer that is out of line.
 *
 * @param tolerance share of the nearest-neighbour distance
 * @throws InputError naming the atom, and the layer that it left and by how much, if it left one
 */
export function checkPlaces(
  structure: Structure,
  frame: SlabFrame,
  lattice: SlabLattice,
  tolerance: number,
): void {
  const [stray] = lattice.strays
  if (stray === undefined) {
    checkLayers(lattice, tolerance * lattice.distance)
    return
  }
  const { element, position } = structure.atoms[stray] as Structure['atoms'][number]
  const atom = `its ${element} atom ${stray + 1}, at ${pointText(position)} angstrom,`
  const left = placeLeft(frame, lattice, stray)
  if (left === null) throw new InputError(`${atom} is at no place of the ${lattice.facet} layers`)
  const { layer, moved } = left
  const side = moved[2] < 0 ? 'inward' : 'outward'
  throw new InputError(
    `${atom} left its place in layer ${layer} by ${Math.hypot(...moved).toFixed(2)} angstrom, ${Math.abs(moved[2]).toFixed(2)} of them ${side}`,
  )
}

function checkLayers({ layerMoves }: SlabLattice, limit: number): void {
  const upper = layerMoves.findIndex(
    (move, layer) => layer + 1 < layerMoves.length && slip(move, layerMoves[layer + 1] as Point) > limit,
  )
  if (upper < 0) return
  const moved = slip(layerMoves[upper] as Point, layerMoves[upper + 1] as Point)
  throw new InputError(
    `its layer ${upper + 1} as a whole is ${moved.toFixed(2)} angstrom from where an fcc crystal has it on layer ${upper + 2}`,
  )
}

const slip = (move: Point, other: Point): number => Math.hypot(...subtract(move, other))

/** The empty place nearest to an atom, and how it moved from there, angstrom. */
function placeLeft(frame: SlabFrame, lattice: SlabLattice, atom: number) {
  const reach = FARTHEST_LEFT * lattice.distance
  const places = lattice.vacancies.map(point => ({ point, place: lattice.placeOf(point) }))
  const positions = Float64Array.from([
    ...frame.positions.subarray(3 * atom, 3 * atom + 3),
    ...places.flatMap(({ place }) => place),
  ])
  const vacant = places.map((_, k) => k + 1)
  const [nearest] = pairsWithin(positions, vacant, [0], frame.vectors, reach).sort(
    (a, b) => a.distance - b.distance,
  )
  if (nearest === undefined) return null
  const point = places[nearest.from - 1]?.point as Vector
  return { layer: layerOf(lattice.facet, point) as number, moved: nearest.vector }
}

/**
 * Refuses a slab that has no atom at one of its places.
 *
 * @param zones the adsorbate's site: its ensemble and its zones
 * @throws InputError naming zone, layer and place
 */
export function checkVacancies(
  structure: Structure,
  frame: SlabFrame,
  lattice: SlabLattice,
  zones: readonly { readonly name: string; readonly positions: readonly Vector[] }[],
): void {
  const { vacancies, supercell, facet } = lattice
  if (vacancies.length === 0) return
  const numbers = new Map(vacancies.map(point => [supercell.indexOf(point), point]))
  const zone = zones.find(({ positions }) => positions.some(point => numbers.has(supercell.indexOf(point))))
  const point =
    zone === undefined
      ? (vacancies[0] as Vector)
      : (zone.positions.find(own => numbers.has(supercell.indexOf(own))) as Vector)
  const where = zone === undefined ? 'outside the zones of the site' : `in ${zone.name}`
  const place = inCell(structure, applied(frame.toSpace, lattice.placeOf(point)))
  throw new InputError(
    `it has ${vacancies.length === 1 ? 'a vacancy' : `${vacancies.length} vacancies`}: no atom ${where}, layer ${layerOf(facet, point)}, at ${pointText(place)} angstrom`,
  )
}

/** This little below the cell is on its boundary, rounded. */
const ROUNDING = 1e-6

/** A position brought into the cell. */
function inCell({ cell, periodic }: Structure, position: Point): Point {
  const shares = applied(inverse(mapOntoColumns(...cell)), position)
  return cell.reduce(
    (moved, vector, k) =>
      periodic[k] && Number.isFinite(shares[k])
        ? subtract(moved, scale(vector, Math.floor((shares[k] as number) + ROUNDING)))
        : moved,
    position,
  )
}
