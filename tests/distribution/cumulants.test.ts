import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseComposition } from '../../src/composition/formula.ts'
import { unlayered } from '../../src/composition/layered.ts'
import { energyMoments } from '../../src/distribution/cumulants.ts'
import { ensembleMoments, totalMoments } from '../../src/distribution/moments.ts'
import { pointMasses } from '../../src/distribution/point-masses.ts'
import { type EnsembleTerm, ensembleTerms } from '../../src/distribution/terms.ts'
import { ensembleSums } from '../../src/distribution/zone-sum.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { madeUpAlloy } from './made-up-model.ts'

/** One ensemble whose energy is 1 eV times the number of atoms of the first element. */
const binomial = (atoms: number, p: number): EnsembleTerm[] => [
  {
    name: 'A',
    probability: 1,
    offset: 0,
    unseen: false,
    zones: [{ atoms, fractions: Float64Array.of(p, 1 - p), weights: Float64Array.of(1, 0) }],
  },
]

describe('moments to order 4', () => {
  it.each([
    ['irpdptrhru-oh', 1, 0.3],
    ['irpdptrhru-oh', 2, 0.02],
    ['agaucupdpt-no', 3, 0.8],
    ['agaucupdpt-h', 4, 0.5],
  ])('of a made-up model like %s are those of all labelled arrangements', (like, seed, x) => {
    const [terms, arrangements] = madeUpAlloy(like, seed, x)
    const average = (value: (energy: number) => number) =>
      arrangements.reduce((sum, { energy, probability }) => sum + probability * value(energy), 0)
    const mean = average(energy => energy)
    const [mu2, mu3, mu4] = [2, 3, 4].map(order => average(energy => (energy - mean) ** order)) as [
      number,
      number,
      number,
    ]
    const moments = energyMoments(terms)
    expect(moments.mean).toBeCloseTo(mean, 13)
    expect(moments.variance).toBeCloseTo(mu2, 13)
    expect(moments.thirdCentralMoment).toBeCloseTo(mu3, 13)
    expect(moments.fourthCentralMoment).toBeCloseTo(mu4, 13)
    expect(moments.skewness).toBeCloseTo(mu3 / mu2 ** 1.5, 9)
    expect(moments.excessKurtosis).toBeCloseTo(mu4 / mu2 ** 2 - 3, 9)
  })

  it('are those of the binomial distribution where one zone of two elements is all there is', () => {
    const shape = fc.record({
      atoms: fc.integer({ min: 1, max: 20 }),
      p: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
    })
    fc.assert(
      fc.property(shape, ({ atoms, p }) => {
        const variance = atoms * p * (1 - p)
        const { mean, skewness, excessKurtosis, ...moments } = energyMoments(binomial(atoms, p))
        expect(mean).toBeCloseTo(atoms * p, 12)
        expect(moments.variance).toBeCloseTo(variance, 12)
        expect(skewness).toBeCloseTo((1 - 2 * p) / Math.sqrt(variance), 9)
        expect(excessKurtosis).toBeCloseTo((1 - 6 * p * (1 - p)) / variance, 9)
      }),
    )
  })

  it('have the mean and variance of the closed forms, and the others of all 36,750 fingerprints', () => {
    const terms = ensembleTerms(
      loadModel('irpdptrhru-oh'),
      unlayered(parseComposition('Ir10Pd20Pt30Rh15Ru25')),
    )
    const moments = energyMoments(terms)
    const { mean, variance } = totalMoments(terms, terms.map(ensembleMoments))
    expect(moments).toMatchObject({ mean, variance })
    const points = pointMasses(ensembleSums(terms))
    const central = (order: number) =>
      points?.energies.reduce(
        (sum, energy, i) => sum + (points.probabilities[i] as number) * (energy - mean) ** order,
        0,
      ) as number
    expect(moments.thirdCentralMoment).toBeCloseTo(central(3), 12)
    expect(moments.fourthCentralMoment).toBeCloseTo(central(4), 12)
  })

  it('have no shape for a pure metal, whose energies are one', () => {
    const moments = energyMoments(ensembleTerms(loadModel('irpdptrhru-o'), unlayered(parseComposition('Rh'))))
    expect(moments).toMatchObject({ variance: 0, skewness: null, excessKurtosis: null })
  })
})
