import { InputError } from '../input/input-error.ts'
import { CUBIC_OPERATIONS, type CubicOperation, rotate } from '../lattice/cubic-operations.ts'
import { FACET_NORMALS, type Facet } from '../lattice/facet.ts'
import { add, dot, scale, subtract, sum, type Vector, vectorKey } from '../lattice/vector.ts'
import type { Site } from './site.ts'

/** A site somewhere on its facet, with the atoms that belong to it there, in units of a/2. */
export interface PlacedSite {
  readonly site: Site
  readonly ensemble: readonly Vector[]
  /** Atoms of every zone by its name, zones beyond the first shell included. */
  readonly zones: ReadonlyMap<string, readonly Vector[]>
}

/** Two sites of one facet. */
export interface SitePair {
  readonly ends: readonly [PlacedSite, PlacedSite]
  /** 0 for the very same site, 1 for the nearest pair, and so on. */
  readonly neighbour: number
  /** Between the centres of the ensembles, in lattice constants. */
  readonly distance: number
}

/** The 46th pair of two fcc(111) bridges is the last, of any sites, that shares an atom. */
const MAXIMUM_NEIGHBOUR = 60

/**
 * A pair of neighbouring sites on one facet. The second site takes every place and orientation that the facet's
 * symmetry gives it; places that the symmetry makes equivalent as seen from the first are one pair. Pairs
 * are ranked by distance, then by how many atoms they share. Two sites of one kind may differ in what they see of each
 * other, as hollows along [11-2] do; such a pair has two successive ranks, one for each of them being the first.
 *
 * @param neighbour 0 the very same site, 1 the nearest pair, 2 the next
 * @throws InputError for sites of different facets, or a rank that such sites do not have
 * @example sitePair(findSite('fcc111-top'), findSite('fcc111-fcc'), 1).distance // 0.408 lattice constants
 */
export function sitePair(first: Site, second: Site, neighbour: number): SitePair {
  if (first.facet !== second.facet)
    throw new InputError(
      `neighbouring sites are on one facet; ${first.id} is on ${first.facet}, ${second.id} on ${second.facet}`,
      { field: 'models' },
    )
  const least = first.id === second.id ? 0 : 1
  if (!(Number.isInteger(neighbour) && neighbour >= least && neighbour <= MAXIMUM_NEIGHBOUR)) {
    const zero = least === 0 ? '0 (the very same site), ' : ''
    throw new InputError(
      `neighbours of ${first.id} and ${second.id} are ${zero}1 (the nearest pair) to ${MAXIMUM_NEIGHBOUR}, got ${neighbour}`,
      { field: 'neighbour' },
    )
  }
  if (first.id > second.id) {
    const { ends, ...pair } = sitePair(second, first, neighbour)
    return { ...pair, ends: [ends[1], ends[0]] }
  }
  if (neighbour === 0) return { ends: [asDefined(first), asDefined(first)], neighbour, distance: 0 }
  for (let radius = 1; ; radius++) {
    const pair = pairsWithin(first, second, radius)[neighbour - 1]
    if (pair !== undefined) {
      const distance = Math.sqrt(pair.square) / (2 * first.ensemble.length * second.ensemble.length)
      return { ends: [asDefined(first), pair.second], neighbour, distance }
    }
  }
}

interface RankedPair {
  readonly second: PlacedSite
  /** Squared distance in units of a/2, times the squares of both ensemble sizes: a whole number. */
  readonly square: number
  /** Atoms that belong to both. */
  readonly shared: number
  /** What equivalent pairs have in common as seen from the first site. */
  readonly seen: string
  /** What they have in common as seen from either. */
  readonly key: string
}

