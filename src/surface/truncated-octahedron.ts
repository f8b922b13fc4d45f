import { InputError } from '../input/input-error.ts'
import type { Vector } from '../lattice/vector.ts'

/** An fcc octahedron with its six vertices cut off, named as ASE's `Octahedron(length, cutoff)`. */
export interface TruncatedOctahedron {
  /** Atoms along an edge of the octahedron before cutting. */
  readonly length: number
  /** Atomic layers cut off at each vertex. */
  readonly cutoff: number
}

/** The largest particle that is built: some 30 nm, far beyond catalysts, and a second or two of work. */
export const MAXIMUM_PARTICLE_ATOMS = 1_000_000

/**
 * The number of atoms, without listing them: an octahedron of n atoms per edge has n (2 n^2 + 1) / 3, and
 * each of the six vertices loses a pyramid of 1 + 4 + ... + c^2.
 *
 * @throws InputError as `truncatedOctahedron` does, except for too many atoms
 * @example truncatedOctahedronAtoms(9, 2) // 459
 */
export function truncatedOctahedronAtoms(length: number, cutoff: number): number {
  if (!(Number.isInteger(length) && length >= 1))
    throw new InputError(
      `the length of a truncated octahedron must be a whole number of atoms from 1, got ${length}`,
      { field: 'particle' },
    )
  if (!(Number.isInteger(cutoff) && cutoff >= 0))
    throw new InputError(
      `the cut-off of a truncated octahedron must be a whole number of layers from 0, got ${cutoff}`,
      { field: 'particle' },
    )
  if (2 * cutoff >= length)
    throw new InputError(
      `the cut-off must be less than half the length or no truncated octahedron is left, got length ${length} and cut-off ${cutoff}`,
      { field: 'particle' },
    )
  return (length * (2 * length ** 2 + 1)) / 3 - cutoff * (cutoff + 1) * (2 * cutoff + 1)
}

/**
 * How many atoms of a truncated octahedron have fewer than 12 neighbours. A step to a neighbour changes two coordinates by
 * one each, so the others are those with |x| + |y| + |z| <= length - 3 and each below the square face: a truncated
 * octahedron two atoms shorter, with one layer less cut off.
 *
 * @throws InputError as `truncatedOctahedronAtoms` does
 * @example truncatedOctahedronSurfaceAtoms(9, 2) // 234
 */
export function truncatedOctahedronSurfaceAtoms(length: number, cutoff: number): number {
  const atoms = truncatedOctahedronAtoms(length, cutoff)
  return length < 3 ? atoms : atoms - truncatedOctahedronAtoms(length - 2, Math.max(0, cutoff - 1))
}

/**
 * The atoms of an fcc truncated octahedron, centred on the origin: |x| + |y| + |z| <= length - 1 and
 * |x|, |y|, |z| <= length - 1 - cutoff. The centre of an even length is an interstitial hole, so there the
 * atoms have an odd x + y + z; all differences are lattice vectors either way.
 *
 * Same shapes as `Octahedron` of ASE (ase.cluster): cutoff 0 is the octahedron, length = 3 cutoff + 1 the
 * regular truncated octahedron, length = 2 cutoff + 1 the cuboctahedron.
 *
 * @returns points in units of a/2, ordered by x, then y, then z
 * @throws InputError for a length that is no whole number from 1, a cut-off that is no whole number from 0 or
 *   not less than half the length, and more than `MAXIMUM_PARTICLE_ATOMS`
 * @example truncatedOctahedron(9, 2).length // 459
 */
export function truncatedOctahedron(length: number, cutoff: number): Vector[] {
  const atoms = truncatedOctahedronAtoms(length, cutoff)
  if (atoms > MAXIMUM_PARTICLE_ATOMS)
    throw new InputError(
      `a particle may have at most ${formatted(MAXIMUM_PARTICLE_ATOMS)} atoms, got ${formatted(atoms)} of length ${length} and cut-off ${cutoff}`,
      { field: 'particle' },
    )
  const points: Vector[] = []
  const reach = length - 1
  const face = reach - cutoff
  for (let x = -face; x <= face; x++) {
    const widthY = Math.min(face, reach - Math.abs(x))
    for (let y = -widthY; y <= widthY; y++) {
      let widthZ = Math.min(face, reach - Math.abs(x) - Math.abs(y))
      if ((x + y + widthZ + reach) % 2 !== 0) widthZ--
      for (let z = -widthZ; z <= widthZ; z += 2) points.push([x, y, z])
    }
  }
  return points
}

/**
 * Diameter of the sphere with the volume of a particle, a^3 / 4 per atom of fcc: d = (6 N a^3 / (4 pi))^(1/3).
 *
 * @param atoms N
 * @param latticeConstant a, angstrom
 * @returns nm
 * @example particleDiameter(4033, 3.92) // 4.877 for platinum
 */
export const particleDiameter = (atoms: number, latticeConstant: number): number =>
  (latticeConstant * Math.cbrt((6 * atoms) / (4 * Math.PI))) / 10

/** For every length the regular member, whose cut-off is (length - 1) / 3 rounded, up to the largest allowed. */
const REGULAR_FAMILY = regularFamily()

function regularFamily(): (TruncatedOctahedron & { readonly atoms: number })[] {
  const family = []
  for (let length = 1; ; length++) {
    const cutoff = Math.round((length - 1) / 3)
    const atoms = truncatedOctahedronAtoms(length, cutoff)
    if (atoms > MAXIMUM_PARTICLE_ATOMS) return family
    family.push({ length, cutoff, atoms })
  }
}

/**
 * The truncated octahedron whose diameter is nearest to the one asked for. Diameter is that of the sphere with
 * the same volume (`particleDiameter`); the candidates are the regular family, one for each length, with the
 * cut-off (length - 1) / 3 rounded to a whole number. Of two equally near ones, the smaller.
 *
 * @param diameterNanometres nm; below 0.3 nm or so the answer is a single atom
 * @param latticeConstant a, angstrom
 * @throws InputError for a diameter that is not positive or beyond the family's largest particle
 * @example nearestTruncatedOctahedron(5, 3.92) // { length: 19, cutoff: 6 }, 4033 atoms, 4.88 nm of platinum
 */
export function nearestTruncatedOctahedron(
  diameterNanometres: number,
  latticeConstant: number,
): TruncatedOctahedron {
  const diameters = REGULAR_FAMILY.map(({ atoms }) => particleDiameter(atoms, latticeConstant))
  const largest = diameters.at(-1) as number
  if (!(diameterNanometres > 0 && diameterNanometres <= largest))
    throw new InputError(
      `the diameter of a particle must be a positive number of nanometres up to ${largest.toFixed(1)}, got ${diameterNanometres}`,
      { field: 'diameter' },
    )
  const misses = diameters.map(diameter => Math.abs(diameter - diameterNanometres))
  const { length, cutoff } = REGULAR_FAMILY[misses.indexOf(Math.min(...misses))] as TruncatedOctahedron
  return { length, cutoff }
}

const formatted = (count: number): string =>
  Number.isSafeInteger(count) ? count.toLocaleString('en-US') : 'more than 10^15'
