import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadCodeModel } from '../../src/energy/code-model.ts'
import { fingerprintEnergy } from '../../src/energy/model.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { InputError } from '../../src/input/input-error.ts'
import { answerActivity, type SiteActivity } from '../../src/question/activity.ts'
import { activityQuestion } from '../../src/question/activity-question.ts'
import { activityTable } from '../../src/question/activity-table.ts'
import { candidatesFromCsv, candidatesFromTexts } from '../../src/question/compare-candidates.ts'
import { answerDistribution, distributionQuestion } from '../../src/question/distribution.ts'
import { distributionTable } from '../../src/question/distribution-table.ts'
import { readDraws } from '../../src/question/draws.ts'
import { answerEnvironments, environmentsQuestion } from '../../src/question/environments.ts'
import type { AnswerProgress } from '../../src/question/operation.ts'
import { answerOptimize, optimizeQuestion } from '../../src/question/optimize.ts'
import { optimizeTable } from '../../src/question/optimize-table.ts'
import { answerRank, rankQuestion, readCandidates } from '../../src/question/rank.ts'
import { rankTable } from '../../src/question/rank-table.ts'
import { readQuestion } from '../../src/question/read-question.ts'

type Fields = Record<string, string | string[]>

const OH = { model: 'irpdptrhru-oh' }
const ORR = { ...OH, objective: 'orr' }

const distributed = (fields: Fields) =>
  answerDistribution(readQuestion(distributionQuestion, fields), loadModel)

const active = (fields: Fields) =>
  answerActivity(readQuestion(activityQuestion, fields), loadModel) as SiteActivity

const optimized = (fields: Fields) => answerOptimize(readQuestion(optimizeQuestion, fields), loadModel)

const ranked = async (texts: string[], fields: Fields) =>
  answerRank(readQuestion(rankQuestion, fields), loadModel, await readCandidates(candidatesFromTexts(texts)))

/** Models as they come from elsewhere. */
const bare = (id: string) => {
  const { covariance: _, ...model } = loadModel(id)
  return model
}

/** Columns of a table by name. */
const columnsOf = (table: readonly { readonly name: string; readonly values: readonly unknown[] }[]) =>
  Object.fromEntries(table.map(({ name, values }) => [name, values]))

/** Every number of an answer. */
function numbersOf(answer: unknown): number[] {
  if (typeof answer === 'number') return [answer]
  return typeof answer === 'object' && answer !== null ? Object.values(answer).flatMap(numbersOf) : []
}

describe('draws', () => {
  it('are none unless asked for, and have seed 1 and level 0.9 unless told', () => {
    expect(readDraws({ seed: 3 })).toBeUndefined()
    expect(readDraws({ draws: 2 })).toEqual({ draws: 2, seed: 1, level: 0.9 })
    expect(readDraws({ draws: 100_000, credible: 0.5, seed: 4 })).toEqual({
      draws: 100_000,
      seed: 4,
      level: 0.5,
    })
  })

  it.each([
    [{ draws: 1 }, 'the draws must be a whole number from 2 to 100,000, got 1'],
    [{ draws: 2.5 }, 'got 2.5'],
    [{ draws: 100_001 }, 'got 100001'],
    [{ draws: 10, credible: 0 }, 'lies between 0 and 1, like 0.9; got 0'],
    [{ draws: 10, credible: 1 }, 'got 1'],
    [{ draws: 10, credible: 90 }, 'got 90'],
    [{ credible: 0.9 }, 'credible intervals come from draws; say how many, like 1000, with the level 0.9'],
  ])('refuses %j', (fields, sentence) => {
    expect(() => readDraws(fields)).toThrow(InputError)
    expect(() => readDraws(fields)).toThrow(sentence)
  })

  it('are refused for a model without a covariance, by the sentence that says so', async () => {
    const sentence = 'model irpdptrhru-oh has no covariance of its parameters'
    const find = () => bare('irpdptrhru-oh')
    const alloy = { composition: 'IrPt', draws: '10' }
    const pair = await readCandidates(candidatesFromTexts(['Pt', 'Ir']))
    for (const asked of [
      () => answerDistribution(readQuestion(distributionQuestion, { ...OH, ...alloy }), find),
      () => answerActivity(readQuestion(activityQuestion, { ...ORR, ...alloy }), find),
      () => answerOptimize(readQuestion(optimizeQuestion, { ...ORR, draws: '10' }), find),
      () => answerRank(readQuestion(rankQuestion, ORR), find, pair),
    ]) {
      expect(asked).toThrow(InputError)
      expect(asked).toThrow(sentence)
    }
  })

  it('are refused for code and for samples', async () => {
    const code = await loadCodeModel('examples/models/d-band-toy.mjs')
    const question = { model: 'code', composition: 'Pt', draws: '10' }
    expect(() => answerDistribution(readQuestion(distributionQuestion, question), () => code)).toThrow(
      'which is code, has no use for the option draws',
    )
    expect(() => distributed({ ...OH, composition: 'Pt', method: 'sample', draws: '10' })).toThrow(
      'a sample has no use for the option draws',
    )
    expect(() => distributed({ ...OH, composition: 'Pt', seed: '1' })).toThrow(
      'has no use for the option seed',
    )
    expect(() => active({ ...ORR, composition: 'Pt', seed: '1' })).toThrow('a seed is for draws')
  })
})

