import { createRequire } from 'node:module'
import { OPERATION_GROUPS, OPERATIONS, type OperationName } from '../../src/question/operations.ts'
import { formatsOf, methodsOf } from '../formats.ts'
import { formatResponse, RESPONSES } from './answers.ts'
import { JOB_PATHS, JOB_SCHEMA } from './job-paths.ts'
import { bodySchema, parameters } from './question-schema.ts'

const { version } = createRequire(import.meta.url)('sitescape/package.json') as { version: string }

const DESCRIPTION =
  'How strongly the surface sites of FCC alloys bind, exactly. Every question is one of the command line, with its options in camelCase, and is answered ' +
  'with its JSON. GET takes the fields in the query, POST in a JSON body, where numbers and flags may be JSON ones. Energies are in eV and negative where ' +
  'binding is stronger; every answer repeats reaction and zero of its energies. Counts that grow without bound are texts.'

/**
 * The OpenAPI 3.1 document of the API, made from the schemas that read its questions.
 *
 * @example openApiDocument().openapi // '3.1.0'
 */
export function openApiDocument() {
  const groups = Object.entries(OPERATION_GROUPS).map(
    ([tag, operations]) => [tag, Object.keys(operations) as OperationName[]] as const,
  )
  return {
    openapi: '3.1.0',
    info: {
      title: 'sitescape',
      version,
      description: DESCRIPTION,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api/v1' }],
    tags: [...groups.map(([tag]) => tag), 'Jobs'].map(name => ({ name })),
    paths: {
      ...Object.fromEntries(groups.flatMap(([tag, names]) => names.flatMap(name => pathsOf(name, tag)))),
      ...JOB_PATHS,
    },
    components: { schemas: { Job: JOB_SCHEMA }, responses: RESPONSES },
  }
}

function pathsOf(name: OperationName, tag: string): (readonly [path: string, item: object])[] {
  const { summary } = OPERATIONS[name]
  return formatsOf(name).map(format => {
    const path = format === 'json' ? `/${name}` : `/${name}/${format}`
    const shared = {
      tags: [tag],
      summary: format === 'json' ? summary : `${summary}, as ${format}`,
      responses: {
        '200': formatResponse(name, format),
        '400': { $ref: '#/components/responses/Mistake' },
        '500': { $ref: '#/components/responses/Failure' },
        '503': { $ref: '#/components/responses/Busy' },
      },
    }
    const id = (method: string) =>
      `${method} ${name} ${format}`.replace(/\W+(\w)/g, (_, letter) => letter.toUpperCase())
    const body = bodySchema(name, format)
    return [
      path,
      Object.fromEntries(
        methodsOf(name).map(method => [
          method,
          method === 'get'
            ? {
                operationId: id(method),
                ...shared,
                parameters: parameters(name, format),
                responses: { ...shared.responses, '304': { $ref: '#/components/responses/Held' } },
              }
            : {
                operationId: id(method),
                ...shared,
                requestBody: {
                  required: true,
                  content: { 'application/json': { schema: body, example: OPERATIONS[name].example } },
                },
                responses: { ...shared.responses, '413': { $ref: '#/components/responses/TooLarge' } },
              },
        ]),
      ),
    ]
  })
}
