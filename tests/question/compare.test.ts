import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseComposition } from '../../src/composition/formula.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { InputError } from '../../src/input/input-error.ts'
import { compareQuestion, planComparison } from '../../src/question/compare.ts'
import { answerCompare } from '../../src/question/compare-all.ts'
import { rowAnswer } from '../../src/question/compare-answer.ts'
import { candidatesFromCsv, type ReadCandidate } from '../../src/question/compare-candidates.ts'
import { rowsJson } from '../../src/question/compare-json.ts'
import { readyComparison } from '../../src/question/compare-ready.ts'
import { comparisonRows } from '../../src/question/compare-rows.ts'
import { comparedCandidates } from '../../src/question/compare-survey.ts'
import { columnName, comparisonColumns } from '../../src/question/comparison-table.ts'
import { readQuestion } from '../../src/question/read-question.ts'
import { compareCompositions } from '../../src/search/compare.ts'

const place = mkdtempSync(join(tmpdir(), 'sitescape-'))
let files = 0

function csv(...lines: string[]): string {
  const file = join(place, `${files++}.csv`)
  writeFileSync(file, `${lines.join('\n')}\n`)
  return file
}

const question = (fields: Record<string, unknown>) => readQuestion(compareQuestion, fields)
const plan = (fields: Record<string, unknown>) => planComparison(question(fields), loadModel)
const OH = { model: 'irpdptrhru-oh' }

/** Lines of the table, by column. */
async function tableOf(fields: Record<string, unknown>, file: string): Promise<Record<string, unknown>[]> {
  const source = await candidatesFromCsv(file)
  const ready = await readyComparison(plan(fields), source)
  const columns = comparisonColumns(ready)
  const lines: Record<string, unknown>[] = []
  const rows = comparisonRows(columns, async (values, count) => {
    for (let line = 0; line < count; line++)
      lines.push(Object.fromEntries(columns.map(({ name }, index) => [name, values[index]?.[line]])))
  })
  for await (const candidate of comparedCandidates(source, ready.comparer))
    await rows.add(ready.comparer.row(candidate))
  await rows.end()
  return lines
}

async function read(file: string): Promise<ReadCandidate[]> {
  const found: ReadCandidate[] = []
  for await (const row of (await candidatesFromCsv(file)).rows()) found.push(row)
  return found
}

describe('compositions of a CSV', () => {
  it('have names and errors where the file says so', async () => {
    const [shared, single] = [
      await read(csv('name,composition,+-', 'a,Pt,0.02', ',IrRu,')),
      await read(csv('composition,Ir+-,Pt+-', 'IrPt,0.01,', 'Pt,,')),
    ]
    expect(shared.map(({ candidate }) => [candidate?.name, candidate?.uncertainty])).toEqual([
      ['a', 0.02],
      [null, undefined],
    ])
    expect(single.map(({ candidate }) => candidate?.uncertainty)).toEqual([{ Ir: 0.01 }, undefined])
  })

  it('tell row by row what cannot be read', async () => {
    const rows = await read(csv('composition,+-', 'Pt,0.1', 'Qq,0.1', 'Pt,much', 'Pt', 'Pt,-1', 'Ru,0'))
    expect(rows.map(({ row, error }) => [row, error])).toEqual([
      [1, null],
      [2, 'unknown element "Qq" in the composition; write symbols like Pt'],
      [3, '+- must be the error of a mole fraction, from 0 to 1, got "much"'],
      [4, 'it has 1 cells, the header has 2'],
      [5, '+- must be the error of a mole fraction, from 0 to 1, got "-1"'],
      [6, null],
    ])
  })

  it('refuse a file without compositions, and with both kinds of errors', async () => {
    await expect(candidatesFromCsv(csv('alloy', 'Pt'))).rejects.toThrow('no column "composition"')
    await expect(candidatesFromCsv(csv('composition,+-,Ir+-', 'Ir,0,0'))).rejects.toThrow(
      'has the column "+-" for all elements and "Ir+-" for one; give either',
    )
  })
})

