import { describe, expect, it } from 'vitest'
import { parseComposition } from '../../src/composition/formula.ts'
import { type LayeredComposition, unlayered } from '../../src/composition/layered.ts'
import { energyDistribution } from '../../src/distribution/distribution.ts'
import { type CodeModel, validateCodeModel } from '../../src/energy/code-model.ts'
import { type EnergyModel, fingerprintEnergy } from '../../src/energy/model.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { ensembleNames } from '../../src/environment/ensembles.ts'
import { seededRandom } from '../../src/environment/random.ts'
import { InputError } from '../../src/input/input-error.ts'
import { dividedBlocks, drawBlocks, samplingBlocks } from '../../src/sampling/blocks.ts'
import { codeDistribution } from '../../src/sampling/code-distribution.ts'
import { samplingRoute } from '../../src/sampling/route.ts'
import {
  type SampledDistribution,
  sampledDistribution,
  sampledInTurns,
  sampledInWorkers,
} from '../../src/sampling/sampled.ts'
import { unitedTally } from '../../src/sampling/tally.ts'

const alloyOf = (text: string) => unlayered(parseComposition(text))
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)
const [oh, o] = [loadModel('irpdptrhru-oh'), loadModel('irpdptrhru-o')]
const SEEDS = Array.from({ length: 20 }, (_, seed) => seed)

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
              Object.entries(weights).map(([element, weight]) => [element, weight * (1 + 0.02 * index)]),
            ),
          ],
        ),
      ),
    ]),
  ),
})

/** A linear model as code. */
const asCode = (model: EnergyModel): CodeModel =>
  validateCodeModel(
    {
      ...model,
      energyOf: (ensemble: string, zones: Record<string, Record<string, number>>) =>
        fingerprintEnergy(model, ensemble, zones),
    },
    'it',
  )

const layered: LayeredComposition = {
  bulk: parseComposition('IrPt'),
  layers: new Map([[1, parseComposition('Pt60Pd20Ru20')]]),
}

/** Every figure lies within 5 standard errors of the exact one; bins by the exact probability's standard error. */
function expectAgreement(sample: SampledDistribution, model: EnergyModel, alloy: LayeredComposition) {
  const exact = energyDistribution(model, alloy, { binWidth: sample.bins.width, method: 'enumerate' })
  const { sites, standardError, standardErrorOfStandardDeviation } = sample
  expect(Math.abs(sample.mean - exact.mean)).toBeLessThan(5 * (standardError as number))
  expect(Math.abs(sample.standardDeviation - exact.standardDeviation)).toBeLessThan(
    5 * (standardErrorOfStandardDeviation as number),
  )
  expect(sample.exact?.mean).toBeCloseTo(exact.mean, 12)
  expect(sample.exact?.standardDeviation).toBeCloseTo(exact.standardDeviation, 12)
  expect([sample.bins.start, sample.bins.probability.length]).toEqual([
    exact.bins.start,
    exact.bins.probability.length,
  ])
  for (const [bin, probability] of exact.bins.probability.entries()) {
    const count = Math.round((sample.bins.probability[bin] as number) * sites)
    const expected = probability * sites
    // Below some twenty sites the count is Poisson, and 8 standard deviations with a margin of 8 hold as rarely.
    const margin = expected > 20 ? 5 * Math.sqrt(expected * (1 - probability)) : 8 + 8 * Math.sqrt(expected)
    expect(Math.abs(count - expected)).toBeLessThanOrEqual(margin + 1e-6)
  }
  expect(sample.minimum).toBeGreaterThan(exact.minimum - 1e-12)
  expect(sample.maximum).toBeLessThan(exact.maximum + 1e-12)
  for (const own of sample.ensembles) {
    const whole = exact.ensembles.find(({ name }) => name === own.name)
    const ofEnsemble = sites * own.probability
    expect(Math.abs(own.probability - (whole?.probability as number))).toBeLessThan(
      5 * Math.sqrt((whole?.probability as number) / sites),
    )
    if (ofEnsemble > 100)
      expect(Math.abs(own.mean - (whole?.mean as number))).toBeLessThan(
        5 * ((whole?.standardDeviation as number) / Math.sqrt(ofEnsemble)),
      )
  }
}

