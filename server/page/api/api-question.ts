import { type OpenApi, type Operation, type Parameter, resolved, type Schema, typeText } from './open-api.ts'

/** A field of a question. */
export interface ApiField {
  readonly name: string
  readonly type: string
  readonly isRequired: boolean
  readonly description: string
  readonly example: unknown
  /** Whether only pictures take it. */
  readonly isForPictures: boolean
}

/** A route of a question. */
export interface ApiRoute {
  readonly method: string
  readonly path: string
  readonly summary: string
  /** Media types of its answer. */
  readonly media: readonly string[]
}

/** How a request may be refused. */
export interface ApiError {
  readonly status: string
  readonly description: string
  /** Fields of the JSON that says why. */
  readonly fields: readonly string[]
}

/** All that is known of a question: its routes differ in format alone. */
export interface ApiQuestion {
  /** `distribution`, its first part of the path and the anchor of its section. */
  readonly name: string
  readonly tag: string
  readonly summary: string
  readonly description: string
  readonly routes: readonly ApiRoute[]
  readonly fields: readonly ApiField[]
  /** What the body of a POST may look like, where the document says. */
  readonly body: unknown
  readonly errors: readonly ApiError[]
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete']

/**
 * The questions of an API document by group, else in its order: paths that begin alike are one question in several
 * formats.
 *
 * @example questionsOf(document).find(({ name }) => name === 'distribution')?.fields
 */
export function questionsOf(document: OpenApi): ApiQuestion[] {
  const routes = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap(method => {
      const operation = item[method]
      return operation === undefined ? [] : [{ path, method, operation }]
    }),
  )
  const names = [...new Set(routes.map(({ path }) => nameOf(path)))]
  const questions = names.map((name): ApiQuestion => {
    const own = routes.filter(({ path }) => nameOf(path) === name)
    const first = (own[0] as (typeof own)[number]).operation
    return {
      name,
      tag: first.tags?.[0] ?? '',
      summary: first.summary ?? '',
      description: first.description ?? '',
      routes: own.map(({ path, method, operation }) => ({
        method: method.toUpperCase(),
        path,
        summary: operation.summary ?? '',
        media: mediaOf(document, operation),
      })),
      fields: fieldsOf(document, own),
      body: own.map(({ operation }) => bodyExample(document, operation)).find(body => body !== undefined),
      errors: errorsOf(
        document,
        own.map(({ operation }) => operation),
      ),
    }
  })
  const groups = (document.tags ?? []).map(({ name }) => name)
  return questions.sort((a, b) => groups.indexOf(a.tag) - groups.indexOf(b.tag))
}

const nameOf = (path: string): string => path.split('/')[1] ?? ''

interface Route {
  readonly path: string
  readonly operation: Operation
}

function fieldsOf(document: OpenApi, routes: readonly Route[]): ApiField[] {
  const fields = new Map<string, ApiField>()
  for (const { path, operation } of routes) {
    const isForPictures = path.includes('/plot.')
    const add = (field: Omit<ApiField, 'isForPictures'>) => {
      if (!fields.has(field.name)) fields.set(field.name, { ...field, isForPictures })
    }
    for (const given of operation.parameters ?? []) add(parameterField(document, resolved(document, given)))
    for (const field of bodyFields(document, operation)) add(field)
  }
  return [...fields.values()]
}

function parameterField(document: OpenApi, parameter: Parameter): Omit<ApiField, 'isForPictures'> {
  const schema = resolved(document, parameter.schema ?? {})
  return {
    name: parameter.name,
    type: typeText(document, schema),
    isRequired: parameter.required === true,
    description: parameter.description ?? schema.description ?? '',
    example: parameter.example ?? exampleOf(schema),
  }
}

function bodyFields(document: OpenApi, operation: Operation): Omit<ApiField, 'isForPictures'>[] {
  const schema = resolved(document, operation.requestBody?.content?.['application/json']?.schema ?? {})
  return Object.entries(schema.properties ?? {}).map(([name, given]) => {
    const own = resolved(document, given)
    return {
      name,
      type: typeText(document, own),
      isRequired: schema.required?.includes(name) ?? false,
      description: own.description ?? '',
      example: exampleOf(own),
    }
  })
}

const exampleOf = (schema: Schema): unknown => schema.example ?? schema.examples?.[0]

function bodyExample(document: OpenApi, { requestBody }: Operation): unknown {
  const media = requestBody?.content?.['application/json']
  if (media === undefined) return undefined
  const [named] = Object.values(media.examples ?? {})
  return media.example ?? named?.value ?? exampleOf(resolved(document, media.schema ?? {}))
}

/** Media types of what a request that went well is answered with. */
const mediaOf = (document: OpenApi, { responses = {} }: Operation): string[] =>
  Object.entries(responses)
    .filter(([status]) => status.startsWith('2'))
    .flatMap(([, response]) => Object.keys(resolved(document, response).content ?? {}))

function errorsOf(document: OpenApi, operations: readonly Operation[]): ApiError[] {
  const errors = new Map<string, ApiError>()
  for (const { responses = {} } of operations)
    for (const [status, response] of Object.entries(responses)) {
      if (!/^[45]/.test(status) || errors.has(status)) continue
      const { description = '', content } = resolved(document, response)
      const schema = resolved(document, content?.['application/json']?.schema ?? {})
      errors.set(status, { status, description, fields: Object.keys(schema.properties ?? {}) })
    }
  return [...errors.values()].sort((a, b) => a.status.localeCompare(b.status))
}
