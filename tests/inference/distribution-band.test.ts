import { describe, expect, it } from 'vitest'
import { parseComposition } from '../../src/composition/formula.ts'
import { unlayered } from '../../src/composition/layered.ts'
import { siteAverage } from '../../src/descriptor/site-average.ts'
import { alloyEnergies } from '../../src/distribution/alloy-energies.ts'
import { energyDistribution } from '../../src/distribution/distribution.ts'
import type { EnergyModel } from '../../src/energy/model.ts'
import { parameterLayout, withParameters } from '../../src/energy/parameters.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { seededRandom } from '../../src/environment/random.ts'
import { credibleInterval, drawnNumber } from '../../src/inference/credible-interval.ts'
import { distributionBand } from '../../src/inference/distribution-band.ts'
import { drawnTerms, termParameters } from '../../src/inference/drawn-terms.ts'
import { meanEnergyError } from '../../src/inference/mean-energy-error.ts'
import { parameterDraws } from '../../src/inference/parameter-draws.ts'
import { type Posterior, posterior } from '../../src/inference/posterior.ts'
import { madeUpModel } from '../distribution/made-up-model.ts'
import { refitted } from './simulated-rows.ts'

const oh = loadModel('irpdptrhru-oh')
const own = posterior(oh)
const five = unlayered(parseComposition('IrPdPtRhRu'))
const energies = alloyEnergies(oh, five, { binWidth: 0.05 })
const SETTINGS = { draws: 400, seed: 1, level: 0.9 }

const widthOf = ([low, high]: readonly [number, number]) => high - low

/** Nothing left open. */
const certain = (known: Posterior): Posterior => ({
  ...known,
  covariance: new Float64Array(known.covariance.length),
  factor: new Float64Array(0),
  rank: 0,
})

describe('a credible interval', () => {
  it('lies between the R-7 quantiles of both tails', () => {
    // 0.05 of the way from the first of 101 to the last is the sixth.
    const draws = Float64Array.from({ length: 101 }, (_, i) => 100 - i)
    expect(credibleInterval(draws, 0.9)[0]).toBeCloseTo(5, 12)
    expect(credibleInterval(draws, 0.9)[1]).toBeCloseTo(95, 12)
    expect(draws[0]).toBe(100)
    expect(credibleInterval(Float64Array.of(2, 1), 0.5)).toEqual([1.25, 1.75])
  })

  it('comes with the mean and the deviation of the draws', () => {
    expect(drawnNumber(Float64Array.of(1, 2, 3), 0.5)).toEqual({
      mean: 2,
      standardDeviation: 1,
      interval: [1.5, 2.5],
    })
  })
})

describe('the error of a mean energy', () => {
  it.each([
    ['irpdptrhru-oh', 'IrPdPtRhRu'],
    ['irpdptrhru-o', 'Ir10Pd20Pt70'],
    ['agaucupdpt-no', 'AgAuPt'],
  ])('of %s in closed form is that of the draws', (id, formula) => {
    const model = loadModel(id)
    const known = posterior(model)
    const alloy = unlayered(parseComposition(formula))
    const exact = meanEnergyError(known, termParameters(model, known.layout, alloy))
    const draws = 2000
    const meanOf = (drawn: EnergyModel) => siteAverage(drawn, alloy, { name: 'mean' }).value
    const means = Float64Array.from(parameterDraws(known, draws, seededRandom(2)), parameters =>
      meanOf(withParameters(model, known.layout, parameters)),
    )
    const { mean, standardDeviation } = drawnNumber(means, 0.9)
    // A sample's standard deviation has the relative error 1 / sqrt(2 n), its mean 1 / sqrt(n) of one draw's: four of each.
    expect(Math.abs(standardDeviation / exact - 1)).toBeLessThan(4 / Math.sqrt(2 * draws))
    expect(Math.abs(mean - meanOf(model))).toBeLessThan((4 * exact) / Math.sqrt(draws))
  })

  it('is that of a change of the parameters, coefficient by coefficient, for ensembles with their own', () => {
    const model = madeUpModel('irpdptrhru-oh', 4, { elements: ['Ir', 'Pt'], isPiecewise: true })
    const layout = parameterLayout(model)
    const alloy = unlayered(parseComposition('Ir30Pt70'))
    const plan = termParameters(model, layout, alloy)
    const meanOf = (parameters: Float64Array) =>
      energyDistribution(withParameters(model, layout, parameters), alloy, { quantiles: [] }).mean
    const size = 2 + 2 * 4
    for (let parameter = 0; parameter < size; parameter++) {
      const change = new Float64Array(size)
      change[parameter] = 1
      // A covariance of one parameter alone makes the error the size of its derivative.
      const covariance = new Float64Array(size * size)
      covariance[parameter * size + parameter] = 1
      const error = meanEnergyError({ ...own, layout, mean: change, covariance }, plan)
      expect(error).toBeCloseTo(meanOf(change), 12)
    }
  })
})