/** Three elements at the hollow make 280,000 fingerprints, too many for one table. */
const CASES: readonly (readonly [string, EnergyModel, LayeredComposition])[] = [
  ['one table', oh, alloyOf('Ir10Pd20Pt20Rh20Ru30')],
  ['one table, layers', oh, layered],
  ['one table, coefficients per ensemble', piecewise(oh), alloyOf('IrPdPt')],
  ['several tables', o, alloyOf('Ir20Pd30Pt50')],
  ['several tables, layers', o, { ...layered, bulk: parseComposition('IrPtRh') }],
  ['several tables, coefficients per ensemble', piecewise(o), alloyOf('IrPdPt')],
]

describe('sampled distribution', () => {
  it.each(CASES)('agrees with the exact one within 5 standard errors for 20 seeds: %s', (_, model, alloy) => {
    for (const seed of SEEDS)
      expectAgreement(
        sampledDistribution(model, alloy, { sites: 30_000, seed, binWidth: 0.05 }),
        model,
        alloy,
      )
  })

  it('splits a zone whose fillings are too many for a table: twelve elements, a made-up model', () => {
    const elements = ['Ag', 'Al', 'Au', 'Co', 'Cu', 'Fe', 'Ir', 'Ni', 'Pd', 'Pt', 'Rh', 'Ru']
    const random = seededRandom(11)
    const { training: _rows, covariance: _errors, ...withoutRows } = o
    const model: EnergyModel = {
      ...withoutRows,
      elements,
      ensembles: Object.fromEntries(ensembleNames(elements, 3).map(name => [name, random()])),
      coefficients: Object.fromEntries(
        o.zones.map(({ name }) => [
          name,
          Object.fromEntries(elements.map(element => [element, 0.1 * random()])),
        ]),
      ),
    }
    const alloy = alloyOf(elements.map((element, index) => `${element}${index + 1}`).join(''))
    const exact = energyDistribution(model, alloy, { method: 'convolve' })
    for (const seed of SEEDS.slice(0, 5)) {
      const sample = sampledDistribution(model, alloy, { sites: 100_000, seed })
      expect(Math.abs(sample.mean - exact.mean)).toBeLessThan(5 * (sample.standardError as number))
      expect(Math.abs(sample.standardDeviation - exact.standardDeviation)).toBeLessThan(
        5 * (sample.standardErrorOfStandardDeviation as number),
      )
    }
  })

  it.each([
    ['one table', oh, 'IrPdPtRhRu'],
    ['several tables', o, 'IrPdPt'],
  ])('has quantiles within 5 standard errors and the stated resolution: %s', (_, model, text) => {
    const exact = energyDistribution(model, alloyOf(text), { method: 'enumerate' })
    for (const seed of SEEDS.slice(0, 5)) {
      const sample = sampledDistribution(model, alloyOf(text), { sites: 200_000, seed })
      for (const [share, energy] of Object.entries(sample.quantiles)) {
        // As a count of sites below the exact quantile, which needs no density.
        const margin = 5 * Math.sqrt((Number(share) * (1 - Number(share))) / 200_000)
        const [low, high] = [Number(share) - margin, Number(share) + margin].map(
          q => energyDistribution(model, alloyOf(text), { quantiles: [q] }).quantiles[q] as number,
        ) as [number, number]
        expect(energy).toBeGreaterThan(low - sample.resolution - 1e-9)
        expect(energy).toBeLessThan(high + sample.resolution + 1e-9)
        expect(Math.abs(energy - (exact.quantiles[share] as number))).toBeLessThan(0.02)
      }
    }
  })

  it('has standard errors that are the spread of the results over seeds', () => {
    const samples = Array.from({ length: 200 }, (_, seed) =>
      sampledDistribution(oh, alloyOf('IrPdPt'), { sites: 500, seed: 1000 + seed, binWidth: 0.1 }),
    )
    const spread = (values: readonly number[]) => {
      const mean = sum(values) / values.length
      return Math.sqrt(sum(values.map(value => (value - mean) ** 2)) / (values.length - 1))
    }
    const [first] = samples as [SampledDistribution]
    // The spread of 200 values is known to 1 / sqrt(400), 5 %; five of these.
    const near = (measured: number, stated: number) =>
      expect(Math.abs(measured / stated - 1)).toBeLessThan(0.25 + 0.05)
    near(spread(samples.map(({ mean }) => mean)), first.standardError as number)
    near(
      spread(samples.map(({ standardDeviation }) => standardDeviation)),
      first.standardErrorOfStandardDeviation as number,
    )
    const bin = first.bins.probability.indexOf(Math.max(...first.bins.probability))
    near(
      spread(samples.map(({ bins }) => bins.probability[bin] as number)),
      first.bins.standardError[bin] as number,
    )
  })

  it('counts fingerprints as their probabilities say: chi-square of a small alloy over 20 seeds', () => {
    const alloy = alloyOf('Ir40Pt60')
    const route = samplingRoute(oh, alloy, 1)
    const exact = energyDistribution(oh, alloy, { binWidth: 1e-4 })
    const kept = exact.bins.probability.flatMap((probability, bin) => (probability > 2e-4 ? [bin] : []))
    expect(kept.length).toBeGreaterThan(20)
    expect('plan' in route && route.plan.kind).toBe('listed')
    let total = 0
    for (const seed of SEEDS) {
      const { bins } = sampledDistribution(oh, alloy, { sites: 100_000, seed, binWidth: 1e-4 })
      for (const bin of kept) {
        const expected = (exact.bins.probability[bin] as number) * 1e5
        total += ((bins.probability[bin] as number) * 1e5 - expected) ** 2 / expected
      }
    }
    const degrees = 20 * kept.length
    expect(Math.abs(total - degrees)).toBeLessThan(5 * Math.sqrt(2 * degrees) + degrees * 0.01)
  })

  it.each(CASES)('is the same for the same seed and differs for others: %s', (_, model, alloy) => {
    const draw = (seed: number) => sampledDistribution(model, alloy, { sites: 5000, seed })
    expect(draw(7)).toEqual(draw(7))
    expect(draw(7).mean).not.toBe(draw(8).mean)
  })

  it.each([
    ['one table', oh],
    ['several tables', o],
  ])('is the same to the last bit however its blocks are divided: %s', (_, model) => {
    const route = samplingRoute(model, alloyOf('IrPdPt'), 0.01)
    if (!('plan' in route)) throw new Error('a linear model has a plan')
    const sites = 3.5 * 2 ** 20
    const tally = (parts: number) =>
      unitedTally(
        dividedBlocks(samplingBlocks(sites, 3), parts).map(range => drawBlocks(route.plan, range, () => {})),
      )
    const whole = tally(1)
    expect(whole.hits.reduce((a, b) => a + b, 0)).toBe(sites)
    for (const parts of [2, 3]) {
      const { hits, figures } = tally(parts)
      expect(hits.every((count, cell) => count === whole.hits[cell])).toBe(true)
      expect(figures.every((figure, place) => figure === whole.figures[place])).toBe(true)
      expect([hits.length, figures.length]).toEqual([whole.hits.length, whole.figures.length])
    }
  })

  it('is the same from workers', async () => {
    const options = { sites: 2.5 * 2 ** 20, seed: 5 }
    const here = sampledDistribution(oh, alloyOf('IrPdPt'), options)
    for (const workers of [1, 2, 3])
      expect(await sampledInWorkers(oh, alloyOf('IrPdPt'), options, workers)).toEqual(here)
  })

  it.each([
    ['one table', oh],
    ['several tables', o],
  ])('is the same when drawn in turns: %s', async (_, model) => {
    const options = { sites: 3.5 * 2 ** 20, seed: 5 }
    let drawn = 0
    const onSites = (more: number) => {
      drawn += more
    }
    const inTurns = await sampledInTurns(model, alloyOf('IrPdPt'), { ...options, onSites })
    expect(inTurns).toEqual(sampledDistribution(model, alloyOf('IrPdPt'), options))
    expect(drawn).toBe(options.sites)
  })

  it('of a code model is the same when asked in turns, which a timer notices', async () => {
    const code = asCode(o)
    const options = { sites: 100_000, seed: 5 }
    let turns = 0
    const counting = setInterval(() => turns++, 1)
    const inTurns = await sampledInTurns(code, alloyOf('IrPdPtRhRu'), options)
    clearInterval(counting)
    expect(inTurns).toEqual(sampledDistribution(code, alloyOf('IrPdPtRhRu'), options))
    expect(turns).toBeGreaterThan(0)
  })

  it('divides any number of sites into blocks without rest', () => {
    for (const sites of [1, 2 ** 20, 2 ** 20 + 1, 1e9, 1e12]) {
      const { sizes, states } = samplingBlocks(sites, 1)
      expect(sum(sizes)).toBe(sites)
      expect(states.length).toBe(4 * sizes.length)
      expect(sizes.length).toBeLessThanOrEqual(1024)
      expect(Math.max(...sizes)).toBeLessThan(2 ** 32)
    }
  })

  it('has the fields of an exact distribution, bins that sum to 1, and per ensemble to its share', () => {
    const sample = sampledDistribution(loadModel('agaucupdpt-no'), alloyOf('AgAuCuPdPt'), {
      sites: 20_000,
      seed: 1,
    })
    const exact = energyDistribution(loadModel('agaucupdpt-no'), alloyOf('AgAuCuPdPt'))
    for (const field of Object.keys(exact)) expect(sample).toHaveProperty(field)
    expect([sample.method, sample.sites, sample.seed]).toEqual(['sample', 20_000, 1])
    expect([sample.labelled, sample.fingerprints]).toEqual([exact.labelled, exact.fingerprints])
    expect(sum(sample.bins.probability)).toBeCloseTo(1, 12)
    for (const own of sample.ensembles) expect(sum(own.bins)).toBeCloseTo(own.probability, 12)
    // 12 % of the sites rest on ensembles without data, +-5 standard errors.
    expect(Math.abs(sample.unseenProbability - 0.12)).toBeLessThan(5 * Math.sqrt((0.12 * 0.88) / 20_000))
    expect(sample.unseenProbability).toBeCloseTo(
      sum(sample.ensembles.filter(({ unseen }) => unseen).map(({ probability }) => probability)),
      12,
    )
    expect(JSON.stringify(sample)).not.toMatch(/NaN|Infinity/)
  })

  it.each([oh, o])('of one site is that site, without standard errors', model => {
    const sample = sampledDistribution(model, alloyOf('IrPdPtRhRu'), { sites: 1, seed: 1 })
    expect(sample.standardDeviation).toBe(0)
    expect(sample.mean).toBeCloseTo(sample.minimum, 12)
    expect(sample.minimum).toBe(sample.maximum)
    expect([sample.standardError, sample.standardErrorOfStandardDeviation]).toEqual([null, null])
    for (const interval of Object.values(sample.quantileIntervals)) expect(interval).toEqual([null, null])
    expect(sample.ensembles).toHaveLength(1)
    expect(sample.bins.probability.filter(share => share > 0)).toEqual([1])
  })

  it('of a pure metal is one energy with standard error 0', () => {
    const sample = sampledDistribution(o, alloyOf('Pt'), { sites: 1000, seed: 1 })
    expect([sample.standardDeviation, sample.standardError, sample.standardErrorOfStandardDeviation]).toEqual(
      [0, 0, 0],
    )
    expect(sample.mean).toBeCloseTo(energyDistribution(o, alloyOf('Pt')).mean, 12)
    for (const [low, high] of Object.values(sample.quantileIntervals))
      expect([low, high]).toEqual([sample.minimum, sample.maximum])
    expect([sample.skewness, sample.excessKurtosis]).toEqual([null, null])
  })

  it.each([
    [{ sites: 0 }, 'the number of sites must be a whole number from 1 to 1e12, got 0'],
    [{ sites: 1.5 }, 'got 1.5'],
    [{ sites: 2e12 }, 'got 2000000000000'],
    [{ sites: Number.NaN }, 'got NaN'],
    [{ seed: -1 }, 'a seed is a whole number from 0 to 4294967295, got -1'],
    [{ binWidth: 0 }, 'the bin width must be a positive number of eV, got 0'],
    [{ quantiles: [0] }, 'a quantile share must be above 0 and at most 1, got 0'],
  ])('refuses %j', (wrong, message) => {
    const draw = () => sampledDistribution(oh, alloyOf('Pt'), { sites: 10, seed: 1, ...wrong })
    expect(draw).toThrow(InputError)
    expect(draw).toThrow(message)
  })

  it.each([0, 1.5])('refuses %s workers', async workers => {
    await expect(sampledInWorkers(oh, alloyOf('Pt'), { sites: 10, seed: 1 }, workers)).rejects.toThrow(
      InputError,
    )
  })
})

