import type { OperationName } from '../../src/question/operations.ts'
import { type Format, MEDIA_TYPES } from '../asked.ts'
import { ANSWER_SCHEMAS } from './answer-schemas.ts'

const ANSWER =
  'the JSON that the command line prints; its fields are described as they are in the answer to the example, and one that ' +
  'has nothing to say is null or left out, while other questions may add more'

/** What an answer in a format looks like. */
export const formatResponse = (name: OperationName, format: Format): object =>
  format === 'json'
    ? { description: ANSWER, content: { 'application/json': { schema: ANSWER_SCHEMAS[name] } } }
    : {
        description: DESCRIPTIONS[format],
        content: { [MEDIA_TYPES[format].split(';')[0] as string]: {} },
      }

const DESCRIPTIONS: Readonly<Record<Exclude<Format, 'json'>, string>> = {
  'plot.svg': 'the picture as SVG',
  'plot.png': 'the picture as PNG',
  'plot.html': 'the picture as a page that needs no network',
  'plot.vl.json': 'the Vega-Lite specification of the picture',
  'data.csv': 'the table as CSV',
  'data.parquet': 'the table as Parquet',
  'model.json': 'the model file',
  'slab.xyz': 'the slab as extended XYZ',
  'slab.vasp': 'the slab as POSCAR',
}

const ERROR = {
  type: 'object',
  required: ['error', 'field', 'value', 'allowed'],
  properties: {
    error: { type: 'string', description: 'one sentence, which the command line prints too' },
    field: { type: ['string', 'null'], description: 'the field that is wrong' },
    value: { description: 'what was given there' },
    allowed: { type: ['string', 'null'], description: 'what is allowed there' },
  },
} as const

const refusal = (description: string, more: object = {}) => ({
  description,
  ...more,
  content: { 'application/json': { schema: ERROR } },
})

/** Responses that routes share. */
export const RESPONSES = {
  Held: { description: 'the client holds the answer already, as its If-None-Match says' },
  Mistake: refusal('something is wrong with the question'),
  Unknown: refusal('there is no such thing, or no longer'),
  TooLarge: refusal('the body is too large'),
  Failure: refusal('the server, or a model that was plugged into it, failed to answer'),
  Busy: refusal('too much is asked at once; ask again later', {
    headers: { 'Retry-After': { description: 's to wait', schema: { type: 'integer' } } },
  }),
}
