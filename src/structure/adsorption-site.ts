import { InputError } from '../input/input-error.ts'
import { layerOf } from '../lattice/facet.ts'
import { add, scale, subtract, sum, type Vector } from '../lattice/vector.ts'
import { allSites } from '../site/registry.ts'
import type { Site } from '../site/site.ts'
import { ADSORBATE_RADII } from './adsorbed-molecule.ts'
import { type AtomPair, pairsWithin } from './atom-pairs.ts'
import { siteOrientations } from './site-orientations.ts'
import type { SlabFrame } from './slab-frame.ts'
import type { SlabLattice } from './slab-lattice.ts'
import type { Point, Structure } from './structure.ts'

/** The site that an adsorbate occupies, and its atoms' points on the slab's lattice. */
export interface OccupiedSite {
  readonly site: Site
  readonly ensemble: readonly Vector[]
  /** By zone name, zones beyond the first shell included. */
  readonly zones: ReadonlyMap<string, readonly Vector[]>
  /** The atom of the adsorbate that binds. */
  readonly bindingAtom: number
}

/** A hydrogen near the metal binds a molecule only when no other atom is nearer for its radius by less than this, angstrom. */
const HYDROGEN_HANDICAP = 0.4

/** Further beyond the sum of two radii than this, angstrom, an adsorbate has desorbed. */
const LOOSEST_BOND = 1.2

/**
 * An adsorbate this far from a site's centre along the surface is not on it. Between the sites of fcc(110), which are the
 * sparsest, it can be 0.433 from the nearest. Here and below in nearest-neighbour distances.
 */
const FARTHEST_FROM_CENTRE = 0.45

/** The distances to the atoms of an ensemble differ by no more than this when an adsorbate touches all of them. */
const MOST_UNEQUAL = 0.35

/** An adsorbate further below its ensemble than this is inside the slab. */
const DEEPEST = 0.35

/** Another atom touches the adsorbate too when it is no further than the ensemble by more than this. */
const AS_NEAR = 0.05

/** An atom within this of the ensemble's centre along the surface is below the site, and may be touched. */
const STRAIGHT_BELOW = 0.35

/**
 * Finds the site that an adsorbate occupies: the one whose centre is nearest along the surface, if it touches the ensemble's
 * atoms and no others. The stacking of the lattice below tells fcc from hcp hollows.
 *
 * @param adsorbate its atoms
 * @throws InputError when it has desorbed, sank into the slab, or is on no site that is known
 */
export function occupiedSite(
  structure: Structure,
  frame: SlabFrame,
  metal: readonly number[],
  adsorbate: readonly number[],
  lattice: SlabLattice,
): OccupiedSite {
  const { atom, touched } = bindingAtom(structure, frame, metal, adsorbate, lattice.distance)
  const position = Array.from(frame.positions.subarray(3 * atom, 3 * atom + 3)) as unknown as Point
  const nearest = placements(lattice, position).reduce((best, own) => (own.offset < best.offset ? own : best))
  const { site, ensemble, zones, centre, offset } = nearest
  const unit = lattice.distance
  const symbol = structure.atoms[atom]?.element
  if (position[2] < centre[2] - DEEPEST * unit)
    throw new InputError(
      `its adsorbate sank into the slab: ${symbol} is ${(centre[2] - position[2]).toFixed(2)} angstrom below layer 1`,
    )
  const members = ensemble.map(point => subtract(lattice.positionOf(point), position))
  const distances = members.map(vector => Math.hypot(...vector))
  const mean = distances.reduce((total, distance) => total + distance, 0) / distances.length
  const isEqual = Math.max(...distances) - Math.min(...distances) <= MOST_UNEQUAL * unit
  const rival = touched.find(
    ({ vector, distance }) =>
      distance < mean + AS_NEAR * unit &&
      Math.hypot(position[0] + vector[0] - centre[0], position[1] + vector[1] - centre[1]) >
        STRAIGHT_BELOW * unit &&
      members.every(member => Math.hypot(...subtract(member, vector)) > STRAIGHT_BELOW * unit),
  )
  if (offset > FARTHEST_FROM_CENTRE * unit || !isEqual || rival !== undefined)
    throw new InputError(
      `its adsorbate is on no ${lattice.facet} site that is known; ${symbol} touches ${touchedText(structure, lattice, touched)}, and the nearest site is ${site.id}, ${offset.toFixed(2)} angstrom along the surface`,
    )
  return { site, ensemble, zones, bindingAtom: atom }
}

