import express, { type Request, type Response, Router } from 'express'
import type { ModelFolder } from '../src/energy/model-folder.ts'
import { OPERATIONS, type OperationName } from '../src/question/operations.ts'
import { FORMATS, type Format, type Reply } from './asked.ts'
import { PICTURES } from './pictures.ts'
import { produce } from './produce.ts'
import { requestFields } from './request-fields.ts'

/** A table of some ten thousand rows. */
const MOST_BODY = '8mb'

/**
 * The routes under `/api/v1`: every operation by GET or POST, as JSON or in a further format. Options are the command
 * line's in camelCase, answers its JSON.
 *
 * @param folder models to offer beside the built-in ones; models are found by id, never by path
 */
export function api(folder?: ModelFolder): Router {
  const router = Router()
  router.use(express.json({ limit: MOST_BODY }))
  for (const name of Object.keys(OPERATIONS) as OperationName[])
    for (const format of formatsOf(name)) {
      const answer = async (request: Request, response: Response) => {
        const asked = { operation: name, format, ...requestFields(request) }
        send(response, await produce(asked, { folder }))
      }
      const path = format === 'json' ? `/${name}` : `/${name}/${format}`
      router.get(path, answer).post(path, answer)
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

function send(response: Response, { body, type, file }: Reply): void {
  if (file !== null && !/^(image|application\/json)/.test(type)) response.attachment(file)
  response.type(type).send(typeof body === 'string' ? body : Buffer.from(body))
}
