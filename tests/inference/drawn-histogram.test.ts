import { describe, expect, it } from 'vitest'
import { parseComposition } from '../../src/composition/formula.ts'
import { type LayeredComposition, unlayered } from '../../src/composition/layered.ts'
import { probabilityBelow } from '../../src/distribution/cumulative.ts'
import { energyDistribution } from '../../src/distribution/distribution.ts'
import { DEFAULT_SHARES } from '../../src/distribution/quantile-shares.ts'
import { ensembleTerms } from '../../src/distribution/terms.ts'
import { ensembleSums } from '../../src/distribution/zone-sum.ts'
import type { EnergyModel } from '../../src/energy/model.ts'
import { parameterLayout, withParameters } from '../../src/energy/parameters.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { seededRandom } from '../../src/environment/random.ts'
import { drawnTerms, termParameters } from '../../src/inference/drawn-terms.ts'
import type { DrawnHistogram } from '../../src/inference/energy-cells.ts'
import { griddedHistogram } from '../../src/inference/gridded-histogram.ts'
import { listedHistogram } from '../../src/inference/listed-histogram.ts'
import { drawParameters, posterior } from '../../src/inference/posterior.ts'
import { madeUpModel } from '../distribution/made-up-model.ts'

const alloyOf = (text: string, layers: Record<number, string> = {}): LayeredComposition => ({
  bulk: parseComposition(text),
  layers: new Map(
    Object.entries(layers).map(([layer, own]) => [Number(layer), parseComposition(own)] as const),
  ),
})

/** The histogram of one draw, its terms, and the distribution of the same model by the exact engine. */
function filled(
  kind: typeof listedHistogram,
  model: EnergyModel,
  parameters: Float64Array,
  alloy: LayeredComposition,
  binWidth: number,
) {
  const layout = parameterLayout(model)
  const plan = termParameters(model, layout, alloy)
  const drawn = withParameters(model, layout, parameters)
  const exact = energyDistribution(drawn, alloy, { binWidth, method: 'enumerate' })
  const histogram: DrawnHistogram = kind(plan.terms, {
    binWidth,
    minimum: exact.minimum,
    maximum: exact.maximum,
    shares: DEFAULT_SHARES,
  })
  const [bins, quantiles] = [new Float64Array(histogram.bins.length), new Float64Array(DEFAULT_SHARES.length)]
  histogram.fill(drawnTerms(plan, parameters), bins, quantiles)
  return { bins, quantiles, histogram, exact, sums: ensembleSums(ensembleTerms(drawn, alloy)) }
}

const CASES: readonly [string, string, LayeredComposition][] = [
  ['irpdptrhru-oh', 'one family, two zones', unlayered(parseComposition('IrPdPtRhRu'))],
  ['irpdptrhru-oh', 'a pure metal', unlayered(parseComposition('Pt'))],
  ['irpdptrhru-oh', 'layers apart', alloyOf('Ir20Pt80', { 1: 'Pt60Pd40', 2: 'Ru' })],
  ['agaucupdpt-no', 'ensembles without data', unlayered(parseComposition('Ag10Au20Pt70'))],
]

/** A posterior draw of a built-in model. */
function draw(id: string): [EnergyModel, Float64Array] {
  const model = loadModel(id)
  return [model, drawParameters(posterior(model), seededRandom(3))]
}

describe('terms with drawn parameters', () => {
  it.each(CASES)('of %s (%s) are those of the model with these parameters', (id, _, alloy) => {
    const [model, parameters] = draw(id)
    const layout = parameterLayout(model)
    expect(drawnTerms(termParameters(model, layout, alloy), parameters)).toEqual(
      ensembleTerms(withParameters(model, layout, parameters), alloy),
    )
  })
})