describe('a distribution with draws', () => {
  const answer = distributed({ ...OH, composition: 'IrPt', draws: '50', seed: '2', binWidth: '0.05' })

  it('has a band, and without draws none', () => {
    expect(answer.band).toMatchObject({ draws: 50, seed: 2, level: 0.9 })
    expect(numbersOf(answer).every(Number.isFinite)).toBe(true)
    expect(distributed({ ...OH, composition: 'IrPt' }).band).toBeUndefined()
  })

  it('has a table with every bin of the band, the probabilities still summing to 1', () => {
    const table = distributionTable(answer)
    const { probability, probability_low, low_eV, Ir, Pt } = columnsOf(table) as Record<string, number[]>
    expect(new Set(table.map(({ values }) => values.length)).size).toBe(1)
    expect(probability_low).toEqual(answer.band?.bins.low)
    const sum = (values: number[] = []) => values.reduce((total, value) => total + value, 0)
    expect(sum(probability)).toBeCloseTo(1, 12)
    expect(sum(Ir) + sum(Pt)).toBeCloseTo(1, 12)
    const peak = probability?.indexOf(Math.max(...probability)) as number
    const own = answer.bins.probability.indexOf(Math.max(...answer.bins.probability))
    expect(low_eV?.[peak]).toBeCloseTo(answer.bins.start + own * answer.bins.width, 12)
  })
})

describe('an activity with draws', () => {
  const fields = { ...ORR, composition: 'Ir20Pd70Pt10', relativeTo: 'Pt', draws: '60' }
  const { credible, value, relative, contributions } = active(fields)

  it('has intervals that hold the fitted value, ratio and shares', () => {
    const holds = ([low, high]: readonly [number, number], fitted: number) =>
      expect(low <= fitted && fitted <= high).toBe(true)
    holds(credible?.value.interval as [number, number], value)
    holds(credible?.relative?.ratio?.interval as [number, number], relative?.ratio as number)
    for (const { ensemble, share } of contributions.slice(0, 2))
      holds(
        credible?.shares.find(own => own.ensemble === ensemble)?.share as [number, number],
        share as number,
      )
  })

  it('has a ratio that varies as the value does, Pt being the reference of both', () => {
    const { value: own, relative: other } = credible as NonNullable<typeof credible>
    expect(other?.value.standardDeviation).toBeLessThan(1e-12)
    expect(
      (other?.ratio?.standardDeviation as number) / (own.standardDeviation / (relative?.value as number)),
    ).toBeCloseTo(1, 9)
  })

  it('has no interval of a ratio to nothing', () => {
    const none = active({
      ...OH,
      objective: 'window',
      to: '0',
      composition: 'IrRu',
      relativeTo: 'Pt',
      draws: '5',
    })
    expect(none.credible?.relative?.ratio).toBeNull()
    expect(none.credible?.shares[0]?.share).toBeNull()
  })

  it('of two kinds of site adds draw by draw, each model drawn on its own', () => {
    const sum = answerActivity(
      readQuestion(activityQuestion, {
        models: 'irpdptrhru-oh,irpdptrhru-o',
        objective: 'orr',
        composition: 'PdPt',
        relativeTo: 'Pt',
        draws: '40',
      }),
      loadModel,
    )
    if (!('sites' in sum)) throw new Error('one site')
    const [oh, o] = sum.sites.map(site => site.credible?.value) as [
      NonNullable<typeof credible>['value'],
      NonNullable<typeof credible>['value'],
    ]
    expect(sum.credible?.value.mean).toBeCloseTo(oh.mean + o.mean, 12)
    // Independent parts add in squares; of 40 draws a correlation of 0 is found within 4 / sqrt(40).
    const independent = oh.standardDeviation ** 2 + o.standardDeviation ** 2
    const correlation =
      ((sum.credible?.value.standardDeviation as number) ** 2 - independent) /
      (2 * oh.standardDeviation * o.standardDeviation)
    expect(Math.abs(correlation)).toBeLessThan(4 / Math.sqrt(40))
  })

  it('has them in its table', () => {
    const columns = columnsOf(activityTable(active(fields)))
    expect(columns.total_low?.[0]).toBe(credible?.value.interval[0])
    expect(columns.ratio_high?.[0]).toBe(credible?.relative?.ratio?.interval[1])
    expect(columns.share_low?.[0]).toBe(
      credible?.shares.find(({ ensemble }) => ensemble === contributions[0]?.ensemble)?.share?.[0],
    )
    expect(Object.keys(columnsOf(activityTable(active({ ...ORR, composition: 'Pt' }))))).not.toContain(
      'total_low',
    )
  })
})

