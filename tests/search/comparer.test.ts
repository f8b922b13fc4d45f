import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mixingEnthalpy } from '../../src/alloy/mixing.ts'
import { compositionFromAmounts } from '../../src/composition/composition.ts'
import { parseComposition } from '../../src/composition/formula.ts'
import { unlayered } from '../../src/composition/layered.ts'
import { energyMoments } from '../../src/distribution/cumulants.ts'
import { energyDistribution } from '../../src/distribution/distribution.ts'
import { ensembleTerms, unseenProbability } from '../../src/distribution/terms.ts'
import { builtInModelIds } from '../../src/energy/built-in-models.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { InputError } from '../../src/input/input-error.ts'
import { compositionUncertainty } from '../../src/polynomial/composition-uncertainty.ts'
import { evaluator } from '../../src/polynomial/homogeneous-polynomial.ts'
import { objectivePolynomial } from '../../src/polynomial/objective-polynomial.ts'
import { comparer } from '../../src/search/comparer.ts'
import type { ComparerSettings } from '../../src/search/comparer-settings.ts'
import { momentsEvaluator } from '../../src/search/comparison-moments.ts'
import type { SharedHistogram } from '../../src/search/model-descriptors.ts'
import type { DescriptorValues } from '../../src/search/model-row.ts'
import { allArrangements } from '../distribution/brute-force.ts'

const oh = loadModel('irpdptrhru-oh')
const no = loadModel('agaucupdpt-no')
const candidate = (text: string) => ({ name: null, composition: parseComposition(text) })
const valuesOf = (settings: ComparerSettings, text: string): DescriptorValues =>
  comparer(settings).row(candidate(text)).models[0]?.values ?? {}

describe('moments of many compositions', () => {
  it('are those of one, to the last bit, for every model and any order of the elements', () => {
    for (const id of builtInModelIds()) {
      const model = loadModel(id)
      const composition = fc.shuffledSubarray([...model.elements], { minLength: 1 }).chain(elements =>
        fc
          .array(fc.integer({ min: 1, max: 99 }), {
            minLength: elements.length,
            maxLength: elements.length,
          })
          .map(amounts =>
            compositionFromAmounts(elements.map((element, index) => [element, amounts[index] as number])),
          ),
      )
      fc.assert(
        fc.property(composition, alloy => {
          const terms = ensembleTerms(model, unlayered(alloy))
          const { mean, variance, skewness, excessKurtosis } = energyMoments(terms)
          expect(momentsEvaluator(model, [...alloy.keys()])(Float64Array.from(alloy.values()))).toMatchObject(
            {
              mean,
              standardDeviation: Math.sqrt(variance),
              skewness,
              excessKurtosis,
              unseenProbability: unseenProbability(terms),
            },
          )
        }),
        { numRuns: 30 },
      )
    }
  })
})

