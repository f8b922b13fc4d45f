import { unknownName } from '../input/nearest-name.ts'

/** Values for an adsorbate that touches one atom, two, three or four. */
type ByTouched = readonly [number, number, number, number]

/** An adsorbate as it is set on a surface before anything relaxes. */
export interface Adsorbate {
  readonly name: string
  /** The element that binds. */
  readonly binding: string
  /** From it to a platinum atom, angstrom. */
  readonly bondLength: ByTouched
  /** The other atom of a molecule. */
  readonly outer?: {
    readonly element: string
    /** From the binding atom, angstrom. */
    readonly distance: ByTouched
    /** Angle between the molecule and the surface normal, degrees. */
    readonly tilt: ByTouched
  }
}

const UPRIGHT: ByTouched = [0, 0, 0, 0]

/**
 * Adsorbates with the bond lengths that gradient-corrected DFT finds for them on Pt(111), rounded to 0.05 angstrom: a
 * start for a relaxation, not a result. Compare Ford, Xu and Mavrikakis, Surf. Sci. 587 (2005) 159, for all of
 * them, and Gajdos, Eichler and Hafner, J. Phys.: Condens. Matter 16 (2004) 1141, doi 10.1088/0953-8984/16/8/001, for CO. Bonds
 * that those works do not list, to four atoms above all, continue the trend: the more atoms share, the longer.
 *
 * OH leans by what is left of its M-O-H angle of about 107 degrees, and over a bridge half-way down, as sp3 oxygen does;
 * NO is bent on top and upright elsewhere; CO stands upright.
 */
export const ADSORBATES: readonly Adsorbate[] = [
  { name: 'H', binding: 'H', bondLength: [1.55, 1.75, 1.85, 2] },
  { name: 'C', binding: 'C', bondLength: [1.75, 1.85, 1.9, 2.05] },
  { name: 'N', binding: 'N', bondLength: [1.75, 1.85, 1.95, 2.05] },
  { name: 'O', binding: 'O', bondLength: [1.85, 1.95, 2.05, 2.15] },
  {
    name: 'OH',
    binding: 'O',
    bondLength: [2, 2.15, 2.25, 2.35],
    outer: { element: 'H', distance: [0.98, 0.98, 0.98, 0.98], tilt: [73, 55, 0, 0] },
  },
  {
    name: 'CO',
    binding: 'C',
    bondLength: [1.85, 2.05, 2.1, 2.25],
    outer: { element: 'O', distance: [1.15, 1.18, 1.19, 1.2], tilt: UPRIGHT },
  },
  {
    name: 'NO',
    binding: 'N',
    bondLength: [1.9, 2, 2.1, 2.2],
    outer: { element: 'O', distance: [1.17, 1.2, 1.21, 1.22], tilt: [52, 0, 0, 0] },
  },
]

/**
 * The adsorbate of a name.
 *
 * @throws InputError naming the nearest when there is none
 * @example findAdsorbate('OH').binding // 'O'
 */
export function findAdsorbate(name: string): Adsorbate {
  const adsorbate = ADSORBATES.find(candidate => candidate.name === name)
  if (adsorbate !== undefined) return adsorbate
  throw unknownName(
    'adsorbate',
    name,
    ADSORBATES.map(candidate => candidate.name),
  )
}