describe('a listed histogram', () => {
  it.each(CASES)('of %s (%s) is that of the exact engine', (id, _, alloy) => {
    const [model, parameters] = draw(id)
    const { bins, quantiles, exact, histogram } = filled(listedHistogram, model, parameters, alloy, 0.01)
    expect(histogram.resolution).toBe(0)
    expect(histogram.bins.start).toBe(exact.bins.start)
    // Either is a sum of at most 43,000 probabilities that add up to 1.
    for (const [bin, probability] of exact.bins.probability.entries())
      expect(Math.abs(bins[bin] - probability)).toBeLessThan(43_000 * Number.EPSILON)
    for (const [index, share] of DEFAULT_SHARES.entries())
      expect(quantiles[index]).toBeCloseTo(exact.quantiles[share] as number, 12)
  })

  it('keeps apart ensembles that have coefficients of their own', () => {
    const model = madeUpModel('irpdptrhru-oh', 5, { isPiecewise: true })
    const layout = parameterLayout(model)
    const parameters = Float64Array.from({ length: 5 + 5 * 10 }, (_, i) => Math.sin(i))
    expect(layout.perEnsemble).toBe(true)
    const alloy = unlayered(parseComposition('Ir10Pd20Pt30Rh40'))
    const { bins, quantiles, exact } = filled(listedHistogram, model, parameters, alloy, 0.1)
    for (const [bin, probability] of exact.bins.probability.entries())
      expect(bins[bin]).toBeCloseTo(probability, 11)
    for (const [index, share] of DEFAULT_SHARES.entries())
      expect(quantiles[index]).toBeCloseTo(exact.quantiles[share] as number, 12)
  })
})

describe('a histogram on a grid', () => {
  it.each([
    ['irpdptrhru-oh', unlayered(parseComposition('IrPdPtRhRu')), 0.01],
    ['irpdptrhru-oh', unlayered(parseComposition('IrPdPtRhRu')), 0.002],
    ['irpdptrhru-o', unlayered(parseComposition('Ir20Pd30Pt50')), 0.05],
    ['agaucupdpt-co', alloyOf('AgCuPd', { 1: 'AgPd' }), 0.01],
  ])('of %s moves no probability further than it says', (id, alloy, width) => {
    const [model, parameters] = draw(id)
    const { bins, quantiles, histogram, sums } = filled(griddedHistogram, model, parameters, alloy, width)
    const { resolution } = histogram
    expect(bins.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
    const first = Math.round(histogram.bins.start / width)
    let below = 0
    for (const [bin, share] of bins.entries()) {
      const edge = (first + bin) * width
      expect(below).toBeGreaterThan(probabilityBelow(sums, edge - resolution) - 1e-12)
      expect(below).toBeLessThan(probabilityBelow(sums, edge + resolution) + 1e-12)
      below += share
    }
    for (const [index, share] of DEFAULT_SHARES.entries()) {
      const found = quantiles[index]
      expect(probabilityBelow(sums, found - resolution)).toBeLessThan(share + 1e-11)
      expect(probabilityBelow(sums, found + resolution)).toBeGreaterThan(share - 1e-11)
    }
  })

  it('halves the atoms of zones with many fillings', () => {
    const elements = ['Ag', 'Au', 'Co', 'Cu', 'Ir', 'Ni', 'Pd', 'Pt']
    const model = madeUpModel('irpdptrhru-o', 2, { elements })
    const alloy = unlayered(parseComposition(elements.join('')))
    const plan = termParameters(model, parameterLayout(model), alloy)
    const exact = energyDistribution(model, alloy, { binWidth: 0.02 })
    const histogram = griddedHistogram(plan.terms, {
      binWidth: 0.02,
      minimum: exact.minimum,
      maximum: exact.maximum,
      shares: DEFAULT_SHARES,
    })
    const [bins, quantiles] = [new Float64Array(histogram.bins.length), new Float64Array(5)]
    histogram.fill(plan.terms, bins, quantiles)
    const apart = histogram.resolution + exact.resolution
    for (const [index, share] of DEFAULT_SHARES.entries())
      expect(Math.abs(quantiles[index] - (exact.quantiles[share] as number))).toBeLessThan(apart)
  })
})
