import { FACET_NORMALS, isInside, layerOf } from '../lattice/facet.ts'
import { add, dot, scale, subtract, sum, type Vector, vectorKey } from '../lattice/vector.ts'
import type { Site } from './site.ts'

/** An atom at or around a site. */
export interface SurroundingAtom {
  /** Displacement from the ensemble's centre, in lattice constants. */
  readonly position: Vector
  /** The zone's name, `ensemble`, or null for the crystal around the site. */
  readonly zone: string | null
  /** Atomic layer, the outermost being 1; null in the bulk. */
  readonly layer: number | null
}

/** How far along the surface, and how deep below it, the crystal reaches, in lattice constants: three layers of fcc(111). */
const CRYSTAL_RADIUS = 2.6
const CRYSTAL_DEPTH = 1.16

/**
 * What there is to tell apart at a site: the ensemble, the zones of the first shell and those beyond, in this order.
 *
 * @returns per group its name and its atoms, in units of a/2
 * @example zonesOf(findSite('fcc100-top')).map(({ name }) => name) // ['ensemble', 'surface', 'subsurface']
 */
export const zonesOf = (site: Site): { readonly name: string; readonly positions: readonly Vector[] }[] => [
  { name: 'ensemble', positions: site.ensemble },
  ...site.zones,
  ...site.zonesBeyond,
]

/**
 * The atoms of a site, zone after zone.
 *
 * @example siteAtoms(findSite('bulk')).length // 13
 */
export const siteAtoms = (site: Site): SurroundingAtom[] =>
  zonesOf(site).flatMap(({ name, positions }) => positions.map(atom => atomOf(site, atom, name)))

/**
 * The atoms of the crystal around a site, so that one sees its surface. None in the bulk, which they would bury.
 *
 * @example crystalAtoms(findSite('bulk')) // []
 */
export function crystalAtoms(site: Site): SurroundingAtom[] {
  if (site.facet === 'bulk') return []
  const normal = scale(FACET_NORMALS[site.facet], 1 / length(FACET_NORMALS[site.facet]))
  const own = new Set(zonesOf(site).flatMap(({ positions }) => positions.map(vectorKey)))
  return latticeAround(site)
    .filter(atom => isInside(site.facet, atom) && !own.has(vectorKey(atom)))
    .filter(atom => -dot(normal, atom) / 2 <= CRYSTAL_DEPTH)
    .map(atom => atomOf(site, atom, null))
    .filter(
      ({ position }) => length(subtract(position, scale(normal, dot(normal, position)))) <= CRYSTAL_RADIUS,
    )
}

/**
 * Where an adsorbate as large as the atoms would touch the whole ensemble.
 *
 * @returns displacement from the ensemble's centre in lattice constants, along the surface normal; null in the bulk
 * @example adsorbatePosition(findSite('fcc100-hollow')) // [0, 0, 0.5]
 */
export function adsorbatePosition(site: Site): Vector | null {
  if (site.facet === 'bulk') return null
  const normal = FACET_NORMALS[site.facet]
  const toAtom = fromCentre(site, site.ensemble[0] as Vector)
  return scale(normal, Math.sqrt(1 / 2 - dot(toAtom, toAtom)) / length(normal))
}

/** A cube of lattice points that holds all crystal atoms around a site. */
function latticeAround({ ensemble }: Site): Vector[] {
  const middle = ensemble[0] as Vector
  const half = Math.ceil(2 * (CRYSTAL_RADIUS + CRYSTAL_DEPTH))
  const steps = Array.from({ length: 2 * half + 1 }, (_, index) => index - half)
  return steps
    .flatMap(x => steps.flatMap(y => steps.map((z): Vector => [x, y, z])))
    .filter(([x, y, z]) => (x + y + z) % 2 === 0)
    .map(step => add(middle, step))
}

const atomOf = (site: Site, atom: Vector, zone: string | null): SurroundingAtom => ({
  position: fromCentre(site, atom),
  zone,
  layer: layerOf(site.facet, atom),
})

const fromCentre = ({ ensemble }: Site, atom: Vector): Vector =>
  scale(subtract(atom, scale(sum(ensemble), 1 / ensemble.length)), 1 / 2)

const length = (a: Vector): number => Math.sqrt(dot(a, a))