describe('a comparison of a CSV', () => {
  const mixed = ['composition', 'Pt', 'AuPt', 'IrRu', 'Pt0', 'Au']

  it('stops at the first row that fails, before any work', async () => {
    const file = csv(...mixed)
    await expect(tableOf(OH, file)).rejects.toThrow(
      `${file}, row 2: model irpdptrhru-oh has no parameters for Au; it covers Ir, Pd, Pt, Rh, Ru`,
    )
  })

  it('keeps going if asked, and knows what failed', async () => {
    const file = csv(...mixed)
    const lines = await tableOf({ ...OH, keepGoing: 'true' }, file)
    expect(lines.map(({ label }) => label)).toEqual(['Pt', 'Ir50Ru50'])
    const { survey } = await readyComparison(
      plan({ ...OH, keepGoing: 'true' }),
      await candidatesFromCsv(file),
    )
    expect(survey).toMatchObject({ rows: 2, elements: ['Pt', 'Ir', 'Ru'], failed: 3 })
    expect(survey.failures.map(({ row }) => row)).toEqual([2, 4, 5])
    expect(survey.failures[1]?.error).toContain('the amount of Pt must be a positive, finite number, got 0')
  })

  it('fails when no row is left, whatever was asked', async () => {
    await expect(tableOf({ ...OH, keepGoing: 'true' }, csv('composition', 'Au'))).rejects.toThrow(
      /no composition can be compared; .*row 1: model/,
    )
  })

  it('has one line per composition and model, in order, over more than one batch', async () => {
    const texts = Array.from({ length: 1500 }, (_, index) => `Pd${1 + (index % 97)}Pt${1 + (index % 89)}`)
    const fields = { model: ['irpdptrhru-oh', 'agaucupdpt-no'], descriptors: 'mean,mixingEntropy' }
    const lines = await tableOf(fields, csv('composition', ...texts))
    expect(lines).toHaveLength(3000)
    expect(lines.filter((_, index) => index % 2 === 0).map(({ x_Pd }) => x_Pd)).toEqual(
      texts.map(text => parseComposition(text).get('Pd')),
    )
    const [first, second] = lines
    expect(Object.keys(first ?? {})).toEqual([
      'label',
      'x_Pd',
      'x_Pt',
      'model',
      'quantity',
      'reaction',
      'zero',
      'mean_eV',
      'mixing_entropy_J_per_mol_K',
    ])
    expect([first?.model, second?.model]).toEqual(fields.model)
    expect([first?.quantity, second?.quantity]).toEqual(['E', 'G'])
  })

  it('has the columns of a first look, with null as NaN, and error bars beside what they belong to', async () => {
    const [certain] = await tableOf(OH, csv('composition', 'Pt'))
    expect(Object.keys(certain ?? {})).toEqual([
      'label',
      'x_Pt',
      'model',
      'quantity',
      'reaction',
      'zero',
      'mean_eV',
      'standard_deviation_eV',
      'skewness',
      'excess_kurtosis',
      'minimum_eV',
      'maximum_eV',
      'window_low_eV',
      'window_high_eV',
      'window_probability',
      'unseen_probability',
    ])
    expect(certain).toMatchObject({ skewness: Number.NaN, window_probability: Number.NaN })
    const [uncertain] = await tableOf(
      { ...OH, descriptors: 'mean', objective: 'sabatier', optimum: '1.1' },
      csv('composition,+-', 'IrPt,0.02'),
    )
    const names = Object.keys(uncertain ?? {})
    expect(names.slice(0, 5)).toEqual(['label', 'x_Ir', 'x_Ir+-', 'x_Pt', 'x_Pt+-'])
    expect(names.slice(-5)).toEqual([
      'mean_eV',
      'mean_eV+-',
      'objective',
      'objective_sabatier_activity',
      'objective_sabatier_activity+-',
    ])
    expect(uncertain?.['mean_eV+-']).toBeGreaterThan(0)
  })

  it('has a column per quantile and bin, whose bins sum to 1', async () => {
    const fields = { ...OH, descriptors: 'quantiles,histogram', quantiles: '0.5,1', binWidth: '0.1' }
    const [line] = await tableOf(fields, csv('composition', 'IrPdPtRhRu'))
    const bins = Object.entries(line ?? {}).filter(([name]) => name.startsWith('probability_from_'))
    expect(bins[0]?.[0]).toBe('probability_from_0.1_to_0.2_eV')
    expect(bins.reduce((sum, [, share]) => sum + (share as number), 0)).toBeCloseTo(1, 12)
    expect(Object.keys(line ?? {}).filter(name => name.startsWith('quantile'))).toEqual([
      'quantile_0.5_eV',
      'quantile_1_eV',
    ])
    expect(line).toHaveProperty('resolution_eV', 0)
  })

  it('names columns with units that any program reads', () => {
    expect(columnName('mixingEntropy', 'J/(mol K)')).toBe('mixing_entropy_J_per_mol_K')
    expect(columnName('sizeMismatch', '%')).toBe('size_mismatch_percent')
    expect(columnName('omega', '1')).toBe('omega')
  })
})

