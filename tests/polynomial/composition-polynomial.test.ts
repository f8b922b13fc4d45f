import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseComposition } from '../../src/composition/formula.ts'
import { unlayered } from '../../src/composition/layered.ts'
import { energyFunction } from '../../src/descriptor/objective.ts'
import { energyDistribution } from '../../src/distribution/distribution.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { seededRandom } from '../../src/environment/random.ts'
import { compileHistogram, compileMean, compilePolynomial } from '../../src/polynomial/compile-polynomial.ts'
import { type CompositionPolynomial, inBlock } from '../../src/polynomial/composition-polynomial.ts'
import { compositionUncertainty } from '../../src/polynomial/composition-uncertainty.ts'
import {
  alongSimplex,
  derivative,
  evaluator,
  gradientEvaluator,
  type HomogeneousPolynomial,
  inVariables,
} from '../../src/polynomial/homogeneous-polynomial.ts'
import { monomials } from '../../src/polynomial/monomials.ts'
import { objectivePolynomial } from '../../src/polynomial/objective-polynomial.ts'
import { unseenPolynomial } from '../../src/polynomial/unseen-polynomial.ts'
import { allArrangements } from '../distribution/brute-force.ts'
import { madeUpModel } from '../distribution/made-up-model.ts'

const activity = energyFunction({ name: 'sabatier', optimum: 1.1, temperature: 300 })
const oh = loadModel('irpdptrhru-oh')
const at = (polynomial: CompositionPolynomial, ...x: number[]) =>
  evaluator(inBlock(polynomial, [], 0))(Float64Array.from(x))

const randomPolynomial = (variables: number, degree: number, seed: number): HomogeneousPolynomial => {
  const random = seededRandom(seed)
  const coefficients = new Float64Array(monomials(variables, degree).length).map(() => random() - 0.3)
  return { variables, degree, coefficients }
}

const termByTerm = ({ variables, degree, coefficients }: HomogeneousPolynomial, x: Float64Array) => {
  const { exponents } = monomials(variables, degree)
  return coefficients.reduce(
    (sum, coefficient, monomial) =>
      sum +
      coefficient *
        x.reduce((product, value, i) => product * value ** exponents[monomial * variables + i], 1),
    0,
  )
}

const shape = fc.tuple(
  fc.integer({ min: 1, max: 6 }),
  fc.integer({ min: 0, max: 7 }),
  fc.integer({ min: 0, max: 1e6 }),
)

describe('a homogeneous polynomial', () => {
  it('is the sum of its terms, at the corners and edges too', () => {
    fc.assert(
      fc.property(shape, ([variables, degree, seed]) => {
        const polynomial = randomPolynomial(variables, degree, seed)
        const random = seededRandom(seed)
        const x = new Float64Array(variables).map(() => (random() < 0.3 ? 0 : random()))
        expect(evaluator(polynomial)(x)).toBeCloseTo(termByTerm(polynomial, x), 10)
      }),
    )
  })

  it('obeys Euler: sum x_i dA/dx_i = degree A', () => {
    fc.assert(
      fc.property(shape, ([variables, degree, seed]) => {
        const polynomial = randomPolynomial(variables, degree, seed)
        const x = new Float64Array(variables).map((_, i) => 0.2 + 0.1 * i)
        const partials = new Float64Array(variables)
        gradientEvaluator(polynomial)(x, partials)
        const radial = x.reduce((sum, value, i) => sum + value * partials[i], 0)
        expect(radial).toBeCloseTo(degree * evaluator(polynomial)(x), 8)
        expect(evaluator(derivative(polynomial, 0))(x)).toBe(partials[0])
      }),
    )
  })

  it('in some variables is the whole with the others at 0', () => {
    const polynomial = randomPolynomial(4, 5, 7)
    const part = inVariables(polynomial, [3, 1])
    expect(evaluator(part)(Float64Array.of(0.3, 0.7))).toBeCloseTo(
      evaluator(polynomial)(Float64Array.of(0, 0.7, 0, 0.3)),
      14,
    )
  })
})

