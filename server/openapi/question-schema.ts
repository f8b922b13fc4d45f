import { z } from 'zod'
import { OPERATIONS, type OperationName } from '../../src/question/operations.ts'
import type { Format } from '../asked.ts'
import { pictureOf } from '../pictures.ts'

/** A JSON schema, as far as it is read here. */
export interface JsonSchema {
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly examples?: readonly unknown[]
  readonly required?: readonly string[]
  readonly anyOf?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
}

/** Fields that name models of the user's own. */
const MODEL_FIELDS = ['model', 'models']

const OWN_MODELS = {
  type: 'array',
  items: { type: 'object' },
  description:
    'models of your own as JSON, which the question may name by their id; used for this question alone and kept nowhere',
}

/** What a question looks like in JSON, for one of the formats of its answer. */
function questionSchema(name: OperationName, format: Format): JsonSchema {
  const shape: z.ZodRawShape = {
    ...OPERATIONS[name].question.shape,
    ...(format.startsWith('plot.') && pictureOf(name)?.options?.shape),
  }
  const { $schema, ...schema } = z.toJSONSchema(z.strictObject(shape), {
    io: 'input',
    unrepresentable: 'any',
  }) as JsonSchema & { $schema?: string }
  const properties = Object.entries(schema.properties ?? {}).map(([field, own]) => {
    // What is read from text loses its examples on the way and keeps the texts beside the type that stands for them.
    const { examples = own.examples } = (shape[field] as z.ZodType).meta() ?? {}
    const { anyOf, ...plain } = own
    return [field, { ...(own.type === undefined ? own : plain), ...(examples !== undefined && { examples }) }]
  })
  return { ...schema, properties: Object.fromEntries(properties) }
}

/** The body of a POST. */
export function bodySchema(name: OperationName, format: Format): JsonSchema {
  const { properties = {}, ...schema } = questionSchema(name, format)
  const takesModels = MODEL_FIELDS.some(field => field in properties)
  return { ...schema, properties: takesModels ? { ...properties, ownModels: OWN_MODELS } : properties }
}

/** The query of a GET; those with an example make together a question that makes sense. */
export function parameters(name: OperationName, format: Format): object[] {
  const { properties = {}, required = [] } = questionSchema(name, format)
  const { example } = OPERATIONS[name]
  return Object.entries(properties).map(([field, { description, ...schema }]) => ({
    name: field,
    in: 'query',
    required: required.includes(field),
    ...(description !== undefined && { description }),
    schema,
    ...(field in example && { example: example[field as keyof typeof example] }),
  }))
}