describe('the answer of a comparison', () => {
  it('of one model has the fields of the library', async () => {
    const texts = ['Pt', 'IrPdPtRhRu']
    const answer = await answerCompare(
      question({ ...OH, window: '1.0,1.2', differences: 'true' }),
      loadModel,
      texts,
    )
    const candidates = texts.map(text => ({ name: null, composition: parseComposition(text) }))
    expect(answer).toMatchObject(
      compareCompositions(
        loadModel('irpdptrhru-oh'),
        candidates,
        { low: 1, high: 1.2 },
        { differences: true },
      ),
    )
    expect(answer.descriptors).toMatchObject({ mean: { unit: 'eV' }, windowProbability: { unit: '1' } })
    expect(answer).not.toHaveProperty('failures')
  })

  it('of several models has each one its energies and values, a warning, and error bars', async () => {
    const answer = (await answerCompare(
      question({
        models: 'irpdptrhru-oh,irpdptrhru-o',
        descriptors: 'mean,mixingEntropy',
        uncertainty: '0.02',
        differences: 'true',
      }),
      loadModel,
      ['Pt', 'IrPt'],
    )) as unknown as {
      models: { model: string; energy: { reaction: string } }[]
      warnings: string[]
      rows: {
        models: Record<string, { mean: number; uncertainty: { mean: number } }>
        mixingEntropy: number
      }[]
      differences: { model: string }[]
    }
    expect(answer.models.map(({ model }) => model)).toEqual(['irpdptrhru-oh', 'irpdptrhru-o'])
    expect(answer.models[1]?.energy.reaction).toBe('H2O + * -> *O + H2')
    expect(answer.warnings[0]).toContain('differ in adsorbate, quantity, reaction or zero')
    expect(answer.rows[0]?.models['irpdptrhru-oh']?.mean).toBeCloseTo(1.0831, 4)
    expect(answer.rows[1]?.models['irpdptrhru-o']?.uncertainty.mean).toBeGreaterThan(0)
    expect(answer.rows[1]?.mixingEntropy).toBeCloseTo(5.763, 3)
    expect(answer.differences.map(({ model }) => model)).toEqual(['irpdptrhru-oh', 'irpdptrhru-o'])
  })

  it('counts what fails', async () => {
    const answer = await answerCompare(question({ ...OH, keepGoing: 'true' }), loadModel, ['Pt', 'Au'])
    expect(answer).toMatchObject({ failed: 1, failures: [{ row: 2 }] })
  })

  it.each([
    ['no composition', OH, [], '1 to 10,000 compositions, got 0'],
    ['one difference', { ...OH, differences: 'true' }, ['Pt'], 'got 1'],
    ['a stray option', { ...OH, optimum: '1.1' }, ['Pt'], 'the option optimum belongs to an objective'],
    ['an empty descriptor', { ...OH, descriptors: 'mean,,omega' }, ['Pt'], 'got "mean,,omega"'],
    ['shares that are no numbers', { ...OH, quantiles: 'half' }, ['Pt'], 'got "half"'],
    ['an uncertainty above 1', { ...OH, uncertainty: '2' }, ['Pt'], 'got 2'],
    ['a wrong objective', { ...OH, objective: 'sabatir' }, ['Pt'], 'sabatier'],
  ])('refuses %s', async (_, fields, texts, message) => {
    const ask = async () => answerCompare(question(fields), loadModel, texts)
    await expect(ask()).rejects.toThrow(InputError)
    await expect(ask()).rejects.toThrow(message)
  })
})

describe('JSON in pieces', () => {
  it('is the text of the whole', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue(), { maxLength: 5 }),
        fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue(), { minKeys: 1 }),
        fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue()),
        (rows, head, tail) => {
          const [start, end] = [prefixed('h', head), prefixed('t', tail)]
          const json = rowsJson(start)
          const pieces = json.start + rows.map(json.row).join('') + json.end(end)
          expect(pieces).toBe(`${JSON.stringify({ ...start, rows, ...end }, null, 2)}\n`)
        },
      ),
    )
  })
})

const prefixed = (prefix: string, fields: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [prefix + name, value]))

describe('a row of the answer', () => {
  it('says how uncertain its composition was', async () => {
    const source = await candidatesFromCsv(csv('composition,Ir+-', 'IrPt,0.02', 'IrRu,'))
    const ready = await readyComparison(plan(OH), source)
    const rows: ReturnType<typeof rowAnswer>[] = []
    for await (const candidate of comparedCandidates(source, ready.comparer))
      rows.push(rowAnswer(ready, ready.comparer.row(candidate)))
    expect(rows[0]).toMatchObject({ uncertainty: { composition: { Ir: 0.02 }, mean: expect.any(Number) } })
    expect(rows[1]).not.toHaveProperty('uncertainty')
  })
})