describe('compilePolynomial', () => {
  it('has 1,001 coefficients for the 36,750 *OH fingerprints, and gives the published activities', () => {
    const polynomial = compilePolynomial(oh, activity)
    expect(polynomial.coefficients).toHaveLength(1001)
    // The study of *OH on Ir-Pd-Pt-Rh-Ru: equimolar 0.0457 of an ideal site, pure Pt 0.520.
    expect(at(polynomial, 0.2, 0.2, 0.2, 0.2, 0.2)).toBeCloseTo(0.0457, 4)
    expect(at(polynomial, 0, 0, 1, 0, 0)).toBeCloseTo(0.52, 3)
  })

  it.each([
    ['shared coefficients', false],
    ['coefficients per ensemble', true],
  ])('is the average over every labelled arrangement: %s', (_, isPiecewise) => {
    const model = madeUpModel('agaucupdpt-h', 11, { isPiecewise })
    const polynomial = compilePolynomial(model, energy => Math.exp(-energy), { elements: ['Au', 'Pd'] })
    const average = allArrangements(model, unlayered(parseComposition('Au=0.3,Pd=0.7'))).reduce(
      (sum, { energy, probability }) => sum + probability * Math.exp(-energy),
      0,
    )
    expect(at(polynomial, 0.3, 0.7)).toBeCloseTo(average, 12)
  })

  it('averages 1 to 1: the probabilities of all compositions sum to 1', () => {
    for (const apart of [[], [1], [1, 2]]) {
      const polynomial = compilePolynomial(oh, () => 1, { apart })
      const x = Float64Array.of(0.1, 0.25, 0.05, 0.4, 0.2)
      const y = Float64Array.of(0.3, 0, 0, 0.7, 0)
      for (const [block] of polynomial.blocks.entries())
        expect(evaluator(inBlock(polynomial, [x, y], block))(block === 0 ? x : y)).toBeCloseTo(1, 12)
    }
  })

  it('has a factor for every layer apart, and gives what a layered distribution gives', () => {
    const polynomial = compilePolynomial(oh, energy => energy, { apart: [1] })
    expect(polynomial.blocks).toEqual([
      { layers: [2], atoms: 3 },
      { layers: [1], atoms: 7 },
    ])
    const [bulk, skin] = [Float64Array.of(0.2, 0.2, 0.2, 0.2, 0.2), Float64Array.of(0, 0, 0.75, 0, 0.25)]
    const alloy = {
      bulk: parseComposition('IrPdPtRhRu'),
      layers: new Map([[1, parseComposition('Pt75Ru25')]]),
    }
    const { mean } = energyDistribution(oh, alloy)
    expect(evaluator(inBlock(polynomial, [bulk, skin], 0))(bulk)).toBeCloseTo(mean, 12)
    expect(evaluator(inBlock(polynomial, [bulk, skin], 1))(skin)).toBeCloseTo(mean, 12)
  })

  it('has moments and histogram bins as polynomials', () => {
    const alloy = unlayered(parseComposition('Ir10Pd20Pt30Rh15Ru25'))
    const x = [0.1, 0.2, 0.3, 0.15, 0.25]
    const { mean, standardDeviation, bins } = energyDistribution(oh, alloy, { binWidth: 0.05 })
    expect(at(compileMean(oh), ...x)).toBeCloseTo(mean, 12)
    expect(
      at(
        compilePolynomial(oh, energy => energy),
        ...x,
      ),
    ).toBeCloseTo(mean, 12)
    const second = at(
      compilePolynomial(oh, energy => energy ** 2),
      ...x,
    )
    expect(second - mean ** 2).toBeCloseTo(standardDeviation ** 2, 12)
    const histogram = compileHistogram(oh, 0.05)
    expect(histogram.grid.start).toBeCloseTo(bins.start, 12)
    for (const [bin, polynomial] of histogram.bins.entries())
      expect(at(polynomial, ...x)).toBeCloseTo(bins.probability[bin] as number, 12)
  })

  it('compiles the mean of *O at once, as one atom stands for its zone', () => {
    const o = loadModel('irpdptrhru-o')
    const { mean } = energyDistribution(o, unlayered(parseComposition('IrPdPtRhRu')))
    expect(at(compileMean(o), 0.2, 0.2, 0.2, 0.2, 0.2)).toBeCloseTo(mean, 12)
  })

  it('refuses what would not fit, with the figure', () => {
    const many = Array.from({ length: 40 }, (_, i) => `E${i}`)
    const model = { ...oh, elements: many }
    expect(() => compilePolynomial(model, energy => energy)).toThrow(
      'would have 8,217,822,536 coefficients (65,743 MB); at most 16,777,216 are allowed',
    )
    expect(() => compilePolynomial(oh, activity, { elements: ['Au', 'Pt'] })).toThrow('no parameters for Au')
  })
})