/** The atom of the adsorbate with the shortest bond to the metal for its radius, and the metal atoms around it. */
function bindingAtom(
  structure: Structure,
  frame: SlabFrame,
  metal: readonly number[],
  adsorbate: readonly number[],
  distance: number,
): { atom: number; touched: readonly AtomPair[] } {
  const radius = (atom: number) => ADSORBATE_RADII[structure.atoms[atom]?.element as string] as number
  const reach = distance + Math.max(...adsorbate.map(radius)) + LOOSEST_BOND
  const pairs = pairsWithin(frame.positions, adsorbate, metal, frame.vectors, reach)
  const excess = (pair: AtomPair) => pair.distance - radius(pair.from) - distance / 2
  const rank = (pair: AtomPair) =>
    excess(pair) + (structure.atoms[pair.from]?.element === 'H' ? HYDROGEN_HANDICAP : 0)
  const [nearest] = [...pairs].sort((a, b) => rank(a) - rank(b))
  if (nearest === undefined || excess(nearest) > LOOSEST_BOND)
    throw new InputError(
      nearest === undefined
        ? `its adsorbate desorbed: no metal atom is within ${reach.toFixed(2)} angstrom`
        : `its adsorbate desorbed: ${structure.atoms[nearest.from]?.element} is ${nearest.distance.toFixed(2)} angstrom from the nearest metal atom`,
    )
  const { from: atom } = nearest
  return {
    atom,
    touched: pairs.filter(pair => pair.from === atom).sort((a, b) => a.distance - b.distance),
  }
}

const REACH = [-3, -2, -1, 0, 1, 2, 3]

/** The facet's sites around a position, and how far along the surface their centres are from it. */
function placements(lattice: SlabLattice, position: Point) {
  const sites = allSites().filter(({ facet }) => facet === lattice.facet)
  const near = lattice.pointNear(position)
  const offset = (point: Point) => Math.hypot(point[0] - position[0], point[1] - position[1])
  const origins = REACH.flatMap(x => REACH.flatMap(y => REACH.map((z): Vector => add(near, [x, y, z]))))
    .filter(([x, y, z]) => (x + y + z) % 2 === 0)
    .filter(point => layerOf(lattice.facet, point) === 1)
    .filter(point => offset(lattice.placeOf(point)) < 2 * lattice.distance)
  return sites.flatMap(site =>
    siteOrientations(site).flatMap(orientation =>
      origins.map(origin => {
        const ensemble = orientation.ensemble.map(point => add(point, origin))
        const centre = scale(sum(ensemble.map(lattice.positionOf)), 1 / ensemble.length) as Point
        const zones = new Map(
          [...orientation.zones].map(([name, points]) => [name, points.map(point => add(point, origin))]),
        )
        return { site, ensemble, zones, centre, offset: offset(centre) }
      }),
    ),
  )
}

/** `Pt, Ir`: the atoms that are about as near as the nearest. */
function touchedText(structure: Structure, { distance }: SlabLattice, touched: readonly AtomPair[]): string {
  const nearest = touched[0]?.distance as number
  return touched
    .filter(pair => pair.distance < nearest + (MOST_UNEQUAL / 2) * distance)
    .map(({ to }) => `${structure.atoms[to]?.element} ${to + 1}`)
    .join(', ')
}
