import { describe, expect, it } from 'vitest'
import { parseComposition } from '../../src/composition/formula.ts'
import { mixture } from '../../src/composition/mixture.ts'

const [ir, pt, rest] = ['Ir', 'Pt', 'Pt2Pd'].map(parseComposition) as [
  ReadonlyMap<string, number>,
  ReadonlyMap<string, number>,
  ReadonlyMap<string, number>,
]

describe('mixture', () => {
  it('adds up an element that several of the compositions have', () => {
    const mixed = mixture([ir, pt, rest], [0.25, 0.15, 0.6])
    expect([...mixed.keys()]).toEqual(['Ir', 'Pt', 'Pd'])
    expect(mixed.get('Ir')).toBeCloseTo(0.25, 12)
    expect(mixed.get('Pt')).toBeCloseTo(0.15 + 0.6 * (2 / 3), 12)
    expect(mixed.get('Pd')).toBeCloseTo(0.6 / 3, 12)
  })

  it('leaves out the elements of which nothing is taken', () => {
    expect(mixture([ir, pt, rest], [0, 1, 0])).toEqual(pt)
  })

  it('refuses shares that do not sum to 1', () => {
    expect(() => mixture([ir, pt], [0.5, 0.4])).toThrow('sum to 1')
  })
})
