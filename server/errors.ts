import type { ErrorRequestHandler, RequestHandler } from 'express'
import { PlugInError } from '../src/energy/plug-in-error.ts'
import { InputError } from '../src/input/input-error.ts'
import { BusyError } from './busy-error.ts'

/** 404 for what no route answers. */
export const noSuchRoute: RequestHandler = (request, response) => {
  response.status(404).json({ error: `there is no ${request.method} ${request.path}` })
}

/**
 * 400 with the sentence for a user's mistake. 500 for a fault of a model that the operator plugged in: the log has all of
 * it, the answer what it was asked for but no file of the server. 503 for more than the server can do now. Anything else
 * is logged and answered with 500.
 */
export const answerError: ErrorRequestHandler = (error, request, response, _next) => {
  if (error instanceof PlugInError) {
    process.stderr.write(`${request.method} ${request.originalUrl}: ${error.message}\n`)
    response.status(500).json({ error: error.publicMessage })
    return
  }
  if (error instanceof InputError) {
    response.status(400).json({ error: error.message })
    return
  }
  if (error instanceof BusyError) {
    const answer = { error: error.message, field: null, value: null, allowed: null }
    response.status(503).setHeader('Retry-After', error.retryAfter).json(answer)
    return
  }
  process.stderr.write(`${request.method} ${request.originalUrl}: ${(error as Error).stack}\n`)
  response.status(500).json({ error: 'the server failed to answer' })
}
