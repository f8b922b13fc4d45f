import express, { type Request, type Response, Router } from 'express'
import { OPERATIONS, type OperationName } from '../src/question/operations.ts'
import type { Answer } from './answer-cache.ts'
import type { Answers } from './answers.ts'
import { FORMATS, type Format } from './asked.ts'
import { goneSignal } from './gone-signal.ts'
import { PICTURES } from './pictures.ts'
import { requestFields } from './request-fields.ts'

/** A table of some ten thousand rows. */
const MOST_BODY = '8mb'

/**
 * The routes under `/api/v1`: every operation by GET or POST, as JSON or in a further format. Options are the command
 * line's in camelCase, answers its JSON.
 */
export function api(answers: Answers): Router {
  const router = Router()
  const body = express.json({ limit: MOST_BODY })
  for (const name of Object.keys(OPERATIONS) as OperationName[])
    for (const format of formatsOf(name)) {
      const answer = async (request: Request, response: Response) => {
        const asked = { operation: name, format, ...requestFields(request) }
        const found = await answers
          .find(asked, () => goneSignal(response))
          .catch((error: unknown) => {
            if (!response.destroyed) throw error
          })
        if (found !== undefined && !response.destroyed) send(request, response, found)
      }
      const path = format === 'json' ? `/${name}` : `/${name}/${format}`
      router.get(path, answer).post(path, body, answer)
    }
  return router
}

/** What an operation can be written as. */
const formatsOf = (name: OperationName): Format[] =>
  FORMATS.filter(format => {
    if (format.startsWith('plot.')) return PICTURES[name] !== undefined
    if (format.startsWith('data.')) return 'table' in OPERATIONS[name]
    return format === 'json'
  })

/** Sends an answer, or word that the one which is there already holds. */
function send(request: Request, response: Response, { body, type, file, etag }: Answer): void {
  response.setHeader('Cache-Control', etag === null ? 'no-store' : 'no-cache')
  if (etag !== null) response.setHeader('ETag', etag)
  if (request.fresh) {
    response.status(304).end()
    return
  }
  if (file !== null && !/^(image|application\/json)/.test(type)) response.attachment(file)
  response.setHeader('Content-Type', type)
  response.setHeader('Content-Length', body.length)
  response.end(request.method === 'HEAD' ? undefined : body)
}
