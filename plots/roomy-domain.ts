/** How far the axis of a single value reaches about it, as a share of the value. */
const SINGLE_SHARE = 0.1

/**
 * The ends of an axis that leaves room for marks and labels about its values.
 *
 * @param below, above room as shares of the extent
 */
export function roomyDomain(values: readonly number[], below: number, above: number): [number, number] {
  const low = values.reduce((a, b) => Math.min(a, b))
  const high = values.reduce((a, b) => Math.max(a, b))
  if (low === high) {
    const room = SINGLE_SHARE * Math.abs(low) || SINGLE_SHARE
    return [low - room, high + room]
  }
  return [low - below * (high - low), high + above * (high - low)]
}
