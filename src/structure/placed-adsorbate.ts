import { elementProperty } from '../composition/element-properties.ts'
import type { Adsorbate } from './adsorbates.ts'
import type { Point } from './structure.ts'

/** The metal that an adsorbate comes down on. */
export interface Landing {
  /** Where its ensemble's atoms are, images included, angstrom. */
  readonly ensemble: readonly Point[]
  /** Element and position of every metal atom near enough to be touched. */
  readonly metal: readonly { readonly element: string; readonly position: Point }[]
}

/** An atom of an adsorbate in its place. */
export interface AdsorbateAtom {
  readonly element: string
  readonly position: Point
}

const PICOMETRE = 0.01

/** angstrom */
const LEAST_HEIGHT = 0.5

const DEGREE = Math.PI / 180

/**
 * Sets an adsorbate over the centre of its ensemble. It comes down along the surface normal until it first meets a
 * metal atom at their bond length, or is half an angstrom above the ensemble: deeper, between rows of fcc(110), the second
 * layer would be as near. Bonds to platinum are the adsorbate's own
 * for as many atoms as the ensemble has; another metal makes them longer by what its metallic radius is larger. What leans does so along
 * x over one atom, and across the bond over a bridge.
 *
 * @throws InputError for a metal without a radius
 * @example
 * placedAdsorbate(findAdsorbate('O'), { ensemble: [[0, 0, 0]], metal: [{ element: 'Pt', position: [0, 0, 0] }] })
 * // O at [0, 0, 1.85]
 */
export function placedAdsorbate(
  { binding, bondLength, outer }: Adsorbate,
  { ensemble, metal }: Landing,
): AdsorbateAtom[] {
  const touched = ensemble.length - 1
  const [x, y, plane] = centreOf(ensemble)
  let z = plane + LEAST_HEIGHT
  for (const { element, position } of metal) {
    const longer = PICOMETRE * (elementProperty(element, 'atomicRadius') - PLATINUM_RADIUS)
    const bond = (bondLength[touched] as number) + longer
    const aside = Math.hypot(position[0] - x, position[1] - y)
    if (aside < bond) z = Math.max(z, position[2] + Math.sqrt(bond ** 2 - aside ** 2))
  }
  const bound = { element: binding, position: [x, y, z] as const }
  if (outer === undefined) return [bound]
  const [distance, tilt] = [outer.distance[touched] as number, (outer.tilt[touched] as number) * DEGREE]
  const [leanX, leanY] = leaning(ensemble)
  const out = distance * Math.sin(tilt)
  return [
    bound,
    { element: outer.element, position: [x + out * leanX, y + out * leanY, z + distance * Math.cos(tilt)] },
  ]
}

const PLATINUM_RADIUS = elementProperty('Pt', 'atomicRadius')

/** The mean of some points. */
export function centreOf(points: readonly Point[]): Point {
  const sum = [0, 0, 0]
  for (const point of points) for (const axis of [0, 1, 2]) sum[axis] += point[axis] as number
  return sum.map(total => total / points.length) as unknown as Point
}

/** Less than this across a bond is rounding, angstrom. */
const ROUNDING = 1e-9

/** The direction along the surface in which a molecule leans: towards +x, or +y where it cannot. */
function leaning(ensemble: readonly Point[]): readonly [number, number] {
  const [first, second] = ensemble
  if (ensemble.length !== 2 || first === undefined || second === undefined) return [1, 0]
  const [x, y] = [first[1] - second[1], second[0] - first[0]]
  const length = Math.abs(x) > ROUNDING ? Math.sign(x) * Math.hypot(x, y) : y
  return [x / length, y / length]
}
