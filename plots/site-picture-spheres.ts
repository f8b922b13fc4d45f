import { dot, type Vector } from '../src/lattice/vector.ts'
import type { Site } from '../src/site/site.ts'
import { crystalAtoms, type SurroundingAtom, siteAtoms } from '../src/site/surrounding-atoms.ts'
import type { View } from './site-picture-view.ts'

/** Radius of spheres that touch: half the nearest-neighbour distance, in lattice constants. */
export const SPHERE_RADIUS = Math.SQRT1_2 / 2

/** Radius of the dot that stands for an atom behind others, in lattice constants. */
export const DOT_RADIUS = 0.1

/** Crystal atoms further than this from the middle of the picture, to the right or upwards, are not drawn; lattice constants. */
const WINDOW = 1.75

/** Depths of atoms of one layer, which touch and do not cover each other, differ by no more than this; lattice constants. */
const ROUNDING = 1e-9

/** A point of a picture, in lattice constants from the ensemble's centre; depth grows towards the viewer. */
export interface PicturePoint {
  readonly x: number
  readonly y: number
  readonly depth: number
}

/** An atom as a view shows it. */
export interface Sphere extends PicturePoint {
  /** The zone's name, `ensemble`, or null for the crystal around the site. */
  readonly zone: string | null
  /** Whether nearer spheres cover the dot at its middle, or a part of it. */
  readonly hidden: boolean
}

/**
 * Where a view shows a point.
 *
 * @param position displacement from the ensemble's centre, in lattice constants
 * @example project(siteViews(findSite('fcc100-top')).above, [0, 0, -0.5]) // { x: 0, y: 0, depth: -0.5 }
 */
export const project = ({ right, up, towards }: View, position: Vector): PicturePoint => ({
  x: dot(right, position),
  y: dot(up, position),
  depth: dot(towards, position),
})

/**
 * A site and the crystal around it as a view shows them, the furthest atom first, so that drawing in this order puts
 * nearer spheres over further ones. The crystal is cut open: its atoms in front of the site, or nearer than the ensemble's
 * centre, are left out.
 *
 * @example spheresInView(site, siteViews(site).above).at(-1)?.zone // 'ensemble', of fcc111-top
 */
export function spheresInView(site: Site, view: View): Sphere[] {
  const place = ({ position, zone }: SurroundingAtom) => ({ ...project(view, position), zone })
  const own = siteAtoms(site).map(place)
  const around = crystalAtoms(site)
    .map(place)
    .filter(({ x, y, depth }) => Math.max(Math.abs(x), Math.abs(y)) <= WINDOW && depth <= ROUNDING)
    .filter(atom => !own.some(further => covers(atom, further, SPHERE_RADIUS)))
  return [
    ...around.map(atom => ({ ...atom, hidden: false })),
    ...own.map(atom => ({ ...atom, hidden: own.some(nearer => covers(nearer, atom, DOT_RADIUS)) })),
  ].sort((a, b) => Math.round(a.depth / ROUNDING) - Math.round(b.depth / ROUNDING))
}

/** Whether a nearer sphere covers the disc of that radius at the middle of a further one, or a part of it. */
const covers = (nearer: PicturePoint, further: PicturePoint, radius: number): boolean =>
  nearer.depth > further.depth + ROUNDING &&
  Math.hypot(nearer.x - further.x, nearer.y - further.y) < SPHERE_RADIUS + radius - ROUNDING