/** The inequivalent pairs of two places up to a distance in lattice constants, ranked. */
function pairsWithin(first: Site, second: Site, radius: number): RankedPair[] {
  const operations = facetOperations(first.facet)
  const origin = asDefined(first)
  const largest = (2 * radius * first.ensemble.length * second.ensemble.length) ** 2
  const places = new Set<string>()
  const known = new Map<string, RankedPair>()
  for (const operation of operations)
    for (const translation of translations(first, second, radius)) {
      const ensemble = second.ensemble.map(atom => add(rotate(operation, atom), translation))
      const square = squaredDistance(first.ensemble, ensemble)
      if (square > largest || (square === 0 && first.id === second.id)) continue
      const place = ensemble.map(vectorKey).sort().join(' ')
      if (places.has(place)) continue
      places.add(place)
      const seen = pairKey(first.ensemble, ensemble, operations)
      if (known.has(seen)) continue
      const back = first.id === second.id ? pairKey(ensemble, first.ensemble, operations) : seen
      const placed = placedBy(operation, translation, second)
      const overlaps = overlapTable(origin, placed)
      if (known.has(back) && isSymmetric(overlaps)) continue
      const shared = overlaps.flat().reduce((total, atoms) => total + atoms, 0)
      known.set(seen, { second: placed, square, shared, seen, key: seen < back ? seen : back })
    }
  return [...known.values()].sort(
    (a, b) =>
      a.square - b.square || b.shared - a.shared || textOrder(a.key, b.key) || textOrder(a.seen, b.seen),
  )
}

/** The operations of O_h that keep the surface normal, and so the half-space lattice. */
const facetOperations = (facet: Facet): CubicOperation[] =>
  CUBIC_OPERATIONS.filter(
    operation => vectorKey(rotate(operation, FACET_NORMALS[facet])) === vectorKey(FACET_NORMALS[facet]),
  )

/** Lattice translations along the facet, in all directions in the bulk, long enough to reach a distance. */
function translations(first: Site, second: Site, radius: number): Vector[] {
  const offset = [first, second].map(({ ensemble }) => Math.hypot(...sum(ensemble)) / ensemble.length)
  const reach = Math.ceil(2 * radius + (offset[0] as number) + (offset[1] as number))
  const range = Array.from({ length: 2 * reach + 1 }, (_, index) => index - reach)
  const normal = FACET_NORMALS[first.facet]
  return range.flatMap(x =>
    range.flatMap(y =>
      range
        .map((z): Vector => [x, y, z])
        .filter(step => (x + y + step[2]) % 2 === 0 && dot(normal, step) === 0),
    ),
  )
}

function squaredDistance(first: readonly Vector[], second: readonly Vector[]): number {
  const displacement = subtract(scale(sum(second), first.length), scale(sum(first), second.length))
  return dot(displacement, displacement)
}

/** Text that two pairs of ensembles share exactly when a symmetry of the facet carries one to the other. */
function pairKey(
  first: readonly Vector[],
  second: readonly Vector[],
  operations: readonly CubicOperation[],
): string {
  const keys = operations.map(operation => {
    const turned = [first, second].map(atoms => atoms.map(atom => rotate(operation, atom)))
    const origin = (turned[0] as Vector[]).reduce((least, atom) => (isBefore(atom, least) ? atom : least))
    return turned
      .map(atoms =>
        atoms
          .map(atom => vectorKey(subtract(atom, origin)))
          .sort()
          .join(' '),
      )
      .join('|')
  })
  return keys.reduce((least, key) => (key < least ? key : least))
}

const isBefore = (a: Vector, b: Vector): boolean => (a[0] - b[0] || a[1] - b[1] || a[2] - b[2]) < 0

/** How many atoms the ensemble and the zones of one site have in common with those of another. */
function overlapTable(first: PlacedSite, second: PlacedSite): number[][] {
  const columns = groupsOf(second).map(atoms => new Set(atoms.map(vectorKey)))
  return groupsOf(first).map(atoms =>
    columns.map(others => atoms.filter(atom => others.has(vectorKey(atom))).length),
  )
}

const groupsOf = ({ ensemble, zones }: PlacedSite): (readonly Vector[])[] => [ensemble, ...zones.values()]

const isSymmetric = (table: readonly (readonly number[])[]): boolean =>
  table.every((row, i) => row.every((atoms, j) => atoms === table[j]?.[i]))

const asDefined = (site: Site): PlacedSite => placed(site, atom => atom)

const placedBy = (operation: CubicOperation, translation: Vector, site: Site): PlacedSite =>
  placed(site, atom => add(rotate(operation, atom), translation))

const placed = (site: Site, moved: (atom: Vector) => Vector): PlacedSite => ({
  site,
  ensemble: site.ensemble.map(moved),
  zones: new Map([...site.zones, ...site.zonesBeyond].map(zone => [zone.name, zone.positions.map(moved)])),
})

const textOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
