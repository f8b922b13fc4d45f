import { type Request, type RequestHandler, type Response, Router } from 'express'
import { inField } from '../src/input/in-field.ts'
import { InputError } from '../src/input/input-error.ts'
import { jsonText } from '../src/input/json-text.ts'
import { unknownName } from '../src/input/nearest-name.ts'
import { OPERATIONS, type OperationName } from '../src/question/operations.ts'
import { textFields } from '../src/question/text-fields.ts'
import type { Answers } from './answers.ts'
import type { Asked, Format } from './asked.ts'
import { faultOf, onlyMethods, refuse, shortened } from './errors.ts'
import { formatsOf } from './formats.ts'
import { goneSignal } from './gone-signal.ts'
import type { Job, Jobs } from './jobs.ts'
import { jsonBody } from './json-body.ts'
import { checkAsked } from './produce.ts'
import { givenFields, jsonObject, modelList } from './request-fields.ts'
import { send } from './send.ts'

/** The routes under `/api/v1/jobs`: a long question is posted, watched, cancelled, and its answer fetched. */
export function jobRoutes(jobs: Jobs, answers: Answers): Router {
  const router = Router()
  // Models take time to read, a question alone does not.
  const check = (asked: Asked, response: Response) =>
    asked.ownModels.length === 0
      ? checkAsked(asked, jobs.work)
      : answers.check(asked, jobs.work.mostScanned, goneSignal(response))
  const show = (response: Response, job: Job) => sendJob(response, job, jobs.ahead(job.id))
  router.use((_, response, next) => {
    response.setHeader('Cache-Control', 'no-store')
    next()
  })
  const post: RequestHandler = async (request, response) => {
    const { operation, question, ownModels, formats } = jobRequest(givenFields(request))
    const asked = {
      operation,
      format: 'json',
      fields: textFields(OPERATIONS[operation].question, question),
      ownModels,
    } as const
    await check(asked, response).catch(asGiven(question))
    const job = jobs.add(asked, formats)
    response.status(202).location(`${request.baseUrl}/${job.id}`)
    show(response, job)
  }
  router.route('/').post(jsonBody, post).all(onlyMethods('POST'))
  router
    .route('/:id')
    .get((request, response) => withJob(jobs.find(request.params.id), request, response, show))
    .delete((request, response) => withJob(jobs.cancel(request.params.id), request, response, show))
    .all(onlyMethods('GET, HEAD, DELETE'))
  router
    .route('/:id/:format')
    .get((request, response) =>
      withJob(jobs.find(request.params.id), request, response, (_, { state, replies }) => {
        const { format } = request.params
        const reply = replies.get(format as Format)
        if (reply instanceof Error) throw reply
        if (reply !== undefined) send(response, reply)
        else refuse(response, 404, `the job is ${state} and has no ${format}`)
      }),
    )
    .all(onlyMethods('GET, HEAD'))
  return router
}

/** What is asked of a new job, its question unread. */
interface JobRequest {
  readonly operation: OperationName
  readonly question: Readonly<Record<string, unknown>>
  readonly ownModels: readonly unknown[]
  readonly formats: readonly Format[]
}

/** @throws InputError for a body that names no operation, has no question, or wants formats that there are not */
function jobRequest(given: Readonly<Record<string, unknown>>): JobRequest {
  const { operation, question, ownModels, formats = ['json'], ...others } = given
  const [stray] = Object.keys(others)
  if (stray !== undefined)
    throw wrong(stray, others[stray], 'left out: a job has operation, question, ownModels and formats')
  const name = inField('operation', operation, operationName, Object.keys(OPERATIONS).join(', '))
  const known = formatsOf(name)
  if (!Array.isArray(formats) || formats.length === 0 || !formats.every(format => known.includes(format)))
    throw wrong('formats', formats, `a list of some of ${known.join(', ')}`)
  return {
    operation: name,
    question: jsonObject(question, 'the question must be a JSON object', 'question'),
    ownModels: modelList(ownModels),
    formats: [...new Set(formats as Format[])],
  }
}

/** Throws an error on with what was given for its field, before it was made text. */
const asGiven =
  (question: JobRequest['question']) =>
  (error: unknown): never => {
    if (!(error instanceof InputError) || error.constructor !== InputError) throw error
    const { field, value } = error.about
    const isGiven = field !== undefined && Object.hasOwn(question, field)
    throw new InputError(error.message, { ...error.about, value: isGiven ? question[field] : value })
  }

function operationName(name: unknown): OperationName {
  if (name === undefined) throw new InputError('operation is missing')
  if (typeof name !== 'string') throw new InputError(`operation must be a text, got ${jsonText(name)}`)
  if (Object.hasOwn(OPERATIONS, name)) return name as OperationName
  throw unknownName('operation', name, Object.keys(OPERATIONS))
}

function wrong(field: string, value: unknown, allowed: string): InputError {
  return new InputError(`${field} must be ${allowed}, got ${jsonText(value)}`, {
    field,
    value,
    allowed,
  })
}

function withJob(
  job: Job | undefined,
  { params }: Request,
  response: Response,
  then: (response: Response, job: Job) => void,
): void {
  if (job !== undefined) then(response, job)
  else refuse(response, 404, `there is no job "${params.id}"; one that has ended is kept for an hour`)
}

/**
 * Sends what a job is, with its answer once it is there.
 *
 * @param ahead how many jobs come before it
 */
function sendJob(response: Response, job: Job, ahead: number | null): void {
  const { id, asked, formats, created, state, progress, error, replies } = job
  const shown = {
    id,
    operation: asked.operation,
    question: Object.fromEntries(
      Object.entries(asked.fields).map(([name, value]) => [name, shortened(value)]),
    ),
    formats,
    created,
    state,
    ahead,
    progress,
    error: error === null ? null : faultOf(error).body,
  }
  const json = replies.get('json')
  const result = json === undefined || json instanceof Error ? '' : `,"result":${json.body}`
  const body = `${JSON.stringify(shown).slice(0, -1)}${result}}`
  send(response, { body, type: 'application/json; charset=utf-8', file: null })
}
