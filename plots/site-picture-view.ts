import { add, cross, scale, type Vector } from '../src/lattice/vector.ts'
import type { Site } from '../src/site/site.ts'
import { siteFrame } from '../src/site/site-frame.ts'

/** Where one looks from, as orthonormal directions: `right` and `up` span the picture, `towards` points at the viewer. */
export interface View {
  readonly right: Vector
  readonly up: Vector
  readonly towards: Vector
}

/** Seen exactly along a close-packed row, its atoms would all hide behind the first; layers still show as rows of spheres. */
const TURN_FROM_ROW = (18 * Math.PI) / 180

/**
 * The two views of a site: from above, along the surface normal, with a close-packed row upright; and from the side,
 * surface up, from where the first picture has its lower edge, turned by 18 degrees off that row.
 *
 * @example siteViews(findSite('fcc100-top')).above.towards // [0, 0, 1]
 */
export function siteViews(site: Site): { readonly above: View; readonly side: View } {
  const { x: right, y: row, z: normal } = siteFrame(site)
  const towards = add(scale(row, -Math.cos(TURN_FROM_ROW)), scale(right, Math.sin(TURN_FROM_ROW)))
  return {
    above: { right, up: row, towards: normal },
    side: { right: cross(normal, towards), up: normal, towards },
  }
}
