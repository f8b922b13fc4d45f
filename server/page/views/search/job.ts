import type { AnswerTo } from '../../../../src/question/operations.ts'
import type { Question } from '../../ask.ts'
import { post, request } from '../../ask.ts'
import type { FaultJson } from '../../fault.ts'
import { ownModelsIn } from '../../own-models.ts'
import type { Search } from './search-question.ts'

/** A search that the server does, or did, on its own time. */
export interface Job<Name extends Search = Search> {
  readonly id: string
  readonly operation: Name
  readonly question: Question
  readonly state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  /** `total` is 0 while nobody knows. */
  readonly progress: { readonly stage: string; readonly done: number; readonly total: number } | null
  /** How many jobs come before it; null when it has ended. */
  readonly ahead: number | null
  readonly error: FaultJson | null
  /** ISO date and time. */
  readonly created: string
  readonly result?: AnswerTo<Name>
}

/** A job whose answer is there, by what was asked. */
export const isOf = <Name extends Search>(
  operation: Name,
  job: Job,
): job is Job<Name> & { readonly result: AnswerTo<Name> } =>
  job.operation === operation && job.result !== undefined

/** Whether nothing more will come of a job. */
export const hasEnded = ({ state }: Job): boolean => state !== 'queued' && state !== 'running'

/**
 * Has the server begin a search.
 *
 * @throws Fault with the server's sentence, also when too many jobs wait
 */
export async function startJob(operation: Search, question: Question): Promise<Job> {
  const ownModels = ownModelsIn(question)
  const response = await post('jobs', {
    operation,
    question,
    ...(ownModels.length > 0 && { ownModels }),
  })
  return response.json() as Promise<Job>
}

/** @throws Fault, of status 404 when the server does not know the job any more */
export const readJob = async (id: string, signal: AbortSignal): Promise<Job> =>
  (await request(`jobs/${encodeURIComponent(id)}`, { signal })).json() as Promise<Job>

/** @throws Fault, of status 404 when the server does not know the job any more */
export const cancelJob = async (id: string): Promise<Job> =>
  (await request(`jobs/${encodeURIComponent(id)}`, { method: 'DELETE' })).json() as Promise<Job>
