/**
 * Ways to fill some classes of equivalent atoms, as a number that may be too large to be whole: the product of
 * C(elements + atoms - 1, atoms).
 *
 * @example pointCount([{ atoms: 2, fractions: Float64Array.of(0.5, 0.5) }]) // 3
 */
export const pointCount = (
  classes: readonly { readonly atoms: number; readonly fractions: Float64Array }[],
): number =>
  classes.reduce((product, { atoms, fractions }) => {
    let fillings = 1
    for (let i = 1; i <= atoms; i++) fillings = (fillings * (fractions.length - 1 + i)) / i
    return product * fillings
  }, 1)
