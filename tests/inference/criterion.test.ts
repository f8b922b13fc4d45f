import { describe, expect, it } from 'vitest'
import { parseComposition } from '../../src/composition/formula.ts'
import { type LayeredComposition, layerComposition, unlayered } from '../../src/composition/layered.ts'
import type { Objective } from '../../src/descriptor/objective.ts'
import { oxygenReduction } from '../../src/descriptor/oxygen-reduction.ts'
import { siteAverage } from '../../src/descriptor/site-average.ts'
import { seenGroups } from '../../src/distribution/seen-groups.ts'
import { ensembleTerms } from '../../src/distribution/terms.ts'
import { withParameters } from '../../src/energy/parameters.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { fillingProbabilities } from '../../src/environment/filling-probabilities.ts'
import { seededRandom } from '../../src/environment/random.ts'
import { zoneFillings } from '../../src/environment/zone-fillings.ts'
import { criteriaFor, targetAlloys } from '../../src/inference/criterion.ts'
import { objectiveGradient } from '../../src/inference/criterion-gradient.ts'
import { alloyRows, averageOuterProduct, meanRow } from '../../src/inference/criterion-rows.ts'
import { drawParameters, type Posterior, posterior } from '../../src/inference/posterior.ts'
import { energyVariance, type SparseRow, sparseRow } from '../../src/inference/standard-error.ts'
import { InputError } from '../../src/input/input-error.ts'

const oh = posterior(loadModel('irpdptrhru-oh'))
const no = posterior(loadModel('agaucupdpt-no'))

/** Every fingerprint of an alloy as a row of the design matrix, with its probability. */
function allRows({ model, layout }: Posterior, alloy: LayeredComposition): [SparseRow, number][] {
  const [, ...zones] = seenGroups(model)
  let counts: [number[], number][] = [[[], 1]]
  for (const { atoms, layer } of zones) {
    const composition = layerComposition(alloy, layer)
    const fillings = zoneFillings(atoms, composition.size)
    const probabilities = fillingProbabilities(fillings, Float64Array.from(composition.values()))
    counts = counts.flatMap(([before, probability]) =>
      Array.from(probabilities, (own, filling): [number[], number] => {
        const zone = layout.elements.map(element => {
          const index = [...composition.keys()].indexOf(element)
          return index < 0 ? 0 : fillings.counts[filling * composition.size + index]
        })
        return [[...before, ...zone], probability * own]
      }),
    )
  }
  return ensembleTerms(model, alloy).flatMap(({ name, probability }) =>
    counts.map(([own, share]): [SparseRow, number] => [
      sparseRow({ layout }, layout.ensembles.indexOf(name), own),
      probability * share,
    ]),
  )
}

const layered: LayeredComposition = {
  bulk: parseComposition('Ir20Pd30Ru50'),
  layers: new Map([[1, parseComposition('Pt70Ir30')]]),
}

describe('the average of x x^T over the sites of an alloy', () => {
  it.each([
    ['OH, three elements', oh, unlayered(parseComposition('Ir20Pt70Ru10'))],
    ['OH, a layer of its own', oh, layered],
    ['NO, with ensembles without data', no, unlayered(parseComposition('Ag30Au30Pt40'))],
  ])('is the sum over all fingerprints: %s', (_, own, alloy) => {
    const size = own.mean.length
    const closed = new Float64Array(size * size)
    averageOuterProduct(closed, size, alloyRows(own, alloy), 1)
    const summed = new Float64Array(size * size)
    for (const [{ parameters, weights }, probability] of allRows(own, alloy))
      for (const [i, row] of parameters.entries())
        for (const [j, column] of parameters.entries())
          summed[row * size + column] += probability * (weights[i] as number) * (weights[j] as number)
    // Entries are at most 36, sums of some thousand positive terms.
    for (let entry = 0; entry < summed.length; entry++)
      expect(Math.abs(closed[entry] - summed[entry])).toBeLessThan(1e-11)
  })

  it('gives with the covariance the average variance of the energies', () => {
    const alloy = unlayered(parseComposition('Ag30Au30Pt40'))
    const { energyWeights } = criteriaFor(no, targetAlloys([{ alloy, weight: 1 }]), 'distribution')
    const trace = energyWeights.reduce((sum, weight, entry) => sum + weight * no.covariance[entry], 0)
    const average = allRows(no, alloy).reduce(
      (sum, [row, probability]) => sum + probability * energyVariance(no, row),
      0,
    )
    expect(trace / average).toBeCloseTo(1, 10)
  })

  it('is that of several alloys by their weights', () => {
    const [a, b] = ['IrPt', 'Pd20Ru80'].map(text => unlayered(parseComposition(text))) as [
      LayeredComposition,
      LayeredComposition,
    ]
    const of = (...targets: [LayeredComposition, number][]) =>
      criteriaFor(oh, targetAlloys(targets.map(([alloy, weight]) => ({ alloy, weight }))), 'distribution')
        .energyWeights
    const [both, first, second] = [of([a, 3], [b, 1]), of([a, 7]), of([b, 2])]
    for (let entry = 0; entry < both.length; entry++)
      expect(both[entry]).toBeCloseTo(0.75 * first[entry] + 0.25 * second[entry], 12)
  })
})

