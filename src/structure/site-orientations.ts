import { CUBIC_OPERATIONS, rotate } from '../lattice/cubic-operations.ts'
import { FACET_NORMALS, layerOf } from '../lattice/facet.ts'
import { subtract, type Vector, vectorKey } from '../lattice/vector.ts'
import type { Site } from '../site/site.ts'

/** A site as one of the facet's symmetry operations turns it. */
export interface SiteOrientation {
  readonly ensemble: readonly Vector[]
  /** Atoms of every zone by its name, zones beyond the first shell included. */
  readonly zones: ReadonlyMap<string, readonly Vector[]>
}

/**
 * The orientations that a site takes on its facet, translations apart: an fcc(111) bridge has three. Each is moved along the surface
 * so that its ensemble holds the origin; the first is the site as it is defined, moved so.
 *
 * @returns positions in units of a/2
 * @example siteOrientations(findSite('fcc111-bridge')).length // 3
 */
export function siteOrientations(site: Site): SiteOrientation[] {
  const normal = vectorKey(FACET_NORMALS[site.facet])
  const found = new Map<string, SiteOrientation>()
  for (const operation of [IDENTITY, ...CUBIC_OPERATIONS]) {
    if (vectorKey(rotate(operation, FACET_NORMALS[site.facet])) !== normal) continue
    const turned = site.ensemble.map(atom => rotate(operation, atom))
    const origin = turned.filter(atom => layerOf(site.facet, atom) === 1).reduce(lesser)
    const key = turned
      .map(atom => vectorKey(subtract(atom, origin)))
      .sort()
      .join(' ')
    if (found.has(key)) continue
    const placed = (atoms: readonly Vector[]) => atoms.map(atom => subtract(rotate(operation, atom), origin))
    found.set(key, {
      ensemble: placed(site.ensemble),
      zones: new Map([...site.zones, ...site.zonesBeyond].map(zone => [zone.name, placed(zone.positions)])),
    })
  }
  return [...found.values()]
}

const IDENTITY = { axes: [0, 1, 2], signs: [1, 1, 1] } as const

const lesser = (a: Vector, b: Vector): Vector => ((a[0] - b[0] || a[1] - b[1] || a[2] - b[2]) < 0 ? a : b)
