import { describe, expect, it } from 'vitest'
import { parseComposition } from '../../src/composition/formula.ts'
import { unlayered } from '../../src/composition/layered.ts'
import { probabilityBelow } from '../../src/distribution/cumulative.ts'
import { energyDistribution } from '../../src/distribution/distribution.ts'
import { gridSums } from '../../src/distribution/grid-sum.ts'
import type { Measure } from '../../src/distribution/measure.ts'
import { ensembleMoments } from '../../src/distribution/moments.ts'
import { type EnsembleTerm, ensembleTerms } from '../../src/distribution/terms.ts'
import { type EnsembleSum, ensembleSums } from '../../src/distribution/zone-sum.ts'
import { builtInModelIds } from '../../src/energy/built-in-models.ts'
import type { EnergyModel } from '../../src/energy/model.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { madeUpModel } from './made-up-model.ts'

const alloyOf = (text: string) => unlayered(parseComposition(text))
const TEN = ['Ag', 'Au', 'Co', 'Cu', 'Ir', 'Ni', 'Pd', 'Pt', 'Rh', 'Ru']

const cases: [string, EnergyModel, string][] = [
  ...builtInModelIds().map((id): [string, EnergyModel, string] => [
    id,
    loadModel(id),
    id.startsWith('ir') ? 'Ir10Pd20Pt30Rh15Ru25' : 'Ag10Au20Cu30Pd15Pt25',
  ]),
  ['coefficients per ensemble', madeUpModel('irpdptrhru-oh', 3, { isPiecewise: true }), 'Ir1Pd2Pt3Rh4Ru5'],
  [
    'seven made-up elements',
    madeUpModel('irpdptrhru-oh', 4, { elements: TEN.slice(0, 7) }),
    TEN.slice(0, 7).join(''),
  ],
]

/** Mean and variance of the masses, of which some are on the grid. */
function gridMoments({ zoneSum: { left, right }, offset }: EnsembleSum) {
  const [a, b] = [momentsOf(left), momentsOf(right)]
  return { total: a.total * b.total, mean: a.mean + b.mean + offset, variance: a.variance + b.variance }
}

function momentsOf({ energies, probabilities }: Measure) {
  let [total, mean, variance] = [0, 0, 0]
  for (const [point, probability] of probabilities.entries()) {
    total += probability
    mean += probability * energies[point]
  }
  for (const [point, probability] of probabilities.entries())
    variance += probability * (energies[point] - mean) ** 2
  return { total, mean, variance }
}

describe('gridSums', () => {
  it.each(cases)(
    'keeps the mean to 1e-9 eV and adds at most splits h^2 / 4 of variance: %s',
    (_, model, alloy) => {
      const terms = ensembleTerms(model, alloyOf(alloy))
      const { sums, grid } = gridSums(terms, 0.01)
      for (const [index, sum] of sums.entries()) {
        const exact = ensembleMoments(terms[index] as EnsembleTerm)
        const { total, mean, variance } = gridMoments(sum)
        expect(total).toBeCloseTo(1, 12)
        expect(Math.abs(mean - exact.mean)).toBeLessThan(1e-9)
        expect(variance - exact.variance).toBeGreaterThan(-1e-13)
        expect(variance - exact.variance).toBeLessThan((grid.splits * grid.step ** 2) / 4 + 1e-13)
      }
    },
  )

  it.each(cases)('agrees with all fingerprints within its resolution: %s', (_, model, alloy) => {
    const terms = ensembleTerms(model, alloyOf(alloy))
    const { sums, grid } = gridSums(terms, 0.01)
    const exact = ensembleSums(terms)
    const resolution = grid.splits * grid.step
    for (let energy = -2; energy < 5; energy += 0.0937) {
      const below = probabilityBelow(sums, energy)
      expect(below).toBeGreaterThan(probabilityBelow(exact, energy - resolution) - 1e-12)
      expect(below).toBeLessThan(probabilityBelow(exact, energy + resolution) + 1e-12)
    }
  })

  it('resolves a hundredth of narrow bins', () => {
    const { grid } = gridSums(ensembleTerms(loadModel('agaucupdpt-h'), alloyOf('AgPd')), 0.001)
    expect(grid.step).toBe(1e-5)
  })
})