describe('descriptors of a comparison', () => {
  it('are the figures of the distribution', () => {
    for (const [model, text] of [
      [oh, 'Ir10Pd20Pt30Ru40'],
      [no, 'AgPdPt'],
    ] as const) {
      const names = [
        'mean',
        'standardDeviation',
        'minimum',
        'maximum',
        'quantiles',
        'resolution',
        'unseenProbability',
      ]
      const values = valuesOf({ models: [model], descriptors: names }, text)
      const distribution = energyDistribution(model, unlayered(parseComposition(text)))
      expect(Object.keys(values)).toEqual(names)
      for (const name of names) expect(values[name]).toEqual(distribution[name as keyof typeof distribution])
    }
  })

  it('have a histogram on bins that hold whatever the model can give, with the mass of the distribution', () => {
    const width = 0.05
    const settings = { models: [oh], descriptors: ['histogram'], binWidth: width }
    const starts = ['Pt', 'IrPdPtRhRu', 'Ir99Ru1'].map(text => {
      const { start, probability } = valuesOf(settings, text).histogram as SharedHistogram
      const { bins } = energyDistribution(oh, unlayered(parseComposition(text)), { binWidth: width })
      const shift = Math.round((bins.start - start) / width)
      for (const [bin, share] of bins.probability.entries())
        expect(probability[shift + bin]).toBeCloseTo(share, 12)
      expect(probability.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
      return [start, probability.length]
    })
    expect(new Set(starts.map(String)).size).toBe(1)
  })

  it('weigh a window alike for few and for many compositions, and as counting all arrangements does', () => {
    const window = { low: 0.5, high: 1.05 }
    const text = 'Ir30Ru70'
    const expected = allArrangements(oh, unlayered(parseComposition(text)))
      .filter(({ energy }) => energy >= window.low && energy <= window.high)
      .reduce((sum, { probability }) => sum + probability, 0)
    for (const rows of [1, 1000])
      expect(valuesOf({ models: [oh], window, rows }, text).windowProbability).toBeCloseTo(expected, 12)
    expect(valuesOf({ models: [oh], window, rows: 1000 }, 'Pt').windowProbability).toBe(0)
  })

  it('do not depend on which other elements there are', () => {
    const objective = { name: 'sabatier', optimum: 1.1, temperature: 300 } as const
    const [few, all] = [['Ru', 'Ir'], undefined].map(
      elements => valuesOf({ models: [oh], objective, elements }, 'Ir30Ru70').objective as number,
    )
    expect(few).toBeCloseTo(all as number, 14)
    const mean = allArrangements(oh, unlayered(parseComposition('Ir30Ru70'))).reduce(
      (sum, { probability, energy }) =>
        sum + probability * Math.exp(-Math.abs(energy - 1.1) / (8.617333262e-5 * 300)),
      0,
    )
    expect(few).toBeCloseTo(mean, 9)
  })

  it('give the published activity of the equimolar alloy and of Pt', () => {
    const objective = { name: 'sabatier', optimum: 1.1, temperature: 300 } as const
    expect(valuesOf({ models: [oh], objective }, 'IrPdPtRhRu').objective).toBeCloseTo(0.0457, 4)
    expect(valuesOf({ models: [oh], objective }, 'Pt').objective).toBeCloseTo(0.52, 3)
  })

  it('ask each model for its own objective, and the alloy for what it is', () => {
    const optima = { [oh.id]: 1.0, [no.id]: -0.5 } as Record<string, number>
    const objective = (model: { id: string }) =>
      ({ name: 'sabatier', optimum: optima[model.id] as number, temperature: 300 }) as const
    const { models, alloy } = comparer({
      models: [oh, no],
      objective,
      descriptors: ['mixingEnthalpy', 'objective'],
    }).row(candidate('Pd50Pt50'))
    for (const [index, model] of [oh, no].entries())
      expect(models[index]?.values.objective).toBeCloseTo(
        evaluator(objectivePolynomial(model, objective(model), ['Pd', 'Pt']))(Float64Array.of(0.5, 0.5)),
        14,
      )
    expect(alloy).toEqual({ mixingEnthalpy: mixingEnthalpy(parseComposition('PdPt')) })
  })

  it('need no model for what the alloy is', () => {
    const row = comparer({ models: [], descriptors: ['mixingEntropy'] }).row(candidate('CoCrFeMnNi'))
    expect(row.models).toEqual([])
    expect(row.alloy.mixingEntropy).toBeCloseTo(13.382, 3)
  })
})

describe('error bars of a comparison', () => {
  const settings = {
    models: [oh],
    descriptors: ['mean', 'standardDeviation', 'objective'],
    objective: { name: 'window', from: 1, to: 1.2 } as const,
  }
  const x = Float64Array.of(0.3, 0, 0.2, 0, 0.5)
  const composition = parseComposition('Ir30Pt20Ru50')

  it('are those of the polynomial, of averages only', () => {
    const uncertainty = { Ir: 0.01, Ru: 0.03 }
    const { errors } = comparer(settings).row({ name: null, composition, uncertainty }).models[0] ?? {}
    const sigma = Float64Array.of(0.01, 0, 0, 0, 0.03)
    const expected = (objective: Parameters<typeof objectivePolynomial>[1]) =>
      compositionUncertainty(objectivePolynomial(oh, objective, oh.elements), x, sigma)
    expect(Object.keys(errors ?? {})).toEqual(['mean', 'objective'])
    expect(errors?.mean).toBeCloseTo(expected({ name: 'mean' }), 14)
    expect(errors?.objective).toBeCloseTo(expected(settings.objective), 14)
  })

  it('take one error for all elements that are there, and the shared one where a row says none', () => {
    const shared = comparer({ ...settings, uncertainty: 0.02 })
    const each = { Ir: 0.02, Pt: 0.02, Ru: 0.02, Pd: 0.5 }
    const errors = [{}, { uncertainty: 0.02 }, { uncertainty: each }].map(
      own => shared.row({ name: null, composition, ...own }).models[0]?.errors,
    )
    expect(errors[1]).toEqual(errors[0])
    expect(errors[2]).toEqual(errors[0])
    expect(comparer(settings).row({ name: null, composition }).models[0]?.errors).toBeNull()
    expect(shared.row(candidate('Pt')).models[0]?.errors).toEqual({ mean: 0, objective: 0 })
  })
})

describe('a comparison refuses', () => {
  it.each([
    ['no model', { models: [] }, 'needs a model'],
    ['an unknown descriptor', { models: [oh], descriptors: ['meen'] }, 'did you mean mean?'],
    ['a descriptor twice', { models: [oh], descriptors: ['mean', 'mean'] }, 'mean is given twice'],
    ['no descriptor', { models: [oh], descriptors: [] }, 'at least one descriptor'],
    ['a model descriptor without a model', { models: [], descriptors: ['mean'] }, 'mean needs a model'],
    ['a window without its ends', { models: [oh], descriptors: ['windowProbability'] }, 'needs a window'],
    ['an objective that is not given', { models: [oh], descriptors: ['objective'] }, 'needs an objective'],
    ['one model twice', { models: [oh, oh] }, 'model irpdptrhru-oh is given twice'],
    ['a share above 1', { models: [oh], quantiles: [2] }, 'got 2'],
    [
      'too many bins',
      { models: [oh], descriptors: ['histogram'], binWidth: 0.001 },
      'at most 1,000 are allowed',
    ],
  ])('%s', (_, settings, message) => {
    expect(() => comparer(settings)).toThrow(InputError)
    expect(() => comparer(settings)).toThrow(message)
  })

  it('elements that a model or the data lack, and errors out of range', () => {
    const { check, row } = comparer({ models: [oh] })
    expect(() => check(parseComposition('AuPt'))).toThrow('no parameters for Au; it covers Ir')
    expect(() => row(candidate('AuPt'))).toThrow('no parameters for Au')
    expect(() => row({ ...candidate('Pt'), uncertainty: 2 })).toThrow('from 0 to 1, got 2')
    const { check: checkAlloy } = comparer({ models: [], descriptors: ['mixingEnthalpy'] })
    expect(() => checkAlloy(parseComposition('PtOg'))).toThrow('Og')
  })
})
