import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countFingerprints } from '../../src/environment/count.ts'
import { ensembleName, ensembleNames } from '../../src/environment/ensembles.ts'
import { fillingProbabilities } from '../../src/environment/filling-probabilities.ts'
import { zoneFillings } from '../../src/environment/zone-fillings.ts'

const sizeAndElements = fc.record({
  size: fc.integer({ min: 1, max: 8 }),
  elements: fc.integer({ min: 1, max: 6 }),
})

describe('fillings of a zone', () => {
  it('are all different, sum to the size, and are as many as counted', () => {
    fc.assert(
      fc.property(sizeAndElements, ({ size, elements }) => {
        const { length, counts } = zoneFillings(size, elements)
        expect(BigInt(length)).toBe(countFingerprints([size], elements))
        const rows = Array.from({ length }, (_, i) => [...counts.subarray(i * elements, (i + 1) * elements)])
        expect(new Set(rows.map(String)).size).toBe(length)
        for (const row of rows) expect(row.reduce((a, b) => a + b, 0)).toBe(size)
      }),
    )
  })

  it('have multiplicities that sum to all arrangements', () => {
    fc.assert(
      fc.property(sizeAndElements, ({ size, elements }) => {
        const { multiplicities } = zoneFillings(size, elements)
        expect(multiplicities.reduce((a, b) => a + b, 0)).toBe(elements ** size)
      }),
    )
  })

  it('have the probabilities of drawing labelled atoms one by one', () => {
    const fractions = Float64Array.of(0.5, 0.3, 0.2)
    const fillings = zoneFillings(4, 3)
    const drawn = new Map<string, number>()
    for (let word = 0; word < 3 ** 4; word++) {
      const atoms = [0, 1, 2, 3].map(digit => Math.floor(word / 3 ** digit) % 3)
      const key = [0, 1, 2].map(element => atoms.filter(atom => atom === element).length).join()
      const probability = atoms.reduce((product, atom) => product * (fractions[atom] as number), 1)
      drawn.set(key, (drawn.get(key) ?? 0) + probability)
    }
    const probabilities = fillingProbabilities(fillings, fractions)
    for (let filling = 0; filling < fillings.length; filling++) {
      const key = [...fillings.counts.subarray(filling * 3, filling * 3 + 3)].join()
      expect(Math.abs((drawn.get(key) as number) - (probabilities[filling] as number))).toBeLessThan(1e-15)
    }
  })

  it('have probabilities that sum to 1 to rounding, whatever the composition', () => {
    const weights = fc.array(fc.double({ min: 1e-9, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(weights, fc.integer({ min: 1, max: 8 }), (amounts, size) => {
        const total = amounts.reduce((a, b) => a + b, 0)
        const fractions = Float64Array.from(amounts, amount => amount / total)
        const probabilities = fillingProbabilities(zoneFillings(size, fractions.length), fractions)
        const sum = probabilities.reduce((a, b) => a + b, 0)
        expect(Math.abs(sum - 1)).toBeLessThan(probabilities.length * 20 * Number.EPSILON)
      }),
    )
  })
})

describe('ensemble names', () => {
  it('are sorted multisets, listed once each', () => {
    expect(ensembleNames(['Pt', 'Ir'], 2)).toEqual(['Ir-Ir', 'Ir-Pt', 'Pt-Pt'])
    expect(ensembleNames(['Ir', 'Pd', 'Pt', 'Rh', 'Ru'], 3)).toHaveLength(35)
    expect(ensembleName(['Pt', 'Ir', 'Pt'])).toBe('Ir-Pt-Pt')
  })
})
