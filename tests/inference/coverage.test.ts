import { describe, expect, it } from 'vitest'
import { parseComposition } from '../../src/composition/formula.ts'
import { type LayeredComposition, unlayered } from '../../src/composition/layered.ts'
import { dataCoverage } from '../../src/distribution/data-coverage.ts'
import { extrapolatedCounts } from '../../src/distribution/extrapolated-counts.ts'
import {
  countRanges,
  extrapolatedProbability,
  restrictsCounts,
} from '../../src/distribution/extrapolation.ts'
import { ensembleTerms } from '../../src/distribution/terms.ts'
import { builtInModelIds } from '../../src/energy/built-in-models.ts'
import type { FitForm } from '../../src/energy/fit-in-form.ts'
import type { CountRanges, EnergyModel } from '../../src/energy/model.ts'
import { loadModel } from '../../src/energy/registry.ts'
import type { CountRange } from '../../src/environment/counts-within.ts'
import { siteCoverage } from '../../src/inference/coverage.ts'
import { passes } from '../../src/inference/leverages.ts'
import { posterior } from '../../src/inference/posterior.ts'
import { SITE_CLASSES, type SiteClass } from '../../src/inference/site-classes.ts'
import { energyVariance, sparseRow } from '../../src/inference/standard-error.ts'
import { type Arrangement, allArrangements } from '../distribution/brute-force.ts'
import { modelOfChance } from './rows-of-chance.ts'

const alloyOf = (text: string): LayeredComposition => unlayered(parseComposition(text))
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

/** An arrangement with its leverage and class, each from its definition. */
interface Judged extends Arrangement {
  readonly leverage: number
  readonly kind: SiteClass
}

const judgedBefore = new Map<EnergyModel, Judged[]>()

function judged(model: EnergyModel, alloy: LayeredComposition): Judged[] {
  const before = judgedBefore.get(model)
  if (before !== undefined) return before
  const all = judge(model, alloy)
  judgedBefore.set(model, all)
  return all
}

function judge(model: EnergyModel, alloy: LayeredComposition): Judged[] {
  const known = posterior(model)
  const { elements, zones, training } = model
  const warning = Math.min(1, (3 * (training?.freedom as number)) / model.residual.n)
  return allArrangements(model, alloy).map(arrangement => {
    const { ensemble, counts } = arrangement
    const row = zones.flatMap(({ name }) => elements.map(element => counts[name]?.[element] ?? 0))
    const place = known.layout.ensembles.indexOf(ensemble)
    const leverage = energyVariance(known, sparseRow(known, place, row)) / known.residual ** 2
    const ranges = countRanges(model, ensemble) as CountRanges
    const isOutside = zones.some(({ name }, zone) =>
      elements.some((element, index) => {
        const [fewest, most] = (ranges[name] as CountRanges[string])[element] as CountRange
        const count = row[zone * elements.length + index] as number
        return count < fewest || count > most
      }),
    )
    const kind = model.unseenEnsembles.includes(ensemble)
      ? 'unseen'
      : isOutside
        ? 'extrapolated'
        : passes(leverage, warning)
          ? 'highLeverage'
          : 'covered'
    return { ...arrangement, leverage, kind }
  })
}

const massOf = (arrangements: readonly Judged[], isCounted: (own: Judged) => boolean) =>
  sum(arrangements.filter(isCounted).map(({ probability }) => probability))

const zones = ['surface-near', 'subsurface-near']
const hollow = { site: 'fcc111-fcc', zones, elements: ['Ir', 'Pd', 'Pt'], rows: 60, seed: 3 } as const
const unseen = ['Ir-Ir-Pt', 'Pd-Pt-Pt']
const layered: LayeredComposition = {
  bulk: parseComposition('Ir50Pd30Pt20'),
  layers: new Map([[1, parseComposition('Pd20Pt80')]]),
}
const CASES: [string, EnergyModel, LayeredComposition][] = (
  [
    ['shared', { coefficients: 'shared', ridge: null }],
    ['shared with a ridge', { coefficients: 'shared', ridge: 1 }],
    ['per ensemble', { coefficients: 'per-ensemble', ridge: null }],
    ['per ensemble with a ridge', { coefficients: 'per-ensemble', ridge: 1 }],
  ] satisfies [string, FitForm][]
).flatMap(([name, form]): [string, EnergyModel, LayeredComposition][] => [
  [`coefficients ${name}`, modelOfChance({ ...hollow, unseen, form }), alloyOf('Ir20Pd30Pt50')],
  [`coefficients ${name}, layers`, modelOfChance({ ...hollow, unseen, form }), layered],
])
CASES.push([
  'a top site with few rows',
  modelOfChance({
    site: 'fcc111-top',
    zones: ['surface', 'subsurface'],
    elements: ['Ir', 'Pt'],
    rows: 9,
    seed: 1,
    form: { coefficients: 'shared', ridge: null },
  }),
  alloyOf('Ir90Pt10'),
])

