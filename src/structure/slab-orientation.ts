import { InputError } from '../input/input-error.ts'
import { FACET_NORMALS } from '../lattice/facet.ts'
import { NEAREST_NEIGHBOURS } from '../lattice/neighbours.ts'
import { dot, scale, subtract, type Vector } from '../lattice/vector.ts'
import { type AtomPair, pairsWithin } from './atom-pairs.ts'
import { applied, composed, inverse, type LinearMap, mapOfRows } from './linear-map.ts'
import type { SlabFacet } from './slab-cell.ts'
import type { SlabFrame } from './slab-frame.ts'
import type { Point } from './structure.ts'

/** Which facet a slab shows, and how the ideal lattice lies in it. */
export interface SlabOrientation {
  readonly facet: SlabFacet
  /** From lattice points, in units of a/2, to the slab's axes, angstrom. */
  readonly map: LinearMap
  /** Mean nearest-neighbour distance, angstrom. */
  readonly distance: number
}

const FACETS = Object.keys(FACET_NORMALS).filter(facet => facet !== 'bulk') as SlabFacet[]

/** No two atoms of an fcc metal that touch are further apart than this, angstrom; in Ba they are 3.6. */
const LONGEST_CONTACT = 4.5

/** Between the first shell and the second, which is at the square root of 2. */
const FIRST_SHELL = (1 + Math.SQRT2) / 2

/** A bond belongs to an ideal one that is nearer than this share of its length; two ideal ones are as far apart as they are long. */
const NEAR = 0.35

/** So many bonds show an orientation; more cost time. */
const MOST_BONDS = 200

/** Turns are tried onto so many bonds of one atom. */
const TURNED_ONTO = 4

/** Multiples of it spread evenly, so that what they choose follows no order of the atoms. */
const GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2

/** Less than this share of bonds that fit is another crystal. */
const FITTING_SHARE = 0.75

/** Bonds of an fcc crystal differ by no more than this between directions; stretched to 1.155 it is a bcc one. */
const MOST_STRETCHED = 1.14

/**
 * Finds facet, in-plane direction and lattice constant of a slab from its bonds: each facet's twelve ideal bonds are turned
 * about the normal onto the bonds of one atom, the turn that brings all bonds nearest to ideal ones wins, and least squares refine it.
 *
 * @param metal the slab's metal atoms
 * @throws InputError when no facet fits
 * @example slabOrientation(frame, metal).facet // 'fcc111'
 */
export function slabOrientation(frame: SlabFrame, metal: readonly number[]): SlabOrientation {
  const near = pairsWithin(frame.positions, metal, metal, frame.vectors, LONGEST_CONTACT)
  if (near.length === 0)
    throw new InputError(`its metal atoms are more than ${LONGEST_CONTACT} angstrom apart`)
  const distance = contactDistance(near)
  if (frame.vacuum < FIRST_SHELL * distance)
    throw new InputError(
      `it has no vacuum across its third cell vector, only ${frame.vacuum.toFixed(2)} angstrom`,
    )
  const bonds = near.filter(pair => pair.distance < FIRST_SHELL * distance)
  const sample = bonds.filter((_, k) => (k * GOLDEN_RATIO) % 1 < MOST_BONDS / bonds.length)
  const turns = FACETS.flatMap(facet => turnsOnto(facet, bondsOfOne(bonds).slice(0, TURNED_ONTO), distance))
  const scored = turns.map(turn => ({ ...turn, misfit: misfit(sample, turn.map, distance) }))
  const best = scored.reduce<(typeof scored)[number] | null>(
    (least, turn) => (least === null || turn.misfit < least.misfit ? turn : least),
    null,
  )
  if (best === null) throw noFacet()
  const map = refined(bonds, refined(bonds, best.map, distance), distance)
  const fitting = bonds.filter(({ vector }) => nearestStep(map, vector, distance) !== null).length
  if (fitting < FITTING_SHARE * bonds.length) throw noFacet()
  const lengths = NEAREST_NEIGHBOURS.map(step => Math.hypot(...applied(map, step)))
  const [shortest, longest] = [Math.min(...lengths), Math.max(...lengths)]
  if (longest > MOST_STRETCHED * shortest)
    throw new InputError(
      `its atoms are no fcc crystal: neighbours are ${shortest.toFixed(2)} angstrom apart in one direction and ${longest.toFixed(2)} in another`,
    )
  return { facet: best.facet, map, distance }
}

const noFacet = (): InputError =>
  new InputError(`its atoms form no ${FACETS.join(', ')} surface across the third cell vector`)

