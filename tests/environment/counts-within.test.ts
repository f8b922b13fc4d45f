import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CountRange, probabilityWithin } from '../../src/environment/counts-within.ts'
import { fillingProbabilities } from '../../src/environment/filling-probabilities.ts'
import { zoneFillings } from '../../src/environment/zone-fillings.ts'

/** The same probability from all fillings. */
function summed(atoms: number, fractions: Float64Array, ranges: readonly CountRange[]): number {
  const { length, counts, elements } = zoneFillings(atoms, fractions.length)
  const probabilities = fillingProbabilities(zoneFillings(atoms, fractions.length), fractions)
  let sum = 0
  for (let filling = 0; filling < length; filling++)
    if (
      ranges.every(([fewest, most], element) => {
        const count = counts[filling * elements + element] as number
        return count >= fewest && count <= most
      })
    )
      sum += probabilities[filling]
  return sum
}

describe('the probability of counts within ranges', () => {
  it('is that of the fillings within them, absent elements included', () => {
    const element = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.nat(7), fc.nat(7))
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 7 }),
        fc.array(element, { minLength: 1, maxLength: 5 }).filter(own => own.some(([amount]) => amount > 0)),
        (atoms, own) => {
          const total = own.reduce((sum, [amount]) => sum + amount, 0)
          const fractions = Float64Array.from(own, ([amount]) => amount / total)
          const ranges = own.map(([, a, b]): CountRange => [Math.min(a, b), Math.max(a, b)])
          expect(probabilityWithin(atoms, fractions, ranges)).toBeCloseTo(
            summed(atoms, fractions, ranges),
            12,
          )
        },
      ),
    )
  })

  it('is exactly 1 where nothing is outside, and 0 where nothing is inside', () => {
    const third = Float64Array.of(1 / 3, 1 / 3, 1 / 3)
    const all: CountRange = [0, 6]
    expect(probabilityWithin(6, third, [all, all, all])).toBe(1)
    expect(probabilityWithin(6, Float64Array.of(0, 0.3, 0.7), [[0, 0], all, all])).toBe(1)
    expect(probabilityWithin(6, Float64Array.of(0, 0.3, 0.7), [[1, 6], all, all])).toBe(0)
    expect(
      probabilityWithin(6, third, [
        [0, 1],
        [0, 1],
        [0, 1],
      ]),
    ).toBe(0)
  })
})
