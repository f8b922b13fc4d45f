import type { TopLevelSpec } from 'vega-lite'

/** A letter of a legend, and symbol and room beside each label, pixels. */
const LETTER_WIDTH = 6.2
const SYMBOL_WIDTH = 34

const MOST_COLUMNS = 5

/**
 * How many columns a legend below a plot may have so that the longest of its labels fits.
 *
 * @param width of the plot, pixels
 * @example legendColumns(energyHistogram(answer), 330) // 5, for labels such as `Pd`
 */
export function legendColumns(spec: TopLevelSpec, width: number): number {
  const longest = Math.max(0, ...namesIn(spec).map(name => name.length))
  return Math.max(1, Math.min(MOST_COLUMNS, Math.floor(width / (LETTER_WIDTH * longest + SYMBOL_WIDTH))))
}

/** The names that colours and line styles stand for. */
function namesIn(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([key, value]) => {
    if (key === 'data') return []
    const isNamed = ['color', 'stroke', 'fill', 'strokeDash'].includes(key)
    const domain = isNamed ? (value as { scale?: { domain?: unknown } } | null)?.scale?.domain : undefined
    return [
      ...(Array.isArray(domain) ? domain.filter(name => typeof name === 'string') : []),
      ...namesIn(value),
    ]
  })
}