describe('energyDistribution by convolution', () => {
  it('states a resolution of at most (zones + 1) h, and keeps the closed forms', () => {
    const model = loadModel('irpdptrhru-o')
    const convolved = energyDistribution(model, alloyOf('IrPdPtRhRu'), { method: 'convolve' })
    const enumerated = energyDistribution(model, alloyOf('IrPdPtRhRu'), { method: 'enumerate' })
    expect(convolved.method).toBe('convolve')
    expect(enumerated.method).toBe('enumerate')
    expect(enumerated.resolution).toBe(0)
    expect(convolved.resolution).toBeGreaterThan(0)
    expect(convolved.resolution).toBeLessThanOrEqual(5 * 1e-4)
    for (const key of ['mean', 'standardDeviation', 'minimum', 'maximum', 'fingerprints'] as const)
      expect(convolved[key]).toBe(enumerated[key])
    for (const share of Object.keys(enumerated.quantiles))
      expect(
        Math.abs((convolved.quantiles[share] as number) - (enumerated.quantiles[share] as number)),
      ).toBeLessThanOrEqual(convolved.resolution)
  })

  it('makes ensembles that add up to the whole, which adds up to 1', () => {
    const { bins, ensembles } = energyDistribution(loadModel('irpdptrhru-o'), alloyOf('Ir5Pd10Pt60Rh20Ru5'), {
      method: 'convolve',
    })
    expect(bins.probability.reduce((a, b) => a + b)).toBeCloseTo(1, 12)
    for (const { bins: own, probability } of ensembles)
      expect(own.reduce((a, b) => a + b)).toBeCloseTo(probability, 12)
    for (const [bin, probability] of bins.probability.entries())
      expect(ensembles.reduce((sum, { bins: own }) => sum + (own[bin] as number), 0)).toBeCloseTo(
        probability,
        12,
      )
  })

  it('leaves a pure metal a single energy', () => {
    const { mean, quantiles, bins } = energyDistribution(loadModel('irpdptrhru-oh'), alloyOf('Pt'), {
      method: 'convolve',
    })
    expect(new Set(Object.values(quantiles)).size).toBe(1)
    expect(quantiles['0.5']).toBeCloseTo(mean, 12)
    expect(bins.probability).toEqual([1])
  })

  it('is what auto takes for *O of five elements, and not for *OH', () => {
    const method = (id: string, options = {}) =>
      energyDistribution(loadModel(id), alloyOf('IrPdPtRhRu'), options).method
    expect(method('irpdptrhru-o')).toBe('convolve')
    expect(method('irpdptrhru-oh')).toBe('enumerate')
    expect(method('irpdptrhru-oh', { method: 'convolve' })).toBe('convolve')
  })

  it('takes the *O site of ten elements, 1.2e13 fingerprints, which enumeration refuses', () => {
    const model = madeUpModel('irpdptrhru-o', 1, { elements: TEN })
    const alloy = alloyOf(TEN.join(''))
    const { method, fingerprints, bins } = energyDistribution(model, alloy)
    expect(method).toBe('convolve')
    // 220 ensembles, 5,005 fillings of six atoms, 220 of each three.
    expect(fingerprints).toBe((220n ** 4n * 5005n).toString())
    expect(bins.probability.reduce((a, b) => a + b)).toBeCloseTo(1, 12)
    expect(() => energyDistribution(model, alloy, { method: 'enumerate' })).toThrow(
      '11,724,512,800,000 fingerprints',
    )
  })

  it('takes zones apart whose fillings are too many to list', () => {
    const elements = [
      'Ag',
      'Al',
      'Au',
      'Co',
      'Cr',
      'Cu',
      'Fe',
      'Ir',
      'Mn',
      'Mo',
      'Ni',
      'Os',
      'Pd',
      'Pt',
      'Re',
      'Rh',
      'Ru',
      'Ti',
      'V',
      'W',
      'Zn',
      'Zr',
    ]
    const model = madeUpModel('irpdptrhru-oh', 5, { elements })
    const terms = ensembleTerms(model, alloyOf(elements.join('')))
    const { sums, grid } = gridSums(terms, 0.01)
    expect(grid.splits).toBeGreaterThan(1)
    const { mean } = gridMoments(sums[0] as EnsembleSum)
    expect(Math.abs(mean - ensembleMoments(terms[0] as EnsembleTerm).mean)).toBeLessThan(1e-9)
  })
})
