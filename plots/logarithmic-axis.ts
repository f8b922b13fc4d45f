/** From this ratio of the largest to the least on, values are shown by their logarithms. */
const DECADES_FROM = 1000

const MOST_TICKS = 7

/** A power of ten by a sum is one all the same. */
const ROUNDING = 1e-9

/** Whether values are all positive, and too far apart for a linear axis. */
export const spansDecades = (values: readonly number[]): boolean => {
  const least = values.reduce((a, b) => Math.min(a, b))
  return least > 0 && values.reduce((a, b) => Math.max(a, b)) / least >= DECADES_FROM
}

/** A logarithmic scale from the decade below the least to above the largest, and its axis with powers of ten. */
export function logarithmicAxis(values: readonly number[]) {
  const least = values.reduce((a, b) => Math.min(a, b))
  const largest = values.reduce((a, b) => Math.max(a, b))
  const first = Math.floor(Math.log10(least))
  const last = Math.floor(Math.log10(largest * (1 + ROUNDING)))
  const every = Math.ceil((last - first + 1) / MOST_TICKS)
  const exponents = Array.from(
    { length: Math.floor((last - first) / every) + 1 },
    (_, tick) => last - tick * every,
  )
  return {
    scale: {
      type: 'log' as const,
      // Room for marks at the very top.
      domain: [10 ** first, largest * (largest / 10 ** first) ** ROOM] as [number, number],
      nice: false,
    },
    axis: {
      values: exponents.map(exponent => 10 ** exponent),
      labelExpr: exponents.reduceRight(
        (rest, exponent) =>
          `abs(log(datum.value) / LN10 - ${exponent}) < 0.01 ? ${JSON.stringify(power(exponent))} : ${rest}`,
        'datum.label',
      ),
    },
  }
}

/** Above the largest value, as a share of the axis. */
const ROOM = 0.05

const power = (exponent: number): string =>
  exponent === 0
    ? '1'
    : `10${String(exponent)
        .replace('-', '⁻')
        .replaceAll(/\d/g, digit => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit)))}`
