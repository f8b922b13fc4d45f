import type { AnswerTo, OperationName } from '../../src/question/operations.ts'
import type { Format } from '../asked.ts'
import { Fault, type FaultJson } from './fault.ts'
import { ownModelsIn } from './own-models.ts'

/** The fields of a question, as the API reads them; those without a value are left out. */
export type Question = Readonly<
  Record<string, string | number | boolean | readonly (string | number)[] | null | undefined>
>

/**
 * Asks the server. Models of this browser session go along if the question names them.
 *
 * @throws Fault with the server's sentence
 * @example await ask('distribution', { model: 'irpdptrhru-oh', composition: 'IrPt' })
 */
export async function ask<Name extends OperationName>(
  operation: Name,
  question: Question,
  signal?: AbortSignal,
): Promise<AnswerTo<Name>> {
  return (await post(operation, withOwnModels(question), signal)).json() as Promise<AnswerTo<Name>>
}

/**
 * Asks for an answer as a file: a picture, a table, a structure.
 *
 * @throws Fault with the server's sentence
 */
export async function askFile(
  operation: OperationName,
  format: Format,
  question: Question,
  signal?: AbortSignal,
): Promise<Blob> {
  const path = format === 'json' ? operation : `${operation}/${format}`
  return (await post(path, withOwnModels(question), signal)).blob()
}

/**
 * Posts JSON to the API.
 *
 * @param path below `/api/v1`: `jobs`
 * @throws Fault when the server refuses, or cannot be reached
 */
export const post = (path: string, body: unknown, signal?: AbortSignal): Promise<Response> =>
  request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...(signal && { signal }),
  })

const UNREACHABLE = { error: 'the server cannot be reached; is it still running?' }

/**
 * Any request to the API.
 *
 * @throws Fault when the server refuses, or cannot be reached
 */
export async function request(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(`/api/v1/${path}`, init).catch((error: Error) => {
    if (error.name === 'AbortError') throw error
    throw new Fault(UNREACHABLE, null, { isUnreachable: true })
  })
  if (response.ok) return response
  const fallback = { error: `the server answered ${response.status}` }
  throw new Fault((await response.json().catch(() => fallback)) as FaultJson, response.status)
}

/** Fields that are asked with nothing in them, too: that is a mistake, and not the same as not to ask. */
const NEVER_OPEN: readonly string[] = ['composition', 'ridge']

/** What is posted: the fields that have a value, and the models of the session that they name. */
function withOwnModels(question: Question): Record<string, unknown> {
  const given = Object.entries(question).filter(
    ([name, value]) => value != null && (value !== '' || NEVER_OPEN.includes(name)),
  )
  const fields = Object.fromEntries(given)
  const ownModels = ownModelsIn(fields)
  return ownModels.length > 0 ? { ...fields, ownModels } : fields
}
