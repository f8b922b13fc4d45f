const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i

/**
 * The number that a text writes in decimal, with or without an exponent; nothing else counts as one.
 *
 * @returns null for any other text, and for a number too large to be finite
 * @example readDecimal('1e-3') // 0.001
 */
export function readDecimal(text: string): number | null {
  const value = DECIMAL.test(text.trim()) ? Number(text) : Number.NaN
  return Number.isFinite(value) ? value : null
}
