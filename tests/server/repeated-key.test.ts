import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { repeatedKey } from '../../server/repeated-key.ts'

const keyIn = (text: string) => repeatedKey(text, JSON.parse(text))

describe('a key that an object has twice', () => {
  it.each([
    ['{"a":1,"a":2}', 'a'],
    ['{"a":1,"b":{"c":[{"d":1,"d":1}]}}', 'd'],
    ['{"a":1,"\\u0061":2}', 'a'],
    ['{"":1,"":2}', ''],
    ['{"__proto__":1,"__proto__":2}', '__proto__'],
    ['{"a\\"b":1, "a\\"b" : 2}', 'a"b'],
    ['{"a":"\\\\","a":"x"}', 'a'],
  ])('of %s is %s', (text, key) => expect(keyIn(text)).toBe(key))

  it('is none where two objects have it, or a text looks like it', () => {
    expect(keyIn('[{"a":1},{"a":{"a":1}}]')).toBeUndefined()
    expect(keyIn('{"a":"\\"a\\":1, \\"a\\":2"}')).toBeUndefined()
    expect(keyIn('"a : b"')).toBeUndefined()
    expect(keyIn('["a", "b"]')).toBeUndefined()
  })

  it('is none in what JSON.stringify writes, and is found where one is written again', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, key) => {
        expect(keyIn(JSON.stringify(value, null, 1))).toBeUndefined()
        const text = JSON.stringify(value)
        const name = JSON.stringify(key)
        expect(keyIn(`{${name}:${text},${name}:${text}}`)).toBe(key)
      }),
    )
  })
})
