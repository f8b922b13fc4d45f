import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commaParts, joinedParts, plainParts } from '../../server/page/comma-parts.ts'

describe('parts with commas between them', () => {
  it('come back as they were, whatever was typed in them', () => {
    const part = fc.string({ unit: fc.constantFrom('a', ',', '\\', '1', ' ') })
    fc.assert(
      fc.property(fc.array(part, { minLength: 1 }), parts => {
        expect(commaParts(joinedParts(parts))).toEqual(parts)
        expect(plainParts(joinedParts(parts))).toBe(parts.join(','))
      }),
    )
  })

  it('are those of an address of before, which had no backslashes', () => {
    expect(commaParts('1.0,1.2')).toEqual(['1.0', '1.2'])
    expect(commaParts('')).toEqual([''])
    expect(commaParts('a\\b')).toEqual(['a\\b'])
  })
})
