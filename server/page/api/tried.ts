/** What a request was answered with, for people. */
export interface Tried {
  readonly isGood: boolean
  /** Status, size and time. */
  readonly status: string
  /** JSON with line breaks; the start of a long one. */
  readonly text: string
}

/** More characters than this nobody reads here. */
const MOST_SHOWN = 20_000

/**
 * Sends a request.
 *
 * @param body JSON of a POST; a GET without
 */
export async function tried(address: string, body?: string): Promise<Tried> {
  const start = performance.now()
  try {
    const response = await fetch(address, {
      ...(body !== undefined && { method: 'POST', headers: { 'content-type': 'application/json' }, body }),
    })
    const text = await response.text()
    const passed = Math.round(performance.now() - start)
    return {
      isGood: response.ok,
      status: `${response.status} ${response.statusText}, ${text.length.toLocaleString('en')} characters, ${passed} ms`,
      text: shortened(indented(text)),
    }
  } catch (error) {
    return { isGood: false, status: 'no answer', text: (error as Error).message }
  }
}

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}

const shortened = (text: string): string =>
  text.length > MOST_SHOWN
    ? `${text.slice(0, MOST_SHOWN)}\n… ${(text.length - MOST_SHOWN).toLocaleString('en')} more characters`
    : text
