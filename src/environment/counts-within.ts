/** Fewest and most atoms, both included. */
export type CountRange = readonly [fewest: number, most: number]

/**
 * Probability that the atoms of every element lie within a range where a random alloy fills equivalent positions: a
 * multinomial distribution over a box. One element after the other takes its atoms among those that are left,
 * P_i(k) = sum over n in its range of C(k, n) x_i^n P_(i-1)(k - n), up to all positions.
 *
 * @param atoms positions
 * @param fractions mole fractions, summing to 1; 0 where an element is absent
 * @param ranges per element
 * @returns exactly 1 where no range restricts anything
 * @example probabilityWithin(2, Float64Array.of(0.5, 0.5), [[0, 2], [1, 2]]) // 0.75
 */
export function probabilityWithin(
  atoms: number,
  fractions: Float64Array,
  ranges: readonly CountRange[],
): number {
  if (ranges.every(([fewest, most], element) => fewest <= 0 && (most >= atoms || fractions[element] === 0)))
    return 1
  const reached = new Float64Array(atoms + 1)
  reached[0] = 1
  const last = ranges.length - 1
  for (let element = 0; element <= last; element++) {
    const [fewest, most] = ranges[element] as CountRange
    const fraction = fractions[element]
    // From the top down, as each place needs those below it as they were.
    for (let k = atoms; k >= (element === last ? atoms : 0); k--) {
      // C(k, n) x^n
      let ways = 1
      let sum = 0
      for (let n = 0; n <= k && n <= most; n++) {
        if (n >= fewest) sum += ways * reached[k - n]
        ways *= ((k - n) * fraction) / (n + 1)
      }
      reached[k] = sum
    }
  }
  return Math.min(1, reached[atoms])
}
