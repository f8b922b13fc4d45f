/**
 * How many of ascending energies (eV) stay below a threshold with another one added, by bisection.
 *
 * @example pointsBelow(Float64Array.of(0, 0.1, 0.2), 0.5, 0.65) // 2
 */
export function pointsBelow(energies: Float64Array, added: number, threshold: number): number {
  let [low, high] = [0, energies.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (added + energies[middle] < threshold) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * `pointsBelow` of evenly spaced energies.
 *
 * @param step between them, eV
 * @example evenPointsBelow(Float64Array.of(0, 0.1, 0.2), 0.1, 0.5, 0.65) // 2
 */
export function evenPointsBelow(
  energies: Float64Array,
  step: number,
  added: number,
  threshold: number,
): number {
  const place = Math.ceil((threshold - added - energies[0]) / step)
  const fitting = Math.min(energies.length, Math.max(0, place))
  // Rounding may leave the place one off.
  if (fitting > 0 && added + energies[fitting - 1] >= threshold) return fitting - 1
  return fitting < energies.length && added + energies[fitting] < threshold ? fitting + 1 : fitting
}
