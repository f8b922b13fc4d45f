import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import { PlugInError } from '../src/energy/plug-in-error.ts'
import { InputError, type Mistake } from '../src/input/input-error.ts'
import { BusyError } from './busy-error.ts'
import { TooLargeError } from './json-body.ts'
import { givenFields } from './request-fields.ts'

/** What the API answers instead of an answer. */
export interface ErrorAnswer {
  /** A sentence, the one that the command line prints. */
  readonly error: string
  /** The field of the question that is wrong; null where it is none. */
  readonly field: string | null
  /** What was given there; null for nothing. */
  readonly value: unknown
  /** What is allowed there, in a few words. */
  readonly allowed: string | null
}

/** Longer values are cut: who gave them knows them. So are sentences that quote them. */
const MOST_VALUE = 500
const MOST_SENTENCE = 2000

/** 404 for what no route answers. */
export const noSuchRoute: RequestHandler = (request, response) => {
  refuse(response, 404, `there is no ${request.method} ${request.path}`)
}

/** 405 for a route that answers other methods. */
export const onlyMethods =
  (allowed: string): RequestHandler =>
  (request, response) => {
    response.setHeader('Allow', allowed)
    refuse(response, 405, `${request.baseUrl}${request.path} answers ${allowed}, not ${request.method}`)
  }

/** Answers with a status and a sentence. */
export const refuse = (response: Response, status: number, error: string): void => {
  response.status(status).json(errorAnswer(error))
}

/** Answers what goes wrong: see `faultOf`. What is not whoever asks to blame for is logged. */
export const answerError: ErrorRequestHandler = (error, request, response, _next) => {
  const { status, body, log } = faultOf(error)
  if (log !== null) process.stderr.write(`${request.method} ${request.originalUrl}: ${log}\n`)
  if (error instanceof BusyError) response.setHeader('Retry-After', error.retryAfter)
  response.status(status).json({ ...body, value: givenValue(request, body) })
}

/**
 * How an error is answered. 400 with the sentence for a user's mistake, the field it is in, what was given there and what
 * is allowed, or for an address that Express cannot read; 413 for a body that is too large. 500 for a fault of a model
 * that the operator plugged in: the log has all of it, the answer what it was asked for but no file of the server. 503 for
 * more than the server can do now. 500 without details for anything else.
 *
 * @example faultOf(new InputError('the composition is empty')).status // 400
 */
export function faultOf(error: unknown): {
  readonly status: number
  readonly body: ErrorAnswer
  readonly log: string | null
} {
  if (error instanceof PlugInError)
    return { status: 500, body: errorAnswer(error.publicMessage), log: error.message }
  if (error instanceof InputError)
    return {
      status: error instanceof TooLargeError ? 413 : 400,
      body: errorAnswer(error.message, error.about),
      log: null,
    }
  if (error instanceof BusyError) return { status: 503, body: errorAnswer(error.message), log: null }
  if (error instanceof URIError)
    return { status: 400, body: errorAnswer(`the address cannot be read: ${error.message}`), log: null }
  return {
    status: 500,
    body: errorAnswer('the server failed to answer'),
    log: String(error instanceof Error ? error.stack : error),
  }
}

/** An error in words, with what is known of the mistake. */
export const errorAnswer = (error: string, about: Mistake = {}): ErrorAnswer => {
  const { field = null, value = null, allowed = null } = about
  return {
    error: cut(error, MOST_SENTENCE),
    field: field && cut(field, MOST_VALUE),
    value: shortened(value),
    allowed,
  }
}

/** What was given for the field that is wrong, before it was made text. */
function givenValue(request: Request, { field, value }: ErrorAnswer): unknown {
  try {
    const given = givenFields(request)
    if (field !== null && Object.hasOwn(given, field)) return shortened(given[field])
  } catch {
    // The body itself is wrong.
  }
  return value
}

/** A value to tell, cut as text when it is long. */
export function shortened(value: unknown): unknown {
  // JSON has no other way to say it.
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value)
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text !== undefined && text.length > MOST_VALUE ? cut(text, MOST_VALUE) : value
}

const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)}...` : text)
