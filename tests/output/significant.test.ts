import { describe, expect, it } from 'vitest'
import { significant, significantSum } from '../../src/output/significant.ts'

describe('numbers for people', () => {
  it('keep their whole digits, and six significant ones at least', () => {
    expect([0, 1, 6.188836, 487.28231, 36750, 1234567.89].map(significant)).toEqual([
      '0',
      '1',
      '6.18884',
      '487.282',
      '36,750',
      '1,234,568',
    ])
  })

  it('are powers of ten where they are very large or very small', () => {
    expect([1e24, 1.5e15, 2.34567891e-5].map(significant)).toEqual(['1e+24', '1.5e+15', '2.34568e-5'])
  })

  it('end where the digits of a sum are no longer true, which those of a count are', () => {
    expect(significant(27 ** 10)).toBe('205,891,132,094,649')
    expect([27 ** 10, 75_040_749_290].map(significantSum)).toEqual(['2.05891e+14', '75,040,749,290'])
  })

  it('are a dash where nothing was computed', () => {
    expect(significant(null)).toBe('-')
  })
})
