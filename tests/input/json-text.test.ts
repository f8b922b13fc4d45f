import { describe, expect, it } from 'vitest'
import { jsonText } from '../../src/input/json-text.ts'

describe('what was given, in a sentence', () => {
  it('is its JSON, cut, and a word where JSON has none', () => {
    expect(jsonText({ eV: [1, 'a'] })).toBe('{"eV":[1,"a"]}')
    expect(jsonText(null)).toBe('null')
    expect(jsonText(undefined)).toBe('nothing')
    expect(jsonText(Number.POSITIVE_INFINITY)).toBe('Infinity')
    expect(jsonText('x'.repeat(500))).toHaveLength(100)
  })
})
