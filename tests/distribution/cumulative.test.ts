import { describe, expect, it } from 'vitest'
import { probabilitiesBelow, probabilityBelow } from '../../src/distribution/cumulative.ts'
import { energyRange } from '../../src/distribution/extremes.ts'
import { pointMasses } from '../../src/distribution/point-masses.ts'
import { ensembleSums } from '../../src/distribution/zone-sum.ts'
import { seededRandom } from '../../src/environment/random.ts'
import { madeUpAlloy } from './made-up-model.ts'

const MODELS = [
  ['irpdptrhru-oh', 5, 0.4],
  ['agaucupdpt-no', 6, 0.15],
] as const

describe('cumulative distribution', () => {
  it.each(MODELS)(
    'of a made-up model like %s counts all arrangements at or below an energy',
    (like, seed, x) => {
      const [terms, arrangements] = madeUpAlloy(like, seed, x)
      const sums = ensembleSums(terms)
      const random = seededRandom(seed)
      const energies = Float64Array.from({ length: 50 }, () => 2 * (random() - 0.5))
      const cumulative = probabilitiesBelow(sums, energies)
      for (const [index, energy] of energies.entries()) {
        const expected = arrangements.reduce(
          (sum, arrangement) => sum + (arrangement.energy <= energy ? arrangement.probability : 0),
          0,
        )
        expect(probabilityBelow(sums, energy)).toBeCloseTo(expected, 12)
        expect(cumulative[index]).toBeCloseTo(expected, 12)
      }
    },
  )

  it('includes an energy that occurs, whichever way its sum was rounded', () => {
    const [terms, arrangements] = madeUpAlloy('irpdptrhru-oh', 7, 0.5)
    const sums = ensembleSums(terms)
    for (const { energy } of arrangements.slice(0, 100)) {
      const own = arrangements.reduce(
        (sum, other) => sum + (Math.abs(other.energy - energy) < 1e-12 ? other.probability : 0),
        0,
      )
      const step = probabilityBelow(sums, energy) - probabilityBelow(sums, energy - 1e-11)
      expect(step).toBeCloseTo(own, 12)
    }
  })

  it('goes from 0 below the lowest energy to 1 at the highest', () => {
    const [terms] = madeUpAlloy('agaucupdpt-no', 8, 0.3)
    const sums = ensembleSums(terms)
    const [minimum, maximum] = energyRange(sums)
    expect(probabilityBelow(sums, minimum - 1e-9)).toBe(0)
    expect(probabilityBelow(sums, minimum)).toBeGreaterThan(0)
    expect(probabilityBelow(sums, maximum - 1e-9)).toBeLessThan(1)
    expect(probabilityBelow(sums, maximum)).toBeCloseTo(1, 12)
  })
})

describe('point masses', () => {
  it.each(MODELS)(
    'of a made-up model like %s are the energies that occur, once each, ascending',
    (like, seed, x) => {
      const [terms, arrangements] = madeUpAlloy(like, seed, x)
      const points = pointMasses(ensembleSums(terms))
      const exact: [number, number][] = []
      for (const { energy, probability } of arrangements.sort((a, b) => a.energy - b.energy)) {
        const last = exact.at(-1)
        if (last !== undefined && energy - last[0] <= 1e-12) last[1] += probability
        else exact.push([energy, probability])
      }
      expect(points?.energies.length).toBe(exact.length)
      for (const [index, [energy, probability]] of exact.entries()) {
        expect(points?.energies[index]).toBeCloseTo(energy, 12)
        expect(points?.probabilities[index]).toBeCloseTo(probability, 12)
      }
    },
  )

  it('are not listed when there would be more than allowed', () => {
    const [terms] = madeUpAlloy('irpdptrhru-oh', 9, 0.5)
    const sums = ensembleSums(terms)
    expect(pointMasses(sums, 2 * 7 * 4)).not.toBeNull()
    expect(pointMasses(sums, 2 * 7 * 4 - 1)).toBeNull()
  })
})
