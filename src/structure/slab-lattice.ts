import { InputError } from '../input/input-error.ts'
import { layerOf } from '../lattice/facet.ts'
import { add, subtract, type Vector } from '../lattice/vector.ts'
import { commensurate, nearestPoint } from './commensurate-map.ts'
import { applied, inverse, type LinearMap } from './linear-map.ts'
import type { SlabFacet } from './slab-cell.ts'
import type { SlabFrame } from './slab-frame.ts'
import type { SlabOrientation } from './slab-orientation.ts'
import type { Point } from './structure.ts'
import { type Supercell, supercell } from './supercell.ts'

/** A slab whose atoms have their points on the ideal lattice; the outermost layer holds the origin. */
export interface SlabLattice {
  readonly facet: SlabFacet
  /** Mean nearest-neighbour distance, angstrom. */
  readonly distance: number
  /** The cell along the surface, in units of a/2. */
  readonly vectors: readonly [Vector, Vector]
  readonly supercell: Supercell
  readonly layers: number
  /** The metal atom that a lattice point is an image of; -1 where there is none. */
  readonly atomAt: (point: Vector) => number
  /** Where a lattice point is in the slab's axes, angstrom: its layer moved as the slab's atoms have it. */
  readonly placeOf: (point: Vector) => Point
  /** Where the atom at a lattice point is, or its place if it has none. */
  readonly positionOf: (point: Vector) => Point
  /** The lattice point nearest to a position. */
  readonly pointNear: (position: Point) => Vector
  /** How far each layer as a whole is from its place in one ideal crystal, outermost first, angstrom. */
  readonly layerMoves: readonly Point[]
  /** Points of the layers that have no atom. */
  readonly vacancies: readonly Vector[]
  /** Metal atoms that are at no point of the layers. */
  readonly strays: readonly number[]
}

/** More atoms than this off the lattice are another crystal, not a defect. */
const MOST_STRAYS = 0.25

/** The outermost plane with this share of its atoms is the surface; fewer are atoms on top of it. */
const LEAST_OF_A_LAYER = 0.5

/** So many atoms are tried as the one that the lattice is hung on. */
const MOST_SEEDS = 12

/**
 * Puts a slab's metal atoms on lattice points. The cell gives the map along the surface exactly; each layer then moves as a
 * whole to the median of its atoms, so that the relaxation of layers does not add up; an atom belongs to a point when it is
 * within the tolerance of it.
 *
 * @param tolerance share of the nearest-neighbour distance
 * @throws InputError when the lattice does not repeat with the cell, or too few atoms are on it
 * @example slabLattice(frame, metal, slabOrientation(frame, metal), 0.35).layers // 4
 */
export function slabLattice(
  frame: SlabFrame,
  metal: readonly number[],
  orientation: SlabOrientation,
  tolerance: number,
): SlabLattice {
  const { facet, distance } = orientation
  const { map, vectors } = commensurate(frame, orientation)
  const limit = tolerance * distance
  const positionOfAtom = (atom: number): Point => [
    frame.positions[3 * atom] as number,
    frame.positions[3 * atom + 1] as number,
    frame.positions[3 * atom + 2] as number,
  ]
  const { origin, placed, pointAt } = hungOn(metal, positionOfAtom, map, limit)
  const layerMoves = new Map<number, Point>()
  for (const layer of new Set(placed.map(({ point }) => layerOf(facet, point) as number)))
    layerMoves.set(layer, medianMiss(placed.filter(({ point }) => layerOf(facet, point) === layer)))
  const points = supercell(facet, vectors) as Supercell
  const moveOf = (layer: number): Point => layerMoves.get(layer) ?? [0, 0, 0]
  const own = occupants(placed, points, limit, ({ point, miss }) =>
    subtract(miss, moveOf(layerOf(facet, point) as number)),
  )
  const [top, bottom] = layersOf(facet, own, points.perLayer)
  const layers = bottom - top + 1
  const highest = [...own.values()].find(({ point }) => layerOf(facet, point) === top)?.point as Vector

  const atoms = new Int32Array(layers * points.perLayer).fill(-1)
  for (const { atom, point } of own.values()) {
    const index = points.indexOf(subtract(point, highest))
    if (index >= 0 && index < atoms.length) atoms[index] = atom
  }
  const settled = new Set(atoms)
  const strays = metal.filter(atom => !settled.has(atom))
  if (strays.length > MOST_STRAYS * metal.length)
    throw new InputError(
      `${strays.length} of its ${metal.length} metal atoms are on no point of an fcc lattice with a ${facet} surface`,
    )
  const placeOf = (point: Vector): Point => {
    const own = add(point, highest)
    return add(add(origin, moveOf(layerOf(facet, own) as number)), applied(map, own))
  }
  const atomAt = (point: Vector): number => {
    const index = points.indexOf(point)
    return index >= 0 && index < atoms.length ? (atoms[index] as number) : -1
  }
  const pointOfAtom = new Map([...own.values()].map(({ atom, point }) => [atom, subtract(point, highest)]))
  return {
    facet,
    distance,
    vectors,
    supercell: points,
    layers,
    atomAt,
    placeOf,
    positionOf: point => {
      const atom = atomAt(point)
      const home = pointOfAtom.get(atom)
      if (home === undefined) return placeOf(point)
      return add(positionOfAtom(atom), applied(map, subtract(point, home)))
    },
    pointNear: position => subtract(pointAt(subtract(position, moveOf(top)), origin), highest),
    layerMoves: Array.from({ length: layers }, (_, k) => moveOf(top + k)),
    vacancies: [...atoms.keys()].filter(index => atoms[index] === -1).map(points.pointAt),
    strays,
  }
}