describe('the gradient', () => {
  it('along the simplex agrees with central differences, for random models, compositions and layers', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e6 }),
        fc.boolean(),
        fc.array(fc.double({ min: 0.05, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }),
        (seed, isPiecewise, amounts) => {
          const model = madeUpModel('agaucupdpt-co', seed, { isPiecewise })
          const elements = model.elements.slice(0, 3)
          const polynomial = compilePolynomial(model, energy => Math.exp(-Math.abs(energy) / 0.1), {
            elements,
            apart: [1],
          })
          const normalised = (own: number[]) => {
            const total = own.reduce((a, b) => a + b)
            return Float64Array.from(own, amount => amount / total)
          }
          const fractions = [normalised(amounts.slice(0, 3)), normalised(amounts.slice(3))]
          for (const [block, x] of fractions.entries()) {
            const own = inBlock(polynomial, fractions, block)
            const value = evaluator(own)
            const partials = new Float64Array(3)
            gradientEvaluator(own)(x, partials)
            const along = alongSimplex(partials, x)
            for (const element of [0, 1, 2]) {
              const moved = (by: number) =>
                value(x.map((share, i) => share + by * (Number(i === element) - share)))
              expect(Math.abs(along[element] - (moved(1e-4) - moved(-1e-4)) / 2e-4)).toBeLessThan(1e-6)
            }
          }
        },
      ),
      { numRuns: 20 },
    )
  })

  it('puts the error bar of an uncertain composition on an activity, as random compositions do', () => {
    const polynomial = objectivePolynomial(
      oh,
      { name: 'sabatier', optimum: 1.1, temperature: 300 },
      oh.elements,
    )
    const value = evaluator(polynomial)
    const x = new Float64Array(5).fill(0.2)
    const error = compositionUncertainty(polynomial, x, new Float64Array(5).fill(0.002))
    const random = seededRandom(1)
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    const draws = 20_000
    let [sum, squares] = [0, 0]
    for (let draw = 0; draw < draws; draw++) {
      const amounts = x.map(share => share + 0.002 * normal())
      const total = amounts.reduce((a, b) => a + b)
      const difference = value(amounts.map(amount => amount / total)) - value(x)
      sum += difference
      squares += difference ** 2
    }
    const spread = Math.sqrt(squares / draws - (sum / draws) ** 2)
    // The relative standard error of a spread is 1 / sqrt(2 draws); the second order adds some 1e-3 of it.
    expect(Math.abs(spread / error - 1)).toBeLessThan(5 / Math.sqrt(2 * draws) + 1e-3)
    expect(() => compositionUncertainty(polynomial, x, new Float64Array(5).fill(-1))).toThrow('got -1')
  })
})

describe('objectivePolynomial', () => {
  it('keeps fixed layers at their composition and varies the rest', () => {
    const layers = new Map([[1, parseComposition('Pt75Ru25')]])
    const polynomial = objectivePolynomial(oh, { name: 'mean' }, ['Ir', 'Pd'], layers)
    const { mean } = energyDistribution(oh, { bulk: parseComposition('Ir=0.3,Pd=0.7'), layers })
    expect(evaluator(polynomial)(Float64Array.of(0.3, 0.7))).toBeCloseTo(mean, 12)
  })

  it('refuses a layer that the model does not see, and to fix them all', () => {
    const pt = parseComposition('Pt')
    expect(() => objectivePolynomial(oh, { name: 'mean' }, ['Ir'], new Map([[3, pt]]))).toThrow('layer 3')
    const all = new Map([
      [1, pt],
      [2, pt],
    ])
    expect(() => objectivePolynomial(oh, { name: 'mean' }, ['Ir'], all)).toThrow('is fixed (1, 2)')
  })

  it('knows how much rests on ensembles without data', () => {
    const no = loadModel('agaucupdpt-no')
    const polynomial = unseenPolynomial(no, no.elements)
    const { unseenProbability } = energyDistribution(no, unlayered(parseComposition('AgAuCuPdPt')))
    expect(evaluator(polynomial)(new Float64Array(5).fill(0.2))).toBeCloseTo(unseenProbability, 14)
  })
})
