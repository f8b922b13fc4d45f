import { describe, expect, it } from 'vitest'
import { parseComposition } from '../../src/composition/formula.ts'
import { unlayered } from '../../src/composition/layered.ts'
import { difference } from '../../src/distribution/difference.ts'
import { ensembleTerms } from '../../src/distribution/terms.ts'
import { ensembleSums } from '../../src/distribution/zone-sum.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { InputError } from '../../src/input/input-error.ts'
import { compareCompositions } from '../../src/search/compare.ts'
import { labelledDifferences } from '../../src/search/differences.ts'

const oh = loadModel('irpdptrhru-oh')
const termsOf = (id: string, text: string) => ensembleTerms(loadModel(id), unlayered(parseComposition(text)))
const candidates = (...texts: string[]) =>
  texts.map(text => ({ name: null, composition: parseComposition(text) }))

describe('differences of compositions', () => {
  it('are made between every two rows, called as the rows are', () => {
    const named = [{ name: 'mix', composition: parseComposition('IrRu') }, ...candidates('Pt', 'Pt80Ru20')]
    const { differences } = compareCompositions(oh, named, undefined, { differences: true })
    expect(differences?.map(({ a, b }) => [a, b])).toEqual([
      ['mix', 'Pt'],
      ['mix', 'Pt80Ru20'],
      ['Pt', 'Pt80Ru20'],
    ])
    expect(compareCompositions(oh, named).differences).toBeNull()
  })

  it('of two pure metals are the difference of their energies, and whole', () => {
    const { rows, differences } = compareCompositions(oh, candidates('Pt', 'Ru'), undefined, {
      differences: true,
    })
    const apart = Math.abs((rows[0]?.mean as number) - (rows[1]?.mean as number))
    expect(differences?.[0]?.wasserstein).toBeCloseTo(apart, 13)
    expect(differences?.[0]).toMatchObject({ kolmogorovSmirnov: 1, resolution: 0 })
  })

  it('of a pure metal and an alloy are the mean distance of its energies from the metal', () => {
    const [pure, mixed] = [termsOf('irpdptrhru-oh', 'Pt'), termsOf('irpdptrhru-oh', 'Ir10Pd90')]
    const metal = pure[0] as (typeof pure)[number]
    const energy = metal.zones.reduce(
      (sum, { atoms, weights }) => sum + atoms * (weights[0] as number),
      metal.offset,
    )
    let expected = 0
    for (const { probability, offset, zones } of mixed) {
      const [surface, subsurface] = zones as [(typeof zones)[number], (typeof zones)[number]]
      for (let i = 0; i <= 6; i++)
        for (let j = 0; j <= 3; j++) {
          const other =
            offset +
            (6 - i) * (surface.weights[0] as number) +
            i * (surface.weights[1] as number) +
            (3 - j) * (subsurface.weights[0] as number) +
            j * (subsurface.weights[1] as number)
          const share = choose(6, i) * choose(3, j) * 0.1 ** (9 - i - j) * 0.9 ** (i + j)
          expected += probability * share * Math.abs(other - energy)
        }
    }
    const [found] = labelledDifferences([pure, mixed], ['Pt', 'Ir10Pd90'])
    expect(found?.wasserstein).toBeCloseTo(expected, 12)
  })

  it('on a grid of energies are those of all fingerprints within the resolution', () => {
    const terms = ['Ir30Pd40Ru30', 'Ir10Pd50Ru40'].map(text => termsOf('irpdptrhru-o', text))
    const [found] = labelledDifferences(terms, ['a', 'b'])
    const [a, b] = terms.map(ensembleSums) as [
      ReturnType<typeof ensembleSums>,
      ReturnType<typeof ensembleSums>,
    ]
    const exact = difference(a, b)
    expect(exact.resolution).toBe(0)
    expect(found?.resolution).toBeGreaterThan(0)
    expect(Math.abs((found?.wasserstein as number) - exact.wasserstein)).toBeLessThanOrEqual(
      found?.resolution as number,
    )
    expect(found?.kolmogorovSmirnov).toBeCloseTo(exact.kolmogorovSmirnov, 2)
  })

  it('refuse one composition, and over 50', () => {
    const ask = (count: number) => () =>
      compareCompositions(oh, candidates(...new Array(count).fill('Pt')), undefined, { differences: true })
    expect(ask(50)().differences).toHaveLength(1225)
    for (const count of [1, 51]) {
      expect(ask(count)).toThrow(InputError)
      expect(ask(count)).toThrow(`differences are made of 2 to 50 compositions, got ${count}`)
    }
  })
})

function choose(n: number, k: number): number {
  let ways = 1
  for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i
  return ways
}
