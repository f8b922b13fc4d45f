import { describe, expect, it } from 'vitest'
import { energyRange } from '../../src/distribution/extremes.ts'
import { gridSums } from '../../src/distribution/grid-sum.ts'
import { windowProbability } from '../../src/distribution/window.ts'
import { type EnsembleSum, ensembleSums } from '../../src/distribution/zone-sum.ts'
import { seededRandom } from '../../src/environment/random.ts'
import { intervalProbability } from '../../src/joint/energy-interval.ts'
import { madeUpAlloy } from './made-up-model.ts'

const MODELS = [
  ['irpdptrhru-oh', 5, 0.4],
  ['agaucupdpt-no', 6, 0.15],
] as const

describe('the probability of a window of energies', () => {
  it.each(MODELS)('of a made-up model like %s is that of all arrangements within', (like, seed, x) => {
    const [terms, arrangements] = madeUpAlloy(like, seed, x)
    const sums = ensembleSums(terms)
    const random = seededRandom(seed)
    for (let repeat = 0; repeat < 50; repeat++) {
      const [low, high] = [2 * (random() - 0.5), 2 * (random() - 0.5)].sort((a, b) => a - b)
      const expected = arrangements
        .filter(({ energy }) => energy >= (low as number) && energy <= (high as number))
        .reduce((sum, { probability }) => sum + probability, 0)
      expect(windowProbability(sums, { low: low as number, high: high as number })).toBeCloseTo(expected, 12)
    }
  })

  it.each(MODELS)('of a made-up model like %s keeps its digits where few sites lie', (like, seed) => {
    const [terms, arrangements] = madeUpAlloy(like, seed, 1e-4)
    const energies = arrangements.map(({ energy }) => energy).sort((a, b) => a - b)
    const sums = ensembleSums(terms)
    for (const energy of [energies[0], energies[20], energies[energies.length - 1]] as number[]) {
      const within = arrangements.filter(own => Math.abs(own.energy - energy) < 1e-9)
      const expected = within.reduce((sum, { probability }) => sum + probability, 0)
      const found = windowProbability(sums, { low: energy - 1e-9, high: energy + 1e-9 })
      // Two sums of some hundred numbers of one sign, less what lies beside the window on its lighter side.
      expect(Math.abs(found - expected)).toBeLessThan(1e-12 * Math.min(1, expected) + 1e-18)
    }
  })

  it('is exactly 0 beside all energies and exactly 1 around them, on lists and on grids', () => {
    for (const [like, seed, x] of MODELS)
      for (const share of [x, 0.1, 0.3, 0.7]) {
        const [terms] = madeUpAlloy(like, seed, share)
        for (const sums of [ensembleSums(terms), gridSums(terms, 0.01).sums, gridSums(terms, 0.01, 1).sums]) {
          // A grid has up to a step more on either side.
          const [minimum, maximum] = energyRange(sums)
          const [below, above] = [minimum - 0.01, maximum + 0.01]
          const asked: [from: number, to: number, expected: number][] = [
            [below - 1, below, 0],
            [above, above + 1, 0],
            [below, above, 1],
          ]
          for (const [low, high, expected] of asked) {
            expect(windowProbability(sums, { low, high })).toBe(expected)
            const interval = {
              low: { energy: low, included: true },
              high: { energy: high, included: false },
            }
            expect(intervalProbability(sums, interval)).toBe(expected)
          }
          expect(intervalProbability(sums, { low: null, high: null })).toBe(1)
        }
      }
  })

  it('of a part of the ensembles is at most what they have', () => {
    const [terms] = madeUpAlloy('irpdptrhru-oh', 5, 0.4)
    const [first] = ensembleSums(terms) as [EnsembleSum]
    expect(windowProbability([first], { low: -9, high: 9 })).toBe(first.probability)
  })
})