describe('the coverage of an alloy by data', () => {
  it.each(CASES)('is that of all labelled arrangements: %s', (_, model, alloy) => {
    const all = judged(model, alloy)
    const found = siteCoverage(model, alloy, { binWidth: 0.1 })
    expect(found.method).toBe('enumerate')
    for (const kind of SITE_CLASSES)
      expect(found.shares[kind]).toBeCloseTo(
        massOf(all, own => own.kind === kind),
        11,
      )
    expect(found.unseenProbability).toBe(found.shares.unseen)
    expect(found.extrapolatedProbability).toBeCloseTo(found.shares.extrapolated as number, 14)
    const leverages = all.map(({ leverage, probability }) => leverage * probability)
    expect(found.leverage?.mean).toBeCloseTo(sum(leverages), 10)
    const errors = all.map(({ leverage, probability }) => Math.sqrt(leverage) * probability)
    const sd = model.residual.sd as number
    expect(found.energyError?.mean).toBeCloseTo(sd * sum(errors), 10)
    expect(found.energyError?.rootMeanSquare).toBeCloseTo(sd * Math.sqrt(sum(leverages)), 10)
    const [warning, aboveWarning] = [found.warningLeverage as number, found.leverage?.aboveWarning]
    expect(aboveWarning).toBeCloseTo(
      massOf(all, ({ leverage }) => passes(leverage, warning)),
      11,
    )
    for (const [share, value] of Object.entries(found.leverage?.quantiles ?? {})) {
      expect(massOf(all, ({ leverage }) => leverage <= value * (1 + 1e-9))).toBeGreaterThan(
        Number(share) - 1e-9,
      )
      expect(massOf(all, ({ leverage }) => leverage < value * (1 - 1e-9))).toBeLessThan(Number(share) + 1e-9)
    }
  })

  it.each(CASES)('sums over ensembles, classes and bins: %s', (_, model, alloy) => {
    const found = siteCoverage(model, alloy)
    const all = judged(model, alloy)
    expect(sum(Object.values(found.shares))).toBeCloseTo(1, 12)
    for (const kind of SITE_CLASSES) {
      expect(sum(found.bins[kind] as number[])).toBeCloseTo(found.shares[kind] as number, 12)
      expect(Math.min(0, ...found.bins[kind], found.shares[kind] as number)).toBe(0)
    }
    for (const { name, probability, shares, leverage } of found.ensembles) {
      expect(sum(Object.values(shares))).toBeCloseTo(probability, 12)
      expect(Math.min(...Object.values(shares))).toBeGreaterThanOrEqual(0)
      const own = all.filter(({ ensemble }) => ensemble === name)
      const mean = sum(own.map(each => each.leverage * each.probability)) / probability
      expect(leverage?.mean).toBeCloseTo(mean, 10)
    }
    const means = found.ensembles.map(({ probability, leverage }) => probability * (leverage?.mean as number))
    expect(sum(means)).toBeCloseTo(found.leverage?.mean as number, 12)
  })

  it.each(CASES)('says which counts are extrapolated: %s', (_, model, alloy) => {
    const all = judged(model, alloy)
    const counts = extrapolatedCounts(model, alloy, ensembleTerms(model, alloy))
    expect(counts.length > 0).toBe(
      (extrapolatedProbability(model, alloy, ensembleTerms(model, alloy)) as number) > 0,
    )
    for (const { zone, element, below, above } of counts) {
      const outside = (isOutside: (count: number, range: CountRange) => boolean) =>
        massOf(all, ({ ensemble, counts: own, kind }) => {
          const range = countRanges(model, ensemble)?.[zone]?.[element] as CountRange
          return kind !== 'unseen' && isOutside(own[zone]?.[element] ?? 0, range)
        })
      expect(below).toBeCloseTo(
        outside((count, [fewest]) => count < fewest),
        12,
      )
      expect(above).toBeCloseTo(
        outside((count, [, most]) => count > most),
        12,
      )
    }
    const shares = counts.map(({ below, above }) => below + above)
    expect(shares).toEqual([...shares].sort((a, b) => b - a))
  })

  it('of drawn sites lies within 5 standard errors of that of all, and what is exact stays so', () => {
    for (const [, model, alloy] of CASES) {
      const exact = siteCoverage(model, alloy)
      const drawn = siteCoverage(model, alloy, { sites: 20_000, seed: 7 })
      expect(drawn.method).toBe('sample')
      const error = 5 * (drawn.sample?.shareError as number)
      expect(error).toBeLessThan((5 * 0.5) / Math.sqrt(20_000) + 1e-12)
      expect(drawn.leverage?.mean).toBeCloseTo(exact.leverage?.mean as number, 12)
      expect(drawn.shares.unseen).toBe(exact.shares.unseen)
      expect(drawn.shares.extrapolated).toBeCloseTo(exact.shares.extrapolated as number, 12)
      expect(sum(Object.values(drawn.shares))).toBeCloseTo(1, 12)
      for (const kind of SITE_CLASSES)
        expect(Math.abs((drawn.shares[kind] as number) - (exact.shares[kind] as number))).toBeLessThan(error)
      const above = [drawn, exact].map(({ leverage }) => leverage?.aboveWarning as number) as [number, number]
      expect(Math.abs(above[0] - above[1])).toBeLessThan(error)
      expect(sum(SITE_CLASSES.flatMap(kind => drawn.bins[kind]))).toBeCloseTo(1, 10)
      expect(siteCoverage(model, alloy, { sites: 20_000, seed: 7 })).toEqual(drawn)
    }
  })

  it('is near 1 where the rows are: the rows of a composition cover it', () => {
    const form = { coefficients: 'shared', ridge: null } as const
    const model = modelOfChance({ ...hollow, rows: 1000, form })
    const { shares, leverage, freedom, rows } = siteCoverage(model, alloyOf('IrPdPt'))
    expect(shares.covered).toBeGreaterThan(0.99)
    // Rows and sites are drawn alike, so their mean leverages agree: the trace of the hat matrix over the rows.
    expect((leverage?.mean as number) / ((freedom as number) / rows)).toBeCloseTo(1, 1)
  })
})