describe('an optimum with draws', () => {
  it('has the credible intervals of the best maximum, in the answer and in its table', () => {
    const told: AnswerProgress[] = []
    const answer = answerOptimize(
      readQuestion(optimizeQuestion, { ...ORR, elements: 'Ir,Pd', draws: '5' }),
      loadModel,
      undefined,
      progress => told.push(progress),
    )
    expect([...new Set(told.map(({ stage }) => stage))]).toEqual(['compiling', 'starts', 'draws'])
    expect(told.slice(-5).map(({ done, total }) => [done, total])).toEqual([1, 2, 3, 4, 5].map(n => [n, 5]))
    const starts = told.filter(({ stage }) => stage === 'starts')
    expect(starts.map(({ done }) => done)).toEqual(Array.from({ length: answer.starts }, (_, start) => start))
    expect(answer.credible).toMatchObject({ draws: 5, seed: 1, level: 0.9 })
    expect(answer.credible?.leads).toHaveLength(answer.maxima.length)
    const columns = columnsOf(optimizeTable(answer))
    expect(columns.value_low?.[0]).toBe(answer.credible?.atOptimum.interval[0])
    expect(columns.x_Ir_high?.[0]).toBe(answer.credible?.composition.Ir?.[1])
    expect(columns.value_low?.slice(1).every(value => value === null)).toBe(true)
    expect(optimized({ ...ORR, elements: 'Ir,Pd' }).credible).toBeUndefined()
  })
})

describe('rank', () => {
  const formulas = ['Pt', 'Ir28Pd72', 'Pd', 'Ir20Pt80', 'Pt80Ir20']

  it('orders compositions by their fitted value, and says how sure that is', async () => {
    const answer = await ranked(formulas, { ...ORR, draws: '40' })
    const { rows, beats, warnings } = answer
    expect(rows.map(({ label }) => label)).toEqual(['Ir28Pd72', 'Ir20Pt80', 'Pt80Ir20', 'Pt', 'Pd'])
    expect(rows.map(({ place }) => place)).toEqual([1, 2, 3, 4, 5])
    expect(rows.reduce((sum, { best }) => sum + best, 0)).toBeCloseTo(1, 12)
    expect(beats?.[1]?.[2]).toBe(0.5)
    for (const [a, row] of (beats as number[][]).entries())
      for (const [b, share] of row.entries()) expect(share + (beats?.[b]?.[a] as number)).toBeCloseTo(1, 12)
    expect(warnings).toEqual([])
    expect(numbersOf(answer).every(Number.isFinite)).toBe(true)
    expect(await ranked(formulas, { ...ORR, draws: '40' })).toEqual(answer)
  })

  it('takes 1,000 draws unless told, and layers that all compositions share', async () => {
    const { draws, layers, rows } = await ranked(['Pt', 'Ir'], { ...ORR, layer: '1=Pt' })
    expect(draws).toBe(1000)
    expect(layers).toEqual({ 1: { Pt: 1 } })
    const alone = active({ ...ORR, composition: 'Ir', layer: '1=Pt' }).value
    expect(rows.find(({ label }) => label === 'Ir')?.fitted).toBe(alone)
  })

  it('marks compositions that rest on ensembles without data', async () => {
    const { rows, warnings } = await ranked(['AgPd', 'Cu'], {
      model: 'agaucupdpt-no',
      objective: 'window',
      from: '-0.6',
      to: '-0.3',
      draws: '5',
    })
    expect(rows.find(({ label }) => label === 'Ag50Pd50')?.unseenProbability).toBeCloseTo(0.375, 12)
    expect(warnings[0]).toContain('has no data for Ag-Ag-Pd')
  })

  it('has a table with the probability to beat the row of each place', async () => {
    const answer = await ranked(formulas, { ...ORR, draws: '10' })
    const columns = columnsOf(rankTable(answer))
    expect(columns.name).toEqual(answer.rows.map(({ label }) => label))
    expect(columns.x_Ir).toEqual([0.28, 0.2, 0.2, 0, 0])
    expect(columns.beats_1).toEqual(answer.beats?.map(row => row[0]))
    expect(columns.probability_best).toEqual(answer.rows.map(({ best }) => best))
    expect(columns.zero?.[0]).toBe(loadModel('irpdptrhru-oh').energy.zero)
  })

  it('reads compositions and names from a file, and names the row that is wrong', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sitescape-'))
    const [right, wrong] = [join(folder, 'right.csv'), join(folder, 'wrong.csv')]
    writeFileSync(right, 'name,composition\nfirst,Pt\n,Ir20Pt80\n')
    writeFileSync(wrong, 'composition\nPt\nQq\n')
    const candidates = await readCandidates(await candidatesFromCsv(right))
    expect(candidates.map(({ name }) => name)).toEqual(['first', null])
    await expect(candidatesFromCsv(wrong).then(readCandidates)).rejects.toThrow(
      `${wrong}, row 2: unknown element "Qq"`,
    )
  })

  it.each([
    [['Pt'], 'rank takes 2 to 1,000 compositions, got 1'],
    [new Array<string>(1001).fill('Pt'), 'rank takes 2 to 1,000 compositions, got more'],
    [['Pt', 'Au'], 'no parameters for Au'],
  ])('refuses %#', async (texts, sentence) => {
    await expect(ranked(texts, ORR)).rejects.toThrow(InputError)
    await expect(ranked(texts, ORR)).rejects.toThrow(sentence)
  })

  it('compares pairs of up to 100 compositions', async () => {
    const many = Array.from({ length: 101 }, (_, i) => `Ir${i + 1}Pd${102 - i}`)
    const { beats, warnings } = await ranked(many, { ...ORR, draws: '2' })
    expect(beats).toBeNull()
    expect(warnings).toEqual(['pairs are compared for at most 100 compositions, of which there are 101'])
  })
})