/** Mean length of the pairs that the shortest ones of the atoms show to be bonds. */
function contactDistance(pairs: readonly AtomPair[]): number {
  const shortest = new Map<number, number>()
  for (const { from, distance } of pairs)
    shortest.set(from, Math.min(distance, shortest.get(from) ?? Number.POSITIVE_INFINITY))
  const sorted = [...shortest.values()].sort((a, b) => a - b)
  // The shortest bond of a relaxed atom is some per cent short, hence a wider first shell here.
  const limit = 1.3 * (sorted[sorted.length >> 1] as number)
  const bonds = pairs.filter(({ distance }) => distance < limit)
  return bonds.reduce((sum, { distance }) => sum + distance, 0) / bonds.length
}

/** The bonds of the atom that has most, those along the surface first: they tell the angle best. */
function bondsOfOne(bonds: readonly AtomPair[]): AtomPair[] {
  const byAtom = new Map<number, AtomPair[]>()
  for (const bond of bonds) byAtom.set(bond.from, [...(byAtom.get(bond.from) ?? []), bond])
  const own = [...byAtom.values()].reduce((most, bonds) => (bonds.length > most.length ? bonds : most), [])
  return own.sort((a, b) => Math.abs(a.vector[2]) - Math.abs(b.vector[2]))
}

/** The maps that carry an ideal bond of a facet onto one of some bonds, by a turn about the normal. */
function turnsOnto(facet: SlabFacet, bonds: readonly AtomPair[], distance: number) {
  const upright = scaled(facetAxes(facet), distance / Math.SQRT2)
  const steps = NEAREST_NEIGHBOURS.map(step => applied(upright, step))
  const slack = NEAR * distance
  return bonds.flatMap(({ vector }) =>
    steps
      .filter(step => Math.abs(step[2] - vector[2]) < slack)
      .filter(step => Math.hypot(step[0], step[1]) > slack && Math.hypot(vector[0], vector[1]) > slack)
      .map(step => {
        const angle = Math.atan2(vector[1], vector[0]) - Math.atan2(step[1], step[0])
        return { facet, map: composed(turnAboutNormal(angle), upright) }
      }),
  )
}

/** Onto axes along a bond in the surface, across it, and outward. */
function facetAxes(facet: SlabFacet): LinearMap {
  const normal = FACET_NORMALS[facet]
  const along = NEAREST_NEIGHBOURS.find(step => dot(normal, step) === 0) as Vector
  const [x, z] = [unit(along), unit(normal)]
  const y: Vector = [z[1] * x[2] - z[2] * x[1], z[2] * x[0] - z[0] * x[2], z[0] * x[1] - z[1] * x[0]]
  return mapOfRows(x, y, z)
}

const unit = (vector: Vector): Vector => scale(vector, 1 / Math.sqrt(dot(vector, vector)))

const turnAboutNormal = (angle: number): LinearMap =>
  mapOfRows([Math.cos(angle), -Math.sin(angle), 0], [Math.sin(angle), Math.cos(angle), 0], [0, 0, 1])

const scaled = (map: LinearMap, factor: number): LinearMap => map.map(entry => entry * factor)

/** Mean square distance of bonds from the nearest ideal ones, none counting more than those out of reach. */
function misfit(bonds: readonly AtomPair[], map: LinearMap, distance: number): number {
  const steps = Float64Array.from(NEAREST_NEIGHBOURS.flatMap(step => applied(map, step)))
  const most = (NEAR * distance) ** 2
  let sum = 0
  for (const { vector } of bonds) {
    let least = most
    for (let s = 0; s < steps.length; s += 3) {
      const x = vector[0] - steps[s]
      const y = vector[1] - steps[s + 1]
      const z = vector[2] - steps[s + 2]
      least = Math.min(least, x * x + y * y + z * z)
    }
    sum += least
  }
  return sum / bonds.length
}

/** The lattice step whose image is near a bond. */
function nearestStep(map: LinearMap, vector: Point, distance: number): Vector | null {
  let [found, least]: [Vector | null, number] = [null, (NEAR * distance) ** 2]
  for (const step of NEAREST_NEIGHBOURS) {
    const miss = subtract(vector, applied(map, step))
    const square = dot(miss, miss)
    if (square < least) [found, least] = [step, square]
  }
  return found
}

/** How strongly the refined map keeps to the first one, in bonds: it decides where no bond does, as across a single layer. */
const KEPT = 1e-3

/** The linear map that carries lattice steps to the bonds near them, by least squares. */
function refined(bonds: readonly AtomPair[], map: LinearMap, distance: number): LinearMap {
  const [across, square] = [map.map(entry => entry * KEPT), [KEPT, 0, 0, 0, KEPT, 0, 0, 0, KEPT]]
  for (const { vector } of bonds) {
    const step = nearestStep(map, vector, distance)
    if (step === null) continue
    for (let row = 0; row < 3; row++)
      for (let column = 0; column < 3; column++) {
        across[3 * row + column] += (vector[row] as number) * (step[column] as number)
        square[3 * row + column] += (step[row] as number) * (step[column] as number)
      }
  }
  return composed(across, inverse(square))
}