/** The same parameters, known so well that everything is linear in what is left open. */
const nearlyKnown = (own: Posterior): Posterior => ({
  ...own,
  covariance: own.covariance.map(value => value * 1e-8),
  factor: own.factor.map(value => value * 1e-4),
})

const dotOf = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((sum, value, i) => sum + value * (b[i] as number), 0)

describe('the gradient of an objective', () => {
  const equimolar = unlayered(parseComposition('IrPdPtRhRu'))
  const smooth: Objective = { name: 'expression', formula: 'exp(-((E - 0.6) / 0.3) * ((E - 0.6) / 0.3))' }

  it('is the mean row for the mean energy', () => {
    const gradient = objectiveGradient(oh, equimolar, { name: 'mean' })
    const expected = new Float64Array(gradient.length)
    for (const rows of alloyRows(oh, equimolar)) {
      const { parameters, weights } = meanRow(rows)
      for (const [i, parameter] of parameters.entries())
        expected[parameter] += rows.probability * (weights[i] as number)
    }
    // A slope is a difference of two values over a ten thousandth of an eV at least: 1e-15 / 1e-4, times 6 atoms.
    for (const [i, value] of gradient.entries()) expect(Math.abs(value - expected[i])).toBeLessThan(1e-9)
  })

  it.each([
    ['OH', oh, equimolar],
    ['OH, a layer of its own', oh, layered],
    ['NO', no, unlayered(parseComposition('AgAuPt'))],
  ])('is the slope of the average with each parameter: %s', (_, own, alloy) => {
    const known = nearlyKnown(own)
    const gradient = objectiveGradient(known, alloy, smooth)
    const step = 1e-4
    const at = (parameter: number, by: number) => {
      const moved = own.mean.map((value, i) => value + (i === parameter ? by : 0))
      return siteAverage(withParameters(own.model, own.layout, moved), alloy, smooth).value
    }
    // Second derivatives are below 2 / 0.3^2 = 22 / eV^2 and 36 atoms^2: the grid of 1e-4 eV moves a slope by some 1e-6.
    for (const [parameter, slope] of gradient.entries())
      expect(Math.abs(slope - (at(parameter, step) - at(parameter, -step)) / (2 * step))).toBeLessThan(1e-4)
  })

  it.each([
    ['sabatier', { name: 'sabatier', optimum: 1.1, temperature: 300 } as const],
    ['window', { name: 'window', from: 0.9, to: 1.15 } as const],
  ])('says how far draws of the parameters scatter the value: %s', (_, objective) => {
    const gradient = objectiveGradient(oh, equimolar, objective)
    let variance = 0
    for (let i = 0; i < gradient.length; i++)
      variance += gradient[i] * dotOf(gradient, oh.covariance.subarray(i * gradient.length))
    const random = seededRandom(1)
    const draws = 400
    const values = Array.from(
      { length: draws },
      () =>
        siteAverage(withParameters(oh.model, oh.layout, drawParameters(oh, random)), equimolar, objective)
          .value,
    )
    const centre = values.reduce((sum, value) => sum + value, 0) / draws
    const scatter = Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (draws - 1))
    // Three standard errors of a standard deviation, 3 / sqrt(2 * 400), and first order, which is good to a tenth here.
    expect(Math.abs(Math.sqrt(variance) / scatter - 1)).toBeLessThan(3 / Math.sqrt(2 * draws) + 0.1)
  })

  it('leaves out what moves the alloy and its own reference alike', () => {
    const objective = oxygenReduction(oh.model)
    const offsets = oh.mean.map((_, parameter) => (parameter < oh.layout.ensembles.length ? 1 : 0))
    const free = objectiveGradient(oh, equimolar, { ...objective, reference: 'given' })
    const tied = objectiveGradient(oh, equimolar, objective)
    expect(Math.abs(dotOf(free, offsets))).toBeGreaterThan(1e-3)
    expect(Math.abs(dotOf(tied, offsets))).toBeLessThan(1e-9)
    const purePt = objectiveGradient(oh, unlayered(parseComposition('Pt')), objective)
    for (const slope of purePt) expect(Math.abs(slope)).toBeLessThan(1e-9)
  })
})

describe('criteria', () => {
  const targets = targetAlloys([{ alloy: unlayered(parseComposition('IrPt')), weight: 1 }])

  it.each([
    ['a-optimal', undefined, 'unknown criterion "a-optimal"; did you mean d-optimal?'],
    ['activity', undefined, 'the criterion activity needs an objective'],
    ['distribution', { name: 'mean' } as const, 'the objective mean belongs to the criterion activity'],
  ])('refuse %s with objective %j', (name, objective, sentence) => {
    expect(() => criteriaFor(oh, targets, name, objective)).toThrow(InputError)
    expect(() => criteriaFor(oh, targets, name, objective)).toThrow(sentence)
  })

  it('refuse an alloy that the model does not cover, a weight that is none, and no alloys', () => {
    const gold = targetAlloys([{ alloy: unlayered(parseComposition('AuPt')), weight: 1 }])
    expect(() => criteriaFor(oh, gold, 'distribution')).toThrow(
      'model irpdptrhru-oh has no parameters for Au',
    )
    for (const weight of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => targetAlloys([{ alloy: unlayered(parseComposition('Pt')), weight }])).toThrow(
        `the weight of a composition must be a positive, finite number, got ${weight}`,
      )
    expect(() => targetAlloys([])).toThrow('a design needs at least one composition')
  })
})
