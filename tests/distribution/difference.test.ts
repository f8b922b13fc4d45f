import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseComposition } from '../../src/composition/formula.ts'
import { unlayered } from '../../src/composition/layered.ts'
import { energyMoments } from '../../src/distribution/cumulants.ts'
import {
  difference,
  differences,
  kolmogorovSmirnov,
  measureDifference,
  wasserstein,
} from '../../src/distribution/difference.ts'
import type { Measure } from '../../src/distribution/measure.ts'
import { ensembleTerms } from '../../src/distribution/terms.ts'
import { type EnsembleSum, ensembleSums } from '../../src/distribution/zone-sum.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { madeUpAlloy } from './made-up-model.ts'

const delta = (energy: number): Measure => ({
  energies: Float64Array.of(energy),
  probabilities: Float64Array.of(1),
})

/** Up to ten energies in thousandths of an eV, so that some coincide, with probabilities that sum to 1. */
const measures = fc
  .array(fc.tuple(fc.integer({ min: -3000, max: 3000 }), fc.integer({ min: 1, max: 100 })), {
    minLength: 1,
    maxLength: 10,
  })
  .map((pairs): Measure => {
    const ascending = [...pairs].sort(([a], [b]) => a - b)
    const whole = pairs.reduce((sum, [, weight]) => sum + weight, 0)
    return {
      energies: Float64Array.from(ascending, ([energy]) => energy / 1000),
      probabilities: Float64Array.from(ascending, ([, weight]) => weight / whole),
    }
  })

const mean = ({ energies, probabilities }: Measure) =>
  energies.reduce((sum, energy, i) => sum + energy * (probabilities[i] as number), 0)

const moved = ({ energies, probabilities }: Measure, by: number): Measure => ({
  energies: energies.map(energy => energy + by),
  probabilities,
})

/** Sums of ten probabilities and as many products with at most 6 eV round by less. */
const ROUNDING = 1e-13

/** W1 as the distance of the inverse CDFs: integral over q of |E_a(q) - E_b(q)|. */
function inverseDistance(a: Measure, b: Measure): number {
  const left = [...a.probabilities]
  const right = [...b.probabilities]
  let [i, j, total] = [0, 0, 0]
  while (i < left.length && j < right.length) {
    const mass = Math.min(left[i] as number, right[j] as number)
    total += mass * Math.abs((a.energies[i] as number) - (b.energies[j] as number))
    left[i] = (left[i] as number) - mass
    right[j] = (right[j] as number) - mass
    if (left[i] === 0) i++
    else j++
  }
  return total
}

describe('difference of two distributions', () => {
  it('is a metric, and 0 of a distribution to itself', () => {
    fc.assert(
      fc.property(measures, measures, measures, (a, b, c) => {
        for (const distance of [wasserstein, kolmogorovSmirnov]) {
          expect(distance(a, a)).toBe(0)
          expect(distance(a, b)).toBe(distance(b, a))
          expect(distance(a, c)).toBeLessThanOrEqual(distance(a, b) + distance(b, c) + ROUNDING)
        }
      }),
    )
  })

  it('is the distance and 1 for two energies', () => {
    expect(measureDifference(delta(-0.25), delta(0.5))).toEqual({
      wasserstein: 0.75,
      kolmogorovSmirnov: 1,
      resolution: 0,
    })
  })

  it('by Wasserstein is the distance of the inverse CDFs, no less than that of the means', () => {
    fc.assert(
      fc.property(measures, measures, (a, b) => {
        expect(Math.abs(wasserstein(a, b) - inverseDistance(a, b))).toBeLessThan(10 * ROUNDING)
        expect(wasserstein(a, b)).toBeGreaterThanOrEqual(Math.abs(mean(a) - mean(b)) - ROUNDING)
      }),
    )
  })

  it('by Wasserstein is the shift of a distribution that is shifted', () => {
    fc.assert(
      fc.property(measures, fc.double({ min: -2, max: 2, noNaN: true }), (a, by) => {
        expect(Math.abs(wasserstein(a, moved(a, by)) - Math.abs(by))).toBeLessThan(10 * ROUNDING)
      }),
    )
  })

  it('takes energies that only rounding tells apart for the same', () => {
    const { kolmogorovSmirnov } = measureDifference(delta(0.1 + 0.2), delta(0.3))
    expect(kolmogorovSmirnov).toBe(0)
  })

  it.each([
    ['irpdptrhru-oh', 11],
    ['agaucupdpt-no', 12],
  ])('of two alloys under a made-up model like %s is that of all labelled arrangements', (like, seed) => {
    const [[termsOfA, a], [termsOfB, b]] = [madeUpAlloy(like, seed, 0.3), madeUpAlloy(like, seed, 0.6)]
    const below = (list: typeof a, energy: number) =>
      list.reduce((sum, other) => sum + (other.energy <= energy + 1e-12 ? other.probability : 0), 0)
    const energies = [...new Set([...a, ...b].map(({ energy }) => energy))].sort((x, y) => x - y)
    let [distance, largest] = [0, 0]
    for (const [index, energy] of energies.slice(0, -1).entries()) {
      const gap = Math.abs(below(a, energy) - below(b, energy))
      distance += gap * ((energies[index + 1] as number) - energy)
      largest = Math.max(largest, gap)
    }
    const found = difference(ensembleSums(termsOfA), ensembleSums(termsOfB))
    expect(found.wasserstein).toBeCloseTo(distance, 11)
    expect(found.kolmogorovSmirnov).toBeCloseTo(largest, 11)
    expect(found.resolution).toBe(0)
  })

  it('on common edges is that of the points within the resolution', () => {
    const model = loadModel('irpdptrhru-oh')
    const sums = ['IrPdPtRhRu', 'Pt80Ru20', 'Ir50Pd50', 'Rh'].map((text): EnsembleSum[] =>
      ensembleSums(ensembleTerms(model, unlayered(parseComposition(text)))),
    )
    const [exact, onEdges] = [differences(sums), differences(sums, 0)]
    for (let first = 0; first < sums.length; first++)
      for (let second = 0; second < sums.length; second++) {
        const [points, edges] = [exact(first, second), onEdges(first, second)]
        expect(edges.resolution).toBeGreaterThan(0)
        expect(edges.resolution).toBeLessThan(0.001)
        expect(Math.abs(edges.wasserstein - points.wasserstein)).toBeLessThanOrEqual(edges.resolution)
        expect(edges.kolmogorovSmirnov).toBeLessThanOrEqual(points.kolmogorovSmirnov + ROUNDING)
      }
    expect(exact(0, 3).wasserstein).toBeGreaterThan(0.1)
  })

  it('of *OH alloys is no less than the difference of their means in closed form', () => {
    const model = loadModel('irpdptrhru-oh')
    const [a, b] = ['Ir20Pd80', 'Pt10Ru90'].map(text =>
      ensembleTerms(model, unlayered(parseComposition(text))),
    ) as [ReturnType<typeof ensembleTerms>, ReturnType<typeof ensembleTerms>]
    const { wasserstein } = difference(ensembleSums(a), ensembleSums(b))
    expect(wasserstein).toBeGreaterThanOrEqual(
      Math.abs(energyMoments(a).mean - energyMoments(b).mean) - 1e-12,
    )
  })
})