describe('code model', () => {
  it('has the distribution of the linear model that it computes', () => {
    for (const alloy of [alloyOf('Ir10Pd20Pt70'), layered]) {
      const [code, linear] = [codeDistribution(asCode(oh), alloy), energyDistribution(oh, alloy)]
      expect(code.bins.start).toBe(linear.bins.start)
      for (const [bin, probability] of linear.bins.probability.entries())
        expect(code.bins.probability[bin]).toBeCloseTo(probability, 12)
      for (const figure of ['mean', 'standardDeviation', 'minimum', 'maximum', 'skewness'] as const)
        expect(code[figure]).toBeCloseTo(linear[figure] as number, 9)
      for (const [share, energy] of Object.entries(linear.quantiles))
        expect(code.quantiles[share]).toBeCloseTo(energy, 9)
      expect([code.labelled, code.fingerprints, code.method]).toEqual([
        linear.labelled,
        linear.fingerprints,
        'enumerate',
      ])
      for (const field of Object.keys(linear)) expect(code).toHaveProperty(field)
    }
  })

  it('is sampled as the linear model that it computes, site by site, while all fingerprints can be listed', () => {
    const options = { sites: 10_000, seed: 4 }
    const code = sampledDistribution(asCode(oh), layered, options)
    const linear = sampledDistribution(oh, layered, options)
    expect(code.mean).toBeCloseTo(linear.mean, 12)
    expect(code.bins.probability).toEqual(linear.bins.probability)
    expect(code.exact?.mean).toBeCloseTo(linear.exact?.mean as number, 12)
  })

  it('is asked site by site when there are too many fingerprints, and agrees within 5 standard errors', () => {
    const alloy = alloyOf('IrPdPtRhRu')
    const exact = energyDistribution(o, alloy)
    const code = asCode(o)
    for (const seed of SEEDS.slice(0, 5)) {
      const sample = sampledDistribution(code, alloy, { sites: 4000, seed })
      expect(sample.exact).toBeNull()
      expect(Math.abs(sample.mean - exact.mean)).toBeLessThan(5 * (sample.standardError as number))
      expect(Math.abs(sample.standardDeviation - exact.standardDeviation)).toBeLessThan(
        5 * (sample.standardErrorOfStandardDeviation as number),
      )
    }
    const draw = (seed: number) => sampledDistribution(code, alloy, { sites: 1000, seed })
    expect(draw(1)).toEqual(draw(1))
    expect(draw(1).mean).not.toBe(draw(2).mean)
  })

  it('sees every element of the model in every zone, absent ones as 0, and cannot change what it sees', () => {
    const seen: string[] = []
    const model = validateCodeModel(
      {
        ...oh,
        energyOf: (_: string, zones: Record<string, Record<string, number>>) => {
          seen.push(
            Object.entries(zones)
              .flatMap(([zone, counts]) => [zone, ...Object.keys(counts)])
              .join(),
          )
          expect(() => {
            ;(zones.surface as Record<string, number>).Ir = 9
          }).toThrow(TypeError)
          return Object.values(zones.surface ?? {}).reduce((a, b) => a + b, 0)
        },
      },
      'it',
    )
    const { mean, standardDeviation } = codeDistribution(model, alloyOf('IrPt'))
    expect([mean, standardDeviation]).toEqual([6, 0])
    expect(new Set(seen)).toEqual(new Set(['surface,Ir,Pd,Pt,Rh,Ru,subsurface,Ir,Pd,Pt,Rh,Ru']))
    expect(seen).toHaveLength(2 * 7 * 4)
  })

  it('says for which fingerprint it gave no number, and what it does not cover', () => {
    const model = validateCodeModel(
      { ...oh, energyOf: (name: string) => (name === 'Pt' ? Number.NaN : 0) },
      'it',
    )
    const message = `model ${oh.id} must give a finite number of eV for ensemble Pt, surface Ir6, subsurface Ir3, got NaN`
    expect(() => codeDistribution(model, alloyOf('IrPt'))).toThrow(message)
    expect(() => sampledDistribution(model, alloyOf('IrPt'), { sites: 10, seed: 1 })).toThrow(message)
    expect(() => codeDistribution(model, alloyOf('IrAu'))).toThrow(
      `model ${oh.id} has no parameters for Au; it covers Ir, Pd, Pt, Rh, Ru`,
    )
  })

  it('marks the ensembles that it says it has no data for', () => {
    const model = validateCodeModel({ ...asCode(oh), unseenEnsembles: ['Pt'] }, 'it')
    expect(codeDistribution(model, alloyOf('Ir40Pt60')).unseenProbability).toBeCloseTo(0.6, 12)
    expect(codeDistribution(asCode(oh), alloyOf('Ir40Pt60')).unseenProbability).toBe(0)
  })

  it('with too many fingerprints is not enumerated', () => {
    expect(() => codeDistribution(asCode(o), alloyOf('IrPdPtRhRu'))).toThrow(
      'would be asked for the energies of 315,131,250 fingerprints; at most 5,000,000 are enumerated, so sample it',
    )
  })
})