describe('environments with a model', () => {
  const listed = (fields: Fields, find: Parameters<typeof answerEnvironments>[2] = loadModel) =>
    answerEnvironments(readQuestion(environmentsQuestion, fields), 1000, find)

  it('are the fingerprints of its zones, with its energies', () => {
    const { environments, count, site, adsorbate } = listed({ model: 'agaucupdpt-h', composition: 'AgPt' })
    const model = loadModel('agaucupdpt-h')
    expect([site, adsorbate, count]).toEqual(['fcc111-fcc', 'H', '64'])
    for (const { groups, energy } of environments) {
      const countsOf = (text: string) =>
        Object.fromEntries(
          [...text.matchAll(/([A-Z][a-z]?)(\d+)/g)].map(([, element, n]) => [element, Number(n)]),
        )
      const { ensemble, ...zones } = groups
      const atoms = Object.entries(countsOf(ensemble as string)).flatMap(([element, n]) =>
        new Array<string>(n).fill(element),
      )
      const filled = Object.fromEntries(Object.entries(zones).map(([zone, text]) => [zone, countsOf(text)]))
      expect(energy).toBeCloseTo(fingerprintEnergy(model, atoms.sort().join('-'), filled), 12)
    }
  })

  it('have a standard error, larger without data, and the prediction error adds the residuals', () => {
    const { environments, residual } = listed({
      model: 'agaucupdpt-no',
      composition: 'AgAuPt',
      order: 'probability',
    })
    const errors = (isUnseen: boolean) =>
      environments
        .filter(({ unseen }) => unseen === isUnseen)
        .map(({ standardError }) => standardError as number)
    expect(Math.min(...errors(true))).toBeGreaterThan(loadModel('agaucupdpt-no').training?.spread as number)
    expect(Math.min(...errors(false))).toBeLessThan(0.05)
    for (const { standardError, predictionDeviation } of environments)
      expect(predictionDeviation).toBeCloseTo(Math.hypot(standardError as number, residual?.sd as number), 12)
  })

  it('have no errors when the model does not know them', () => {
    const { environments } = listed({ ...OH, composition: 'Pt' }, () => bare('irpdptrhru-oh'))
    expect(environments[0]).toMatchObject({ standardError: null, predictionDeviation: null, unseen: false })
    expect(environments[0]?.energy).toBeCloseTo(1.0831, 4)
  })

  it.each([
    [{ composition: 'Pt' }, 'environments needs a site, or a model whose site it takes'],
    [{ ...OH, site: 'bulk', composition: 'Pt' }, 'is of the site fcc111-top, got the site bulk'],
    [{ ...OH, composition: 'Au' }, 'no parameters for Au'],
    [
      { ...OH, composition: 'Pt', kind: 'arrangements' },
      'gives energies to fingerprints, not to arrangements',
    ],
    [{ ...OH, composition: 'Pt', layer: '7=Pt' }, 'layer 7 has no part in the energies of irpdptrhru-oh'],
  ])('refuse %j', (fields, sentence) => {
    expect(() => listed(fields)).toThrow(InputError)
    expect(() => listed(fields)).toThrow(sentence)
  })
})
