import { describe, expect, it } from 'vitest'
import { questionsOf } from '../../server/page/api/api-question.ts'
import { exampleOf, queryOf, triedRoute } from '../../server/page/api/example.ts'
import { matching } from '../../server/page/api/matching.ts'
import { type OpenApi, typeText } from '../../server/page/api/open-api.ts'

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
    responses: { Refused: { description: 'a field is wrong' } },
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
        ['400', 'a field is wrong'],
        ['503', 'busy'],
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
