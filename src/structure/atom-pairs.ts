import type { Point } from './structure.ts'

/** Two atoms near each other, or an atom and an image of another or of itself. */
export interface AtomPair {
  readonly from: number
  readonly to: number
  /** From the one to the image of the other, angstrom. */
  readonly vector: Point
  readonly distance: number
}

/** An atom is not a pair with itself; its images are further than this, angstrom squared. */
const SAME_PLACE = 1e-6

/**
 * Pairs of atoms up to a distance, in a structure that repeats along two vectors in the plane z = 0.
 *
 * @param positions Float64Array [atom, 3], angstrom
 * @param from atoms that pairs start at
 * @param to atoms that they end at
 * @param vectors the first along x
 * @param cutoff angstrom
 * @returns every pair, each image apart; those of two atoms in both lists once from either
 * @example pairsWithin(frame.positions, metal, metal, frame.vectors, 3)
 */
export function pairsWithin(
  positions: Float64Array,
  from: readonly number[],
  to: readonly number[],
  [a, b]: readonly [Point, Point],
  cutoff: number,
): AtomPair[] {
  const pairs: AtomPair[] = []
  // Of a difference that is brought to within half a vector, no image further away than this can be near enough.
  const reachA = Math.floor((cutoff * Math.hypot(b[0], b[1])) / Math.abs(a[0] * b[1]) + 0.5)
  const reachB = Math.floor(cutoff / Math.abs(b[1]) + 0.5)
  for (const i of from)
    for (const j of to) {
      const z = (positions[3 * j + 2] as number) - (positions[3 * i + 2] as number)
      if (Math.abs(z) > cutoff) continue
      let x = (positions[3 * j] as number) - (positions[3 * i] as number)
      let y = (positions[3 * j + 1] as number) - (positions[3 * i + 1] as number)
      const v = Math.round(y / b[1])
      x -= v * b[0]
      y -= v * b[1]
      x -= Math.round((x - (y / b[1]) * b[0]) / a[0]) * a[0]
      for (let n = -reachB; n <= reachB; n++)
        for (let m = -reachA; m <= reachA; m++) {
          const [dx, dy] = [x + m * a[0] + n * b[0], y + n * b[1]]
          const square = dx * dx + dy * dy + z * z
          if (square > cutoff * cutoff || (i === j && square < SAME_PLACE)) continue
          pairs.push({ from: i, to: j, vector: [dx, dy, z], distance: Math.sqrt(square) })
        }
    }
  return pairs
}
