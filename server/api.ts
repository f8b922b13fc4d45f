import { type Request, type Response, Router } from 'express'
import { OPERATIONS, type OperationName } from '../src/question/operations.ts'
import type { Answers } from './answers.ts'
import { onlyMethods } from './errors.ts'
import { formatsOf, methodsOf } from './formats.ts'
import { goneSignal } from './gone-signal.ts'
import type { Jobs } from './jobs.ts'
import { jobRoutes } from './jobs-api.ts'
import { jsonBody } from './json-body.ts'
import { documentRoute } from './openapi/document-route.ts'
import { askedOf } from './produce.ts'
import { requestFields } from './request-fields.ts'
import { send } from './send.ts'

/**
 * The routes under `/api/v1`: every operation by GET or POST, as JSON or in a further format, and jobs. Options are the
 * command line's in camelCase, answers its JSON.
 */
export function api(answers: Answers, jobs: Jobs): Router {
  const router = Router()
  for (const operation of Object.keys(OPERATIONS) as OperationName[])
    for (const format of formatsOf(operation)) {
      const schema = askedOf({ operation, format }).question
      const answer = async (request: Request, response: Response) => {
        const asked = { operation, format, ...requestFields(request, schema) }
        const found = await answers
          .find(asked, () => goneSignal(response))
          .catch((error: unknown) => {
            if (!request.socket.destroyed) throw error
          })
        if (found === undefined || request.socket.destroyed) return
        response.setHeader('Cache-Control', found.etag === null ? 'no-store' : 'no-cache')
        if (found.etag !== null) response.setHeader('ETag', found.etag)
        if (holds(request, found.etag)) response.status(304).end()
        else send(response, found)
      }
      const path = format === 'json' ? `/${operation}` : `/${operation}/${format}`
      const route = router.route(path).post(jsonBody, answer)
      const isGot = methodsOf(operation).includes('get')
      if (isGot) route.get(answer)
      route.all(onlyMethods(isGot ? 'GET, HEAD, POST' : 'POST'))
    }
  router.route('/openapi.json').get(documentRoute()).all(onlyMethods('GET, HEAD'))
  router.use('/jobs', jobRoutes(jobs, answers))
  return router
}

/** Whether the client says that it holds the answer with an entity tag, or any. */
function holds({ method, headers }: Request, etag: string | null): boolean {
  const held = headers['if-none-match'] ?? ''
  return etag !== null && method !== 'POST' && (held.trim() === '*' || held.includes(etag))
}
