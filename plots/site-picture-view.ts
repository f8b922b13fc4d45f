import { FACET_NORMALS } from '../src/lattice/facet.ts'
import { NEAREST_NEIGHBOURS } from '../src/lattice/neighbours.ts'
import { add, dot, scale, type Vector, vectorKey } from '../src/lattice/vector.ts'
import type { Site } from '../src/site/site.ts'

/** Where one looks from, as orthonormal directions: `right` and `up` span the picture, `towards` points at the viewer. */
export interface View {
  readonly right: Vector
  readonly up: Vector
  readonly towards: Vector
}

/** The bulk has no surface, so it is seen along a cube axis. */
const BULK_VIEW_AXIS: Vector = [0, 0, 1]

const CUBE_AXES: readonly Vector[] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
]

/** Seen exactly along a close-packed row, its atoms would all hide behind the first; layers still show as rows of spheres. */
const TURN_FROM_ROW = (18 * Math.PI) / 180

/**
 * The two views of a site: from above, along the surface normal, with a close-packed row upright; and from the side,
 * surface up, from where the first picture has its lower edge, turned by 18 degrees off that row.
 *
 * @example siteViews(findSite('fcc100-top')).above.towards // [0, 0, 1]
 */
export function siteViews(site: Site): { readonly above: View; readonly side: View } {
  const normal = unit(site.facet === 'bulk' ? BULK_VIEW_AXIS : FACET_NORMALS[site.facet])
  const row = unit(rowOf(site, normal))
  const right = cross(row, normal)
  const towards = add(scale(row, -Math.cos(TURN_FROM_ROW)), scale(right, Math.sin(TURN_FROM_ROW)))
  return {
    above: { right, up: row, towards: normal },
    side: { right: cross(normal, towards), up: normal, towards },
  }
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

const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]
