import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compositionFromAmounts } from '../../src/composition/composition.ts'
import { parseComposition } from '../../src/composition/formula.ts'
import { type LayeredComposition, unlayered } from '../../src/composition/layered.ts'
import { type EnergyDistribution, energyDistribution } from '../../src/distribution/distribution.ts'
import { product, zoneMeasure } from '../../src/distribution/measure.ts'
import { ensembleMoments, totalMoments } from '../../src/distribution/moments.ts'
import { ensembleTerms } from '../../src/distribution/terms.ts'
import { builtInModelIds } from '../../src/energy/built-in-models.ts'
import type { EnergyModel } from '../../src/energy/model.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { InputError } from '../../src/input/input-error.ts'
import { allArrangements } from './brute-force.ts'

const alloyOf = (text: string) => unlayered(parseComposition(text))
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

/** The model with coefficients that differ between ensembles. */
const piecewise = (model: EnergyModel): EnergyModel => ({
  ...model,
  coefficients: Object.fromEntries(
    Object.keys(model.ensembles).map((ensemble, index) => [
      ensemble,
      Object.fromEntries(
        Object.entries(model.coefficients as Record<string, Record<string, number>>).map(
          ([zone, weights]) => [
            zone,
            Object.fromEntries(
              Object.entries(weights).map(([element, weight]) => [element, weight * (1 + 0.1 * index)]),
            ),
          ],
        ),
      ),
    ]),
  ),
})

function expectBruteForce(distribution: EnergyDistribution, model: EnergyModel, alloy: LayeredComposition) {
  const arrangements = allArrangements(model, alloy).sort((a, b) => a.energy - b.energy)
  const mean = sum(arrangements.map(({ energy, probability }) => energy * probability))
  const variance = sum(arrangements.map(({ energy, probability }) => (energy - mean) ** 2 * probability))
  expect(distribution.labelled).toBe(String(arrangements.length))
  expect(distribution.mean).toBeCloseTo(mean, 12)
  expect(distribution.standardDeviation).toBeCloseTo(Math.sqrt(variance), 12)
  expect(distribution.minimum).toBeCloseTo(arrangements[0]?.energy as number, 12)
  expect(distribution.maximum).toBeCloseTo(arrangements.at(-1)?.energy as number, 12)

  for (const [share, quantile] of Object.entries(distribution.quantiles)) {
    const atMost = sum(
      arrangements.filter(({ energy }) => energy <= quantile + 1e-12).map(a => a.probability),
    )
    const below = sum(arrangements.filter(({ energy }) => energy < quantile - 1e-12).map(a => a.probability))
    expect(atMost).toBeGreaterThan(Number(share) - 1e-9)
    expect(below).toBeLessThan(Number(share) + 1e-9)
    expect(arrangements.some(({ energy }) => Math.abs(energy - quantile) < 1e-12)).toBe(true)
  }

  const { start, width, probability } = distribution.bins
  const bins = new Array<number>(probability.length).fill(0)
  for (const arrangement of arrangements) {
    const bin = Math.floor(arrangement.energy / width) - Math.round(start / width)
    bins[bin] = (bins[bin] as number) + arrangement.probability
  }
  for (const [bin, share] of bins.entries()) expect(probability[bin]).toBeCloseTo(share, 12)

  for (const ensemble of distribution.ensembles) {
    const own = arrangements.filter(arrangement => arrangement.ensemble === ensemble.name)
    expect(ensemble.probability).toBeCloseTo(sum(own.map(a => a.probability)), 12)
    const ownMean = sum(own.map(a => a.energy * a.probability)) / ensemble.probability
    expect(ensemble.mean).toBeCloseTo(ownMean, 12)
  }
}

