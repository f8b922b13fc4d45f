import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createApp } from '../../server/app.ts'
import { type Listening, listen } from '../../server/listen.ts'
import { ANSWER_SCHEMAS } from '../../server/openapi/answer-schemas.ts'
import { openApiDocument } from '../../server/openapi/document.ts'
import { bodySchema } from '../../server/openapi/question-schema.ts'
import { OPERATIONS, type OperationName } from '../../src/question/operations.ts'
import { answerSchemas } from '../../tools/answer-schemas.ts'

let server: Listening
beforeAll(async () => {
  server = await listen(createApp(), '127.0.0.1', 0)
})
afterAll(() => server.stop())

interface Route {
  readonly parameters?: readonly {
    readonly name: string
    readonly required: boolean
    readonly example: unknown
  }[]
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly example: object } } }
  readonly responses: {
    readonly '200': {
      readonly content: Readonly<Record<string, { readonly schema?: z.core.JSONSchema.JSONSchema }>>
    }
  }
}

const document = openApiDocument()
const paths = document.paths as unknown as Readonly<Record<string, Readonly<Record<string, Route>>>>

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1, and what the server serves', async () => {
    const checked = await new Validator().validate(structuredClone(document) as never)
    expect(checked.errors ?? []).toEqual([])
    expect(checked.valid).toBe(true)
    const served = await fetch(`${server.address}/api/v1/openapi.json`)
    expect(await served.json()).toEqual(JSON.parse(JSON.stringify(document)))
    expect(document.openapi).toBe('3.1.0')
  })

  it('has every operation, each field with a description and an example', () => {
    for (const name of Object.keys(OPERATIONS)) {
      const item = paths[`/${name}`]
      expect(item?.post, name).toBeDefined()
      const schema = item?.post?.requestBody?.content['application/json'] as unknown as {
        schema: { properties: Record<string, { description?: string; examples?: unknown[] }> }
      }
      for (const [field, { description, examples }] of Object.entries(schema.schema.properties)) {
        expect(description, `${name} ${field}`).toBeTruthy()
        if (field !== 'ownModels') expect(examples, `${name} ${field}`).toHaveLength(1)
      }
    }
  })

  it.each(Object.keys(OPERATIONS) as OperationName[])(
    'takes the examples of each field of %s for what the field may be',
    name => {
      for (const [field, schema] of Object.entries(bodySchema(name, 'json').properties ?? {})) {
        const read = z.fromJSONSchema(schema as z.core.JSONSchema.JSONSchema)
        for (const example of schema.examples ?? [])
          expect(read.safeParse(example).success, `${field}: ${JSON.stringify(example)}`).toBe(true)
      }
    },
  )

  it('describes answers as those to the examples are: npx tsx tools/remake-answer-schemas.ts', async () => {
    expect(ANSWER_SCHEMAS).toEqual(await answerSchemas())
  })

  it('has no operation under two names', () => {
    const ids = Object.values(paths).flatMap(item =>
      Object.values(item).map(route => (route as { operationId?: string }).operationId),
    )
    expect(new Set(ids).size).toBe(ids.length)
  })

  const got = Object.entries(paths).flatMap(([path, { get }]) =>
    get === undefined || path.startsWith('/jobs') ? [] : [[path, get] as const],
  )

  it.each(got)('%s answers its own example', async (path, { parameters = [] }) => {
    const fields = parameters.filter(({ example }) => example !== undefined)
    const query = fields.flatMap(({ name, example }) => [example].flat().map(value => [name, String(value)]))
    const response = await fetch(
      `${server.address}/api/v1${path}?${new URLSearchParams(query as [string, string][])}`,
    )
    const text = response.ok ? '' : await response.text()
    expect([response.status, text]).toEqual([200, ''])
    await response.arrayBuffer()
  })

  const posted = Object.entries(paths).flatMap(([path, { post }]) =>
    post === undefined || path.startsWith('/jobs') ? [] : [[path, post] as const],
  )

  it.each(posted)(
    '%s answers its own example by POST, as described',
    async (path, { requestBody, responses }) => {
      const response = await fetch(`${server.address}/api/v1${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(requestBody?.content['application/json'].example),
      })
      const text = await response.text()
      expect([response.status, response.ok ? '' : text]).toEqual([200, ''])
      const schema = responses['200'].content['application/json']?.schema
      // A picture as JSON has the schema of Vega-Lite.
      if (schema === undefined) return
      expect(z.fromJSONSchema(schema).safeParse(JSON.parse(text)).error).toBeUndefined()
    },
  )
})
