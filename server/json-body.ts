import type { IncomingMessage } from 'node:http'
import express, { type RequestHandler } from 'express'
import { InputError } from '../src/input/input-error.ts'
import { repeatedKey } from './repeated-key.ts'

/** Bytes of a body; a table of some ten thousand rows. */
export const MOST_BODY = 8e6

/** What a body is called where a mistake is in no single field of it. */
export const BODY = { field: 'body', allowed: 'a JSON object with the fields of the question' }

/** A body of more bytes than are taken: status 413. */
export class TooLargeError extends InputError {}

/** Levels of lists and objects in a body; a model has some six. What is deeper would overflow the stack of whoever walks it. */
const MOST_LEVELS = 32

/** The texts of bodies that are being read. */
const texts = new WeakMap<IncomingMessage, string>()

const json = express.json({
  limit: MOST_BODY,
  strict: false,
  verify: (request, _response, bytes, encoding) => {
    if (encoding !== 'utf-8') throw new Error(`JSON is UTF-8, not ${encoding}`)
    texts.set(request, utf8Text(bytes))
  },
})

function utf8Text(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new Error('its bytes are not UTF-8')
  }
}

/**
 * Reads the JSON body of a request. One without a body asks without fields.
 *
 * @throws InputError, to the next handler, for a body that is no JSON, nested too deeply, or has a key twice; TooLargeError
 * for one over the limit
 */
export const jsonBody: RequestHandler = (request, response, next) => {
  if (request.is('json') === false && request.headers['content-length'] !== '0') {
    const type = request.headers['content-type'] ?? ''
    throw new InputError(
      `the body must be JSON, and the header Content-Type say so by application/json; got "${type}"`,
      { ...BODY, value: type },
    )
  }
  json(request, response, (error?: unknown) => {
    if (request.body === undefined) request.body = {}
    const mistake =
      error === undefined ? mistakeIn(request.body, texts.get(request)) : bodyError(error as BodyParserError)
    if (mistake !== undefined) request.body = {}
    next(mistake)
  })
}

/** What is wrong with JSON that can be parsed. */
function mistakeIn(body: unknown, text = ''): InputError | undefined {
  if (isDeeper(body, MOST_LEVELS)) {
    const most = `at most ${MOST_LEVELS} levels of lists and objects`
    return new InputError(`the body is nested too deeply; it may have ${most}`, { ...BODY, allowed: most })
  }
  const key = repeatedKey(text, body)
  if (key === undefined) return undefined
  return new InputError(`the body has the key "${key}" twice in one object`, { ...BODY, value: key })
}

/** Whether lists and objects have more levels than so many. */
const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some(own => isDeeper(own, levels - 1)))

/** What `express.json` says of a body that it cannot read. */
interface BodyParserError extends Error {
  readonly type?: string
  /** The text of the body, where it was read. */
  readonly body?: string | null
  /** Bytes, where the request says them. */
  readonly length?: number | null
}

function bodyError({ type, message, body = null, length = null }: BodyParserError): InputError {
  if (type === 'entity.too.large') {
    const most = `${MOST_BODY / 1e6} MB`
    const got = length === null ? 'more' : `${length.toLocaleString('en')} bytes`
    return new TooLargeError(`a body may have at most ${most}, got ${got}`, {
      field: BODY.field,
      value: length,
      allowed: `at most ${most}`,
    })
  }
  if (type === 'entity.parse.failed')
    return new InputError(`the body is not JSON: ${message}`, { ...BODY, value: body })
  return new InputError(`the body cannot be read: ${message}`, { ...BODY, value: body })
}