describe('energy distribution', () => {
  it.each([
    ['irpdptrhru-oh', 'Ir30Ru70'],
    ['agaucupdpt-no', 'Ag70Pd30'],
    ['agaucupdpt-h', 'Cu5Pt95'],
    ['agaucupdpt-co', 'Cu50Pt50'],
  ])('of %s on %s is that of all labelled arrangements', (id, text) => {
    const [model, alloy] = [loadModel(id), alloyOf(text)]
    expectBruteForce(energyDistribution(model, alloy), model, alloy)
  })

  it('is that of all labelled arrangements for three elements and a coarse grid', () => {
    const [model, alloy] = [loadModel('irpdptrhru-oh'), alloyOf('Ir20Pd30Ru50')]
    expectBruteForce(energyDistribution(model, alloy, { binWidth: 0.1 }), model, alloy)
  })

  it('is that of all labelled arrangements when every ensemble has coefficients of its own', () => {
    const [model, alloy] = [piecewise(loadModel('agaucupdpt-no')), alloyOf('Ag40Pt60')]
    expectBruteForce(energyDistribution(model, alloy), model, alloy)
  })

  it('is that of all labelled arrangements when layers differ', () => {
    const model = loadModel('irpdptrhru-oh')
    const alloy = {
      bulk: parseComposition('Ir50Ru50'),
      layers: new Map([
        [1, parseComposition('Pt80Pd20')],
        [2, parseComposition('Ru')],
      ]),
    }
    expectBruteForce(energyDistribution(model, alloy), model, alloy)
  })

  it('has the published figures for equimolar Ir-Pd-Pt-Rh-Ru and *OH on top', () => {
    const distribution = energyDistribution(loadModel('irpdptrhru-oh'), alloyOf('IrPdPtRhRu'))
    expect(distribution.fingerprints).toBe('36750')
    expect(distribution.labelled).toBe('9765625')
    expect(distribution.mean.toFixed(4)).toBe('0.7456')
    expect(distribution.standardDeviation.toFixed(4)).toBe('0.3161')
    expect(distribution.unseenProbability).toBe(0)
  })

  it.each([
    ['Ir', '0.628'],
    ['Pd', '1.079'],
    ['Pt', '1.083'],
    ['Rh', '0.659'],
    ['Ru', '0.279'],
  ])('of pure %s is one energy, %s eV', (element, energy) => {
    const distribution = energyDistribution(loadModel('irpdptrhru-oh'), alloyOf(element))
    expect(distribution.mean.toFixed(3)).toBe(energy)
    expect(distribution.standardDeviation).toBe(0)
    expect(distribution.minimum).toBe(distribution.maximum)
    expect(distribution.bins.probability).toEqual([1])
    expect(distribution.quantiles['0.5']).toBeCloseTo(distribution.mean, 14)
  })

  it('says that 12 % of the equimolar *NO sites rest on the four ensembles without data', () => {
    const distribution = energyDistribution(loadModel('agaucupdpt-no'), alloyOf('AgAuCuPdPt'))
    expect(distribution.unseenProbability).toBeCloseTo(0.12, 12)
    expect(distribution.ensembles.filter(({ unseen }) => unseen).map(({ name }) => name)).toEqual([
      'Ag-Ag-Pd',
      'Ag-Ag-Pt',
      'Ag-Au-Pt',
      'Au-Au-Pt',
    ])
    expect(distribution.mean.toFixed(4)).toBe('-0.5701')
  })

  it('of *O in the hollow counts all 315,131,250 fingerprints and keeps their probability', () => {
    const distribution = energyDistribution(loadModel('irpdptrhru-o'), alloyOf('IrPdPtRhRu'))
    expect(distribution.fingerprints).toBe('315131250')
    expect(Math.abs(sum(distribution.bins.probability) - 1)).toBeLessThan(1e-12)
  })

  it('has bins that sum to 1 and per ensemble to its probability, for any composition and model', () => {
    const ids = builtInModelIds().filter(id => id !== 'irpdptrhru-o')
    const question = fc.record({
      id: fc.constantFrom(...ids),
      amounts: fc.array(fc.double({ min: 1e-4, max: 1, noNaN: true }), { minLength: 1, maxLength: 5 }),
      binWidth: fc.double({ min: 1e-3, max: 1, noNaN: true }),
    })
    fc.assert(
      fc.property(question, ({ id, amounts, binWidth }) => {
        const model = loadModel(id)
        const composition = compositionFromAmounts(
          amounts.map((x, index) => [model.elements[index] as string, x]),
        )
        const distribution = energyDistribution(model, unlayered(composition), { binWidth })
        expect(Math.abs(sum(distribution.bins.probability) - 1)).toBeLessThan(1e-12)
        for (const ensemble of distribution.ensembles) {
          expect(Math.abs(sum(ensemble.bins) - ensemble.probability)).toBeLessThan(1e-12)
          expect(Math.min(...ensemble.bins)).toBeGreaterThanOrEqual(0)
        }
        const { minimum, maximum, quantiles } = distribution
        const ascending = [minimum - 1e-12, ...Object.values(quantiles), maximum + 1e-12]
        expect([...ascending].sort((a, b) => a - b)).toEqual(ascending)
      }),
      { numRuns: 40 },
    )
  })

  it('puts energies that are multiples of the bin width into the bin above their edge, whatever rounding does', () => {
    const hundredths = (value: unknown): unknown =>
      typeof value === 'number'
        ? Math.round(value * 100) / 100
        : Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [key, hundredths(inner)]))
    const oh = loadModel('irpdptrhru-oh')
    const model = {
      ...oh,
      ensembles: hundredths(oh.ensembles),
      coefficients: hundredths(oh.coefficients),
    } as EnergyModel
    const alloy = alloyOf('Ir30Pt30Ru40')
    const { bins, quantiles } = energyDistribution(model, alloy)
    const exact = new Map<number, number>()
    for (const { energy, probability } of allArrangements(model, alloy)) {
      const bin = Math.round(energy * 100)
      exact.set(bin, (exact.get(bin) ?? 0) + probability)
    }
    for (const [bin, probability] of bins.probability.entries())
      expect(probability).toBeCloseTo(exact.get(bin + Math.round(bins.start * 100)) ?? 0, 12)
    for (const energy of Object.values(quantiles))
      expect(Math.abs(energy * 100 - Math.round(energy * 100))).toBeLessThan(1e-9)
  })

  it('keeps quantiles within the extremes, and is quick when all energies coincide', () => {
    for (const element of ['Ir', 'Pd', 'Pt', 'Rh', 'Ru']) {
      const { minimum, maximum, quantiles } = energyDistribution(loadModel('irpdptrhru-o'), alloyOf(element))
      for (const energy of Object.values(quantiles)) expect(energy >= minimum && energy <= maximum).toBe(true)
    }
    const o = loadModel('irpdptrhru-o')
    const flat = Object.fromEntries(
      Object.entries(o.coefficients as Record<string, Record<string, number>>).map(([zone, weights]) => [
        zone,
        Object.fromEntries(Object.keys(weights).map(element => [element, 0])),
      ]),
    )
    const { quantiles } = energyDistribution({ ...o, coefficients: flat }, alloyOf('IrPdPtRhRu'))
    const values = Object.values(o.ensembles)
    for (const energy of Object.values(quantiles))
      expect(Math.min(...values.map(value => Math.abs(value - energy)))).toBeLessThan(1e-9)
  })

  it('keeps the digits of small tails: the strongest Pt sites of dilute Ru have 6 Ru beside and 3 Pt below', () => {
    const model = loadModel('irpdptrhru-oh')
    const { ensembles } = energyDistribution(model, alloyOf('Pt999Ru1'), { binWidth: 0.001 })
    const pt = ensembles.find(({ name }) => name === 'Pt')
    const lowest = pt?.bins.find(probability => probability > 0) as number
    expect(lowest / (0.999 * 0.001 ** 6 * 0.999 ** 3)).toBeCloseTo(1, 9)
  })

  it.each(builtInModelIds())(
    'of %s has the same mean and spread in closed form and by enumeration, to 1e-10',
    id => {
      const model = loadModel(id)
      const elements = id === 'irpdptrhru-o' ? model.elements.slice(0, 3) : model.elements
      const terms = ensembleTerms(model, alloyOf(elements.map((element, i) => `${element}${i + 1}`).join('')))
      const closed = totalMoments(terms, terms.map(ensembleMoments))
      let [mean, square] = [0, 0]
      for (const { probability, offset, zones } of terms) {
        const { energies, probabilities } = zones.map(zoneMeasure).reduce(product)
        for (let fingerprint = 0; fingerprint < energies.length; fingerprint++) {
          const energy = offset + (energies[fingerprint] as number)
          const weight = probability * (probabilities[fingerprint] as number)
          mean += weight * energy
          square += weight * energy * energy
        }
      }
      expect(Math.abs(closed.mean - mean)).toBeLessThan(1e-10)
      expect(Math.abs(Math.sqrt(closed.variance) - Math.sqrt(square - mean * mean))).toBeLessThan(1e-10)
    },
  )
})

