import type { Request } from 'express'
import { InputError } from '../src/input/input-error.ts'
import { textFields } from '../src/question/text-fields.ts'
import type { Asked } from './asked.ts'

/**
 * The fields of a question from a query or a JSON body, and the models that came with them.
 *
 * @throws InputError for a body that is no object, or fields that are no texts, numbers, flags or lists of them
 */
export function requestFields({ method, query, body }: Request): Pick<Asked, 'fields' | 'ownModels'> {
  if (method === 'GET' || method === 'HEAD') return { fields: textFields(query), ownModels: [] }
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new InputError('the body must be a JSON object with the fields of the question')
  const { ownModels = [], ...fields } = body as Record<string, unknown>
  if (!Array.isArray(ownModels)) throw new InputError('ownModels must be a list of models as JSON')
  return { fields: textFields(fields), ownModels }
}
