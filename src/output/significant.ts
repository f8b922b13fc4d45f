const SIGNIFICANT_DIGITS = 6

/** A count below this has all its digits in a double. */
const COUNTED_BELOW = 1e15

/** Sums and exponentials of doubles below this are right to the unit. */
const SUMMED_BELOW = 1e12

/**
 * A number for people: whole digits in full while they are few, six significant ones at least; `-` for what was not
 * computed.
 *
 * @example significant(36750) // '36,750'
 */
export const significant = (value: number | null): string => numberText(value, COUNTED_BELOW)

/**
 * The same for what is no count but a sum of doubles, whose last digits are not true.
 *
 * @example significantSum(205_891_132_094_651) // '2.05891e+14'
 */
export const significantSum = (value: number | null): string => numberText(value, SUMMED_BELOW)

function numberText(value: number | null, wholeBelow: number): string {
  if (value === null) return '-'
  if (value >= wholeBelow || (value > 0 && value < 1e-4))
    return Number(value.toPrecision(SIGNIFICANT_DIGITS)).toExponential()
  const wholeDigits = value < 1 ? 0 : Math.floor(Math.log10(value)) + 1
  return value.toLocaleString('en', { maximumFractionDigits: Math.max(0, SIGNIFICANT_DIGITS - wholeDigits) })
}