describe('the built-in models', () => {
  it('extrapolate no atom count, as their rows hold every pure zone', () => {
    for (const id of builtInModelIds()) {
      const model = loadModel(id)
      const alloy = alloyOf(model.elements.join(''))
      expect(restrictsCounts(model)).toBe(false)
      expect(extrapolatedProbability(model, alloy, ensembleTerms(model, alloy))).toBe(0)
    }
  })

  it('of *NO has 12 % of the equimolar sites on unseen ensembles, which it warns of, and 7 % of high leverage', () => {
    const model = loadModel('agaucupdpt-no')
    const alloy = alloyOf('AgAuCuPdPt')
    const { shares, warningLeverage, leverage, warnings } = siteCoverage(model, alloy)
    expect(shares.unseen).toBeCloseTo(0.12, 12)
    // 3 x 39 parameters / 325 rows
    expect(warningLeverage).toBeCloseTo(0.36, 12)
    expect(shares.highLeverage).toBeCloseTo(0.072, 3)
    expect(leverage?.aboveWarning).toBeCloseTo(0.192, 3)
    expect(warnings).toEqual([
      '12.0 % of the sites are on ensembles that agaucupdpt-no has no data for (Ag-Ag-Pd, Ag-Ag-Pt, Ag-Au-Pt, Au-Au-Pt); ' +
        'their energies are predicted from the other ensembles',
    ])
    const fewer = alloyOf('Ag5Cu45Pd50')
    const { unseenProbability, warnings: none } = dataCoverage(model, fewer, ensembleTerms(model, fewer))
    // 3 x 0.05^2 x 0.5
    expect(unseenProbability).toBeCloseTo(0.00375, 12)
    expect(none).toEqual([])
  })

  it('of *OH covers all equimolar sites, and that of *O all but those on Pd-Pd-Pd and some of Ru-Ru-Ru', () => {
    const oh = siteCoverage(loadModel('irpdptrhru-oh'), alloyOf('IrPdPtRhRu'))
    expect(oh.shares.covered).toBeCloseTo(1, 12)
    const o = siteCoverage(loadModel('irpdptrhru-o'), alloyOf('IrPdPtRhRu'), { sites: 20_000 })
    expect(o.fingerprints).toBe('315131250')
    const high = o.ensembles.filter(({ shares }) => (shares.highLeverage as number) > 0.001)
    expect(high.map(({ name, rows }) => [name, rows])).toEqual([
      ['Pd-Pd-Pd', 2],
      ['Ru-Ru-Ru', 8],
    ])
  })

  it('without rows or covariance leave unknown what they do not tell', () => {
    const { training: _rows, covariance: _errors, ...bare } = loadModel('agaucupdpt-no')
    const found = siteCoverage(bare, alloyOf('AgPd'))
    expect(found.shares).toEqual({ covered: 0.625, highLeverage: null, extrapolated: null, unseen: 0.375 })
    expect([found.warningLeverage, found.leverage, found.energyError, found.freedom]).toEqual([
      null,
      null,
      null,
      null,
    ])
    expect(found.extrapolatedProbability).toBeNull()
    expect(found.warnings).toHaveLength(1)
    const { training: _, ...withErrors } = loadModel('agaucupdpt-no')
    const some = siteCoverage(withErrors, alloyOf('AgPd'))
    expect(some.leverage?.aboveWarning).toBeNull()
    expect(some.leverage?.mean).toBeGreaterThan(0)
  })

  it('name the ensembles that matter most when many are unseen', () => {
    const model = loadModel('agaucupdpt-no')
    const blind = { ...model, unseenEnsembles: Object.keys(model.ensembles) }
    const { warnings } = siteCoverage(blind, alloyOf('Ag90Au4Cu3Pd2Pt'))
    expect(warnings[0]).toMatch(/^100\.0 % .* \(Ag-Ag-Ag, Ag-Ag-Au, .* and 27 more\)/)
  })

  it.each([{ sites: 0 }, { sites: 1.5 }, { sites: 1e8 }, { seed: -1 }, { binWidth: 0 }, { quantiles: [2] }])(
    'refuse %j',
    options => {
      expect(() => siteCoverage(loadModel('irpdptrhru-oh'), alloyOf('Pt'), options)).toThrow(/got|must/)
    },
  )
})
