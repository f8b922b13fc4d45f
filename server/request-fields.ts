import type { Request } from 'express'
import type { z } from 'zod'
import { InputError } from '../src/input/input-error.ts'
import { jsonText } from '../src/input/json-text.ts'
import { textFields } from '../src/question/text-fields.ts'
import type { Asked } from './asked.ts'
import { BODY } from './json-body.ts'

/**
 * The fields of a question from a query or a JSON body, and the models that came with them.
 *
 * @param schema of the question
 * @throws InputError for a body that is no object, or fields of another type than the schema says
 */
export function requestFields(request: Request, schema: z.ZodObject): Pick<Asked, 'fields' | 'ownModels'> {
  const { ownModels, ...fields } = givenFields(request)
  return { fields: textFields(schema, fields), ownModels: modelList(ownModels) }
}

/**
 * What a request gives, as it gives it: the query of a GET, the body of a POST.
 *
 * @throws InputError for a body that is no object, or a POST with a query, which would not be read
 */
export function givenFields({ method, query, body }: Request): Readonly<Record<string, unknown>> {
  if (method === 'GET' || method === 'HEAD') return query
  const [stray] = Object.keys(query)
  if (stray !== undefined)
    throw new InputError(`a POST has its fields in the body, but the address has "${stray}"`, {
      field: stray,
      value: query[stray],
      allowed: 'no fields in the address of a POST',
    })
  return jsonObject(body, 'the body must be a JSON object with the fields of the question')
}

/**
 * A body, or a part of it, that has to be an object.
 *
 * @param field what the part is called
 * @throws InputError with the sentence and what was given instead
 */
export function jsonObject(
  value: unknown,
  sentence: string,
  field: string = BODY.field,
): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Readonly<Record<string, unknown>>
  throw new InputError(`${sentence}, got ${jsonText(value)}`, {
    field,
    value,
    allowed: field === BODY.field ? BODY.allowed : 'a JSON object',
  })
}

/** What is allowed where models come with a request. */
export const OWN_MODELS = {
  field: 'ownModels',
  allowed: 'a list of models as JSON, as `fit` makes them, in the body of a POST',
}

/** @throws InputError for models that are no list */
export function modelList(ownModels: unknown = []): readonly unknown[] {
  if (Array.isArray(ownModels)) return ownModels
  throw new InputError('ownModels must be a list of models as JSON', { ...OWN_MODELS, value: ownModels })
}
