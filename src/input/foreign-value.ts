import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { inspect, types } from 'node:util'

const MOST_SHOWN = 200

/**
 * What foreign code gave or threw, in one short line; nothing of that code runs for it.
 *
 * @example valueText(Number.NaN) // 'NaN'
 */
export function valueText(value: unknown): string {
  if (types.isPromise(value)) return 'a promise'
  if (types.isNativeError(value)) return `the error "${oneLine(String(value.message))}"`
  return oneLine(inspect(value, { depth: 1, breakLength: Number.POSITIVE_INFINITY, customInspect: false }))
}

/**
 * The message of what foreign code threw, in one short line.
 *
 * @example thrownText(new Error('no data')) // 'no data'
 */
export const thrownText = (thrown: unknown): string =>
  types.isNativeError(thrown) ? oneLine(String(thrown.message)) : valueText(thrown)

/** What a module is called when it is imported, and in stacks. */
export const moduleUrl = (path: string): string => pathToFileURL(resolve(path)).href

/** The line of a module at which an error arose, `line 12`, where its stack says so. */
export function lineIn(url: string, thrown: unknown): string | undefined {
  const stack = types.isNativeError(thrown) ? String(thrown.stack) : ''
  const place = stack.indexOf(`${url}:`)
  const line = place < 0 ? undefined : /^\d+/.exec(stack.slice(place + url.length + 1))?.[0]
  return line === undefined ? undefined : `line ${line}`
}

const oneLine = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > MOST_SHOWN ? `${line.slice(0, MOST_SHOWN)}...` : line
}
