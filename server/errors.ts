import type { ErrorRequestHandler, RequestHandler } from 'express'
import { InputError } from '../src/input/input-error.ts'

/** 404 for what no route answers. */
export const noSuchRoute: RequestHandler = (request, response) => {
  response.status(404).json({ error: `there is no ${request.method} ${request.path}` })
}

/** 400 with the sentence for a user's mistake; anything else is logged and answered with 500. */
export const answerError: ErrorRequestHandler = (error, request, response, _next) => {
  if (error instanceof InputError) {
    response.status(400).json({ error: error.message })
    return
  }
  process.stderr.write(`${request.method} ${request.originalUrl}: ${(error as Error).stack}\n`)
  response.status(500).json({ error: 'the server failed to answer' })
}