/** A metal atom, the lattice point nearest to it, and how far from there it is. */
interface Placed {
  readonly atom: number
  readonly point: Vector
  readonly miss: Point
}

/**
 * Hangs the lattice on the atom that brings most others within the limit of lattice points, then on the median of all.
 *
 * @returns where the lattice has its origin, and every atom with its nearest point
 */
function hungOn(
  metal: readonly number[],
  positionOf: (atom: number) => Point,
  map: LinearMap,
  limit: number,
) {
  const back = inverse(map)
  const pointAt = (position: Point, origin: Point): Vector =>
    nearestPoint(applied(back, subtract(position, origin)))
  const placedFrom = (origin: Point): Placed[] =>
    metal.map(atom => {
      const position = positionOf(atom)
      const point = pointAt(position, origin)
      return { atom, point, miss: subtract(subtract(position, origin), applied(map, point)) }
    })
  const tried = seeds(metal).map(seed => ({ seed, placed: placedFrom(positionOf(seed)) }))
  const best = tried.reduce((most, own) =>
    within(own.placed, limit) > within(most.placed, limit) ? own : most,
  )
  const origin = add(positionOf(best.seed), medianMiss(best.placed))
  return { origin, placed: placedFrom(origin), pointAt }
}

const seeds = (metal: readonly number[]): number[] =>
  metal.filter((_, k) => k % Math.ceil(metal.length / MOST_SEEDS) === 0)

const within = (placed: readonly Placed[], limit: number): number =>
  placed.filter(({ miss }) => Math.hypot(...miss) <= limit).length

const medianMiss = (placed: readonly Placed[]): Point =>
  [0, 1, 2].map(k => median(placed.map(({ miss }) => miss[k] as number))) as unknown as Point

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length >> 1
  return ((sorted[half] as number) + (sorted[sorted.length - 1 - half] as number)) / 2
}

/** The atom nearest to every point that has one within the limit, by the point's number and its layer. */
function occupants(
  placed: readonly Placed[],
  points: Supercell,
  limit: number,
  missOf: (placed: Placed) => Point,
): Map<number, Placed> {
  const nearest = new Map<number, { readonly placed: Placed; readonly distance: number }>()
  for (const one of placed) {
    const index = points.indexOf(one.point)
    const distance = Math.hypot(...missOf(one))
    if (distance <= limit && distance < (nearest.get(index)?.distance ?? Number.POSITIVE_INFINITY))
      nearest.set(index, { placed: one, distance })
  }
  return new Map([...nearest].map(([index, own]) => [index, own.placed]))
}

/** The outermost and the innermost layer that are mostly there. */
function layersOf(facet: SlabFacet, own: ReadonlyMap<number, Placed>, perLayer: number): [number, number] {
  const filled = new Map<number, number>()
  for (const { point } of own.values()) {
    const layer = layerOf(facet, point) as number
    filled.set(layer, (filled.get(layer) ?? 0) + 1)
  }
  const whole = [...filled]
    .filter(([, atoms]) => atoms >= LEAST_OF_A_LAYER * perLayer)
    .map(([layer]) => layer)
  if (whole.length === 0) throw new InputError(`its atoms form no layer of a ${facet} surface`)
  return [Math.min(...whole), Math.max(...whole)]
}