describe('the band of a distribution', () => {
  const band = distributionBand(energies, own, SETTINGS)
  const { bins, mean, standardDeviation, quantiles } = energyDistribution(oh, five, { binWidth: 0.05 })

  it('is what the draws say, computed one by one', () => {
    const draws = 20
    const few = distributionBand(energies, own, { draws, seed: 5, level: 0.5 })
    const each = Array.from(parameterDraws(own, draws, seededRandom(5)), parameters =>
      energyDistribution(withParameters(oh, own.layout, parameters), five, { binWidth: 0.05 }),
    )
    const intervalOf = (of: (distribution: (typeof each)[number]) => number) =>
      credibleInterval(Float64Array.from(each, of), 0.5)
    expect(few.mean[0]).toBeCloseTo(intervalOf(given => given.mean)[0], 12)
    expect(few.minimum[1]).toBeCloseTo(intervalOf(given => given.minimum)[1], 12)
    expect(few.maximum[0]).toBeCloseTo(intervalOf(given => given.maximum)[0], 12)
    expect(few.quantiles['0.25']?.[1]).toBeCloseTo(
      intervalOf(given => given.quantiles['0.25'] as number)[1],
      12,
    )
    for (const [index, { name, mean: interval }] of few.ensembles.entries()) {
      expect(each[0]?.ensembles[index]?.name).toBe(name)
      expect(interval[0]).toBeCloseTo(intervalOf(given => given.ensembles[index]?.mean as number)[0], 12)
    }
    for (const [bin, high] of few.bins.high.entries()) {
      const energy = few.bins.start + (bin + 0.5) * few.bins.width
      const share = ({ bins: given }: (typeof each)[number]) =>
        given.probability[Math.floor((energy - given.start) / given.width)] ?? 0
      expect(high).toBeCloseTo(intervalOf(share)[1], 12)
      expect(few.bins.low[bin]).toBeCloseTo(intervalOf(share)[0], 12)
    }
  })

  it('holds the fitted distribution, and has all its bins', () => {
    expect(band.mean[0]).toBeLessThan(mean)
    expect(band.mean[1]).toBeGreaterThan(mean)
    expect(band.standardDeviation[0]).toBeLessThan(standardDeviation)
    for (const [share, [low, high]] of Object.entries(band.quantiles)) {
      expect(low).toBeLessThan(quantiles[share] as number)
      expect(high).toBeGreaterThan(quantiles[share] as number)
    }
    const shift = Math.round((bins.start - band.bins.start) / bins.width)
    expect(shift).toBeGreaterThanOrEqual(0)
    expect(band.bins.low.length).toBeGreaterThanOrEqual(shift + bins.probability.length)
    expect(band.bins.low.every((low, bin) => low <= (band.bins.high[bin] as number))).toBe(true)
  })

  it('is the same from the same seed, and another from another', () => {
    expect(distributionBand(energies, own, SETTINGS)).toEqual(band)
    expect(distributionBand(energies, own, { ...SETTINGS, seed: 2 }).mean).not.toEqual(band.mean)
  })

  it('has the width that the closed form gives the mean', () => {
    // The ends of a normal 90 % interval lie 1.645 errors out; each has the error sqrt(0.05 0.95 / n) / 0.1031 of one.
    const endError = Math.sqrt((0.05 * 0.95) / SETTINGS.draws) / 0.1031
    const wanted = 2 * 1.644854
    expect(Math.abs(widthOf(band.mean) / band.meanStandardError - wanted)).toBeLessThan(
      4 * Math.SQRT2 * endError,
    )
  })

  it('is wider for a higher level', () => {
    const wide = distributionBand(energies, own, { ...SETTINGS, level: 0.99 })
    expect(widthOf(wide.mean)).toBeGreaterThan(widthOf(band.mean))
    expect(wide.bins.high[10]).toBeGreaterThan(band.bins.high[10] as number)
  })

  it('closes when nothing is left open', () => {
    const closed = distributionBand(energies, certain(own), { ...SETTINGS, draws: 2 })
    expect(closed.meanStandardError).toBe(0)
    expect(closed.mean).toEqual([mean, mean])
    for (const [share, interval] of Object.entries(closed.quantiles)) {
      expect(widthOf(interval)).toBe(0)
      expect(interval[0]).toBeCloseTo(quantiles[share] as number, 12)
    }
    expect(closed.bins.start).toBe(bins.start)
    expect(closed.bins.low).toEqual(closed.bins.high)
    for (const [bin, share] of closed.bins.low.entries())
      expect(share).toBeCloseTo(bins.probability[bin] as number, 12)
  })

  it('narrows as rows are added, by the root of their number', () => {
    const truth = madeUpModel('irpdptrhru-oh', 1, { elements: ['Ir', 'Pd', 'Pt'] })
    const alloy = unlayered(parseComposition('Ir30Pd30Pt40'))
    const errorOf = (rows: number) => {
      const model = refitted(truth, rows, 0.05, seededRandom(rows))
      const known = alloyEnergies(model, alloy, { binWidth: 0.05 })
      const { mean: interval, meanStandardError } = distributionBand(known, posterior(model), SETTINGS)
      return { width: widthOf(interval), meanStandardError }
    }
    const [few, many] = [errorOf(100), errorOf(1600)]
    // Sixteen times the rows, a quarter of the error; the estimated scatter is known to 1 / sqrt(2 * 91), the design differs.
    expect(few.meanStandardError / many.meanStandardError).toBeGreaterThan(3)
    expect(few.meanStandardError / many.meanStandardError).toBeLessThan(5.3)
    expect(many.width).toBeLessThan(few.width / 2)
  })

  it('of a hollow is convolved, and says to what resolution', () => {
    const model = loadModel('irpdptrhru-o')
    const known = alloyEnergies(model, five, { binWidth: 0.05 })
    const closed = distributionBand(known, certain(posterior(model)), { ...SETTINGS, draws: 2 })
    const exact = energyDistribution(model, five, { binWidth: 0.05 })
    expect(closed.resolution).toBeGreaterThan(0)
    expect(closed.resolution).toBeLessThan(0.005)
    for (const [share, [low]] of Object.entries(closed.quantiles))
      expect(Math.abs(low - (exact.quantiles[share] as number))).toBeLessThan(
        closed.resolution + exact.resolution,
      )
  })

  it('refuses draws that cannot be held', () => {
    expect(() =>
      distributionBand(alloyEnergies(oh, five, { binWidth: 0.001 }), own, { ...SETTINGS, draws: 1e5 }),
    ).toThrow('at most 20,000,000 are held, so take fewer draws or fewer bins')
  })

  it('gives ensembles without data the spread of their prior', () => {
    const model = loadModel('agaucupdpt-no')
    const { ensembles } = distributionBand(
      alloyEnergies(model, unlayered(parseComposition('AgAuPt')), { binWidth: 0.05 }),
      posterior(model),
      SETTINGS,
    )
    const widths = (isUnseen: boolean) =>
      ensembles
        .filter(({ name }) => model.unseenEnsembles.includes(name) === isUnseen)
        .map(({ mean: interval }) => widthOf(interval))
    expect(Math.min(...widths(false))).toBeLessThan(0.15)
    // 2 * 1.645 times the spread at least, less the error of both ends.
    const spread = model.training?.spread as number
    expect(Math.min(...widths(true))).toBeGreaterThan(3.29 * spread * 0.8)
  })
})

describe('drawn terms', () => {
  it('share what their family shares, so that it is convolved once', () => {
    const plan = termParameters(oh, own.layout, five)
    const terms = drawnTerms(plan, own.mean)
    expect(new Set(terms.map(({ zones }) => zones)).size).toBe(1)
  })
})
