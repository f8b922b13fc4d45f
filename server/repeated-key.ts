/**
 * A key that an object of a JSON text has twice, of which `JSON.parse` keeps the last without a word.
 *
 * @param text valid JSON
 * @param value what it was parsed to
 * @example repeatedKey('{"a": 1, "a": 2}', { a: 2 }) // 'a'
 */
export function repeatedKey(text: string, value: unknown): string | undefined {
  const written = keysOf(text)
  const parsed = keysIn(value)
  if (written.length === parsed.length) return undefined
  const kept = counts(parsed)
  return [...counts(written)].find(([key, count]) => count > (kept.get(key) ?? 0))?.[0]
}

/** The keys of a text, as often as they come. */
function keysOf(text: string): string[] {
  const keys: string[] = []
  let start = text.indexOf('"')
  while (start >= 0) {
    const end = endOfString(text, start)
    const next = text.indexOf('"', end)
    if (/^\s*:/.test(text.slice(end, next < 0 ? undefined : next)))
      keys.push(JSON.parse(text.slice(start, end)) as string)
    start = next
  }
  return keys
}

/** Where the string ends that begins at a quotation mark. */
function endOfString(text: string, start: number): number {
  let quote = text.indexOf('"', start + 1)
  while (isEscaped(text, quote)) quote = text.indexOf('"', quote + 1)
  return quote + 1
}

/** Whether an odd number of backslashes stands before a character. */
function isEscaped(text: string, index: number): boolean {
  let before = index
  while (text[before - 1] === '\\') before--
  return (index - before) % 2 === 1
}

/** The keys of a value, added to others: a list for each object would cost more than the parsing. */
function keysIn(value: unknown, keys: string[] = []): string[] {
  if (typeof value !== 'object' || value === null) return keys
  if (Array.isArray(value)) {
    for (const own of value) keysIn(own, keys)
    return keys
  }
  for (const [key, own] of Object.entries(value)) {
    keys.push(key)
    keysIn(own, keys)
  }
  return keys
}

const counts = (keys: readonly string[]): Map<string, number> => {
  const times = new Map<string, number>()
  for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1)
  return times
}