describe('energy distribution refuses', () => {
  const oh = loadModel('irpdptrhru-oh')

  it.each([
    [
      'an element that the model does not cover',
      () => energyDistribution(oh, alloyOf('Ir50Au50')),
      'model irpdptrhru-oh has no parameters for Au; it covers Ir, Pd, Pt, Rh, Ru',
    ],
    ['a bin width of 0', () => energyDistribution(oh, alloyOf('IrRu'), { binWidth: 0 }), 'got 0'],
    ['a negative bin width', () => energyDistribution(oh, alloyOf('IrRu'), { binWidth: -0.1 }), 'got -0.1'],
    [
      'a bin width that is no number',
      () => energyDistribution(oh, alloyOf('IrRu'), { binWidth: Number.NaN }),
      'got NaN',
    ],
    [
      'over 100,000 bins',
      () => energyDistribution(oh, alloyOf('IrRu'), { binWidth: 1e-6 }),
      'bins; at most 100,000',
    ],
    [
      'an infinity of bins',
      () => energyDistribution(oh, alloyOf('IrRu'), { binWidth: 1e-320 }),
      'at most 100,000',
    ],
    ['a quantile of 0', () => energyDistribution(oh, alloyOf('IrRu'), { quantiles: [0] }), 'got 0'],
    [
      'a layer that the model does not see',
      () =>
        energyDistribution(oh, {
          bulk: parseComposition('Ir'),
          layers: new Map([[3, parseComposition('Pt')]]),
        }),
      'layer 3 has no part in the energies of irpdptrhru-oh; its layers are 1, 2',
    ],
  ])('%s', (_, ask, sentence) => {
    expect(ask).toThrow(InputError)
    expect(ask).toThrow(sentence)
  })
})
