const SIGNIFICANT_DIGITS = 6

/**
 * A number for people: whole digits in full while they are few, six significant ones at least; `-` for what was not
 * computed.
 *
 * @example significant(36750) // '36,750'
 */
export function significant(value: number | null): string {
  if (value === null) return '-'
  if (value >= 1e15 || (value > 0 && value < 1e-4))
    return Number(value.toPrecision(SIGNIFICANT_DIGITS)).toExponential()
  const wholeDigits = value < 1 ? 0 : Math.floor(Math.log10(value)) + 1
  return value.toLocaleString('en', { maximumFractionDigits: Math.max(0, SIGNIFICANT_DIGITS - wholeDigits) })
}
