import { FACET_NORMALS } from '../lattice/facet.ts'
import { NEAREST_NEIGHBOURS } from '../lattice/neighbours.ts'
import { add, cross, dot, scale, type Vector, vectorKey } from '../lattice/vector.ts'
import type { Site } from './site.ts'

/** Right-handed orthonormal directions at a site: z along the surface normal, y along a close-packed row of the surface. */
export interface SiteFrame {
  readonly x: Vector
  readonly y: Vector
  readonly z: Vector
}

/** The bulk has no surface, so it is seen along a cube axis. */
const BULK_AXIS: Vector = [0, 0, 1]

const CUBE_AXES: readonly Vector[] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
]

/**
 * The directions of a site: a close-packed row that joins ensemble atoms is upright, else any such row.
 *
 * @example siteFrame(findSite('fcc100-top')).z // [0, 0, 1]
 */
export function siteFrame(site: Site): SiteFrame {
  const z = unit(site.facet === 'bulk' ? BULK_AXIS : FACET_NORMALS[site.facet])
  const y = unit(rowOf(site, z))
  return { x: cross(y, z), y, z }
}

/** A direction in the surface: a close-packed row that joins ensemble atoms, else any such row, else any direction. */
function rowOf({ ensemble }: Site, normal: Vector): Vector {
  const places = new Set(ensemble.map(vectorKey))
  const joins = (step: Vector) => ensemble.some(atom => places.has(vectorKey(add(atom, step))))
  const rows = NEAREST_NEIGHBOURS.filter(step => Math.abs(dot(step, normal)) < 1e-9)
  const across = CUBE_AXES.map(axis => cross(normal, axis)).filter(direction => dot(direction, direction) > 0)
  return rows.find(joins) ?? rows[0] ?? (across[0] as Vector)
}

const unit = (a: Vector): Vector => scale(a, 1 / Math.sqrt(dot(a, a)))
