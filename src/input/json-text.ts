const MOST_SHOWN = 100

/**
 * What was given as JSON, as a sentence quotes it: in short, and also where JSON has no word for it.
 *
 * @example jsonText({ eV: 1 }) // '{"eV":1}'
 */
export function jsonText(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value))
  return text.slice(0, MOST_SHOWN)
}
