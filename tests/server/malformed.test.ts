import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { createApp } from '../../server/app.ts'
import type { ErrorAnswer } from '../../server/errors.ts'
import { methodsOf } from '../../server/formats.ts'
import { type Listening, listen } from '../../server/listen.ts'
import { jsonForm } from '../../src/question/json-form.ts'
import { OPERATIONS, type OperationName } from '../../src/question/operations.ts'

let server: Listening
beforeAll(async () => {
  server = await listen(createApp(), '127.0.0.1', 0)
})
afterAll(() => server.stop())

const NAMES = Object.keys(OPERATIONS) as OperationName[]
const shapeOf = (name: OperationName): Record<string, z.ZodType> => OPERATIONS[name].question.shape
const FIELDS = NAMES.flatMap(name => Object.keys(shapeOf(name)).map(field => [name, field] as const))

const post = (path: string, body: string) =>
  fetch(`${server.address}/api/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })

/** JSON that no field may be. */
const NEVER = ['null', '{}', '[{}]', '[[]]', '[null]', '1e400', '{"toString":1}', '[1,"a"]']

/** JSON that a field of some type may not be. */
function wrongFor(schema: z.ZodType): string[] {
  const { isFlag, isNumber, isText, isList } = jsonForm(schema)
  return [
    ...(isFlag ? [] : ['true']),
    ...(isNumber ? [] : ['1.5']),
    ...(isText || isList ? ['""', '" "'] : ['"nonsense"', '""']),
    ...(isList ? [] : ['[]', '["a","b"]']),
  ]
}

describe.each(FIELDS)('%s with a malformed %s', (name, field) => {
  it('is refused, by its name and with what is allowed', async () => {
    const { [field]: _, ...others } = OPERATIONS[name].example as Record<string, unknown>
    const schema = shapeOf(name)[field] as z.ZodType
    for (const wrong of [...NEVER, ...wrongFor(schema)]) {
      const rest = JSON.stringify(others).slice(1, -1)
      const response = await post(name, `{${rest}${rest === '' ? '' : ','}${JSON.stringify(field)}:${wrong}}`)
      const fault = (await response.json()) as ErrorAnswer
      expect({ wrong, status: response.status, ...fault }).toEqual({
        wrong,
        status: 400,
        error: expect.stringMatching(/\w/),
        field,
        value: fault.value,
        allowed: expect.stringMatching(/\w/),
      })
      expect(fault.error).not.toMatch(
        /undefined|\[object|Invalid (input|option)|Too (small|big)|Unrecognized/,
      )
    }
  })
})

describe.each(NAMES)('%s, asked anything at all', name => {
  it('answers, or says what is wrong', async () => {
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom('', '-1', '1e999', 'NaN', '%', '<b>'),
    )
    const fields = fc.dictionary(fc.constantFrom(...Object.keys(shapeOf(name)), 'x', '__proto__'), value)
    await fc.assert(
      fc.asyncProperty(fields, async own => {
        const posted = await post(name, JSON.stringify(own))
        const asked = methodsOf(name).includes('get')
          ? [posted, await fetch(`${server.address}/api/v1/${name}?${new URLSearchParams(texts(own))}`)]
          : [posted]
        for (const response of asked) {
          const body = (await response.json()) as object
          expect([200, 400]).toContain(response.status)
          if (response.status === 400)
            expect(Object.keys(body)).toEqual(['error', 'field', 'value', 'allowed'])
        }
      }),
      { numRuns: 25 },
    )
  })
})

const texts = (fields: Readonly<Record<string, unknown>>): [string, string][] =>
  Object.entries(fields).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ])
