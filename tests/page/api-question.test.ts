import { describe, expect, it } from 'vitest'
import { openApiDocument } from '../../server/openapi/document.ts'
import { questionsOf } from '../../server/page/api/api-question.ts'
import { exampleOf, queryOf, triedRoute } from '../../server/page/api/example.ts'
import { matching } from '../../server/page/api/matching.ts'
import { type OpenApi, typeText } from '../../server/page/api/open-api.ts'
import { OPERATIONS } from '../../src/question/operations.ts'

const MODEL = {
  name: 'model',
  in: 'query',
  required: true,
  description: 'the model',
  schema: { type: 'string', examples: ['irpdptrhru-oh'] },
}

const DOCUMENT: OpenApi = {
  info: { title: 'an API', version: '1' },
  paths: {
    '/distribution': {
      get: {
        summary: 'how strongly sites bind',
        tags: ['energies'],
        parameters: [MODEL, { name: 'binWidth', in: 'query', schema: { type: 'number' } }],
        responses: {
          '200': { content: { 'application/json': {} } },
          '400': { $ref: '#/components/responses/Refused' },
        },
      },
    },
    '/distribution/plot.svg': {
      get: {
        parameters: [MODEL, { name: 'scale', in: 'query' }],
        responses: { '200': { content: { 'image/svg+xml': {} } }, '503': { description: 'busy' } },
      },
    },
    '/fit': {
      post: {
        summary: 'a model from rows',
        requestBody: {
          content: {
            'application/json': { schema: { $ref: '#/components/schemas/Fit' }, example: { csv: 'a,b' } },
          },
        },
      },
    },
  },
  components: {
    responses: {
      Refused: {
        description: 'a field is wrong',
        content: { 'application/json': { schema: { properties: { error: {}, field: {} } } } },
      },
    },
    schemas: {
      Fit: { properties: { csv: { type: 'string', description: 'the rows' } }, required: ['csv'] },
    },
  },
}

const [distribution, fit] = questionsOf(DOCUMENT) as [never, never]

describe('the document of an API as questions', () => {
  it('puts the formats of a question together, with what only pictures take', () => {
    expect(distribution).toMatchObject({
      name: 'distribution',
      tag: 'energies',
      routes: [
        { path: '/distribution', media: ['application/json'] },
        { path: '/distribution/plot.svg', media: ['image/svg+xml'] },
      ],
      fields: [
        { name: 'model', type: 'text', isRequired: true, example: 'irpdptrhru-oh', isForPictures: false },
        { name: 'binWidth', type: 'number', isRequired: false, isForPictures: false },
        { name: 'scale', isForPictures: true },
      ],
      errors: [
        { status: '400', description: 'a field is wrong', fields: ['error', 'field'] },
        { status: '503', description: 'busy', fields: [] },
      ],
    })
  })

  it('reads the fields of a body through references', () => {
    expect(fit).toMatchObject({
      fields: [{ name: 'csv', isRequired: true, description: 'the rows' }],
      body: { csv: 'a,b' },
    })
  })

  it('offers to try what has to be given, by address where there is one', () => {
    expect(triedRoute(distribution)).toMatchObject({ method: 'GET', path: '/distribution' })
    expect(queryOf(exampleOf(distribution))).toBe('model=irpdptrhru-oh')
    expect(triedRoute(fit)).toMatchObject({ method: 'POST', path: '/fit' })
    expect(exampleOf(fit)).toEqual({ csv: 'a,b' })
  })

  it('is found by names, paths and descriptions of fields, all words of them', () => {
    const found = (search: string) => matching(questionsOf(DOCUMENT), search).map(({ name }) => name)
    expect(found('')).toEqual(['distribution', 'fit'])
    expect(found('BIN svg')).toEqual(['distribution'])
    expect(found('rows')).toEqual(['fit'])
    expect(found('rows svg')).toEqual([])
  })
})

describe('types in words', () => {
  it.each([
    [{ type: 'string' }, 'text'],
    [{ type: ['number', 'string'] }, 'number or text'],
    [{ type: 'array', items: { type: 'string' } }, 'list of text'],
    [{ anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] }, 'text or list of text'],
    [{ enum: ['svg', 'png'] }, 'svg, png'],
    [{}, 'any'],
  ])('%j is %s', (schema, text) => {
    expect(typeText(DOCUMENT, schema)).toBe(text)
  })

  it('keeps the commas, equals signs and colons of a query legible', () => {
    expect(queryOf({ layer: ['1=Pt', '2=Ru'], bounds: 'Ir=0:0.5,Pt=0.2' })).toBe(
      'layer=1=Pt&layer=2=Ru&bounds=Ir=0:0.5,Pt=0.2',
    )
  })
})

describe("this server's document", () => {
  const questions = questionsOf(openApiDocument() as never)

  it('has a section for everything that can be asked, and for jobs', () => {
    expect(questions.map(({ name }) => name).sort()).toEqual([...Object.keys(OPERATIONS), 'jobs'].sort())
  })

  it.each(questions.map(question => [question.name, question] as const))(
    'says of every field of %s what it is, and gives a request to try',
    (_, question) => {
      expect(question.fields.filter(({ description }) => description === '')).toEqual([])
      expect(triedRoute(question)).not.toBeNull()
      const given = Object.keys(exampleOf(question))
      const body = question.fields.filter(({ name }) => !['id', 'format'].includes(name))
      expect(given).toEqual(
        expect.arrayContaining(body.filter(({ isRequired }) => isRequired).map(({ name }) => name)),
      )
    },
  )
})
