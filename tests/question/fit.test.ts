import { describe, expect, it } from 'vitest'
import type { TrainingRows } from '../../src/energy/training-rows.ts'
import { InputError } from '../../src/input/input-error.ts'
import { answerFit, type FitAnswer, fitQuestion } from '../../src/question/fit.ts'
import { answerForms, formsQuestion } from '../../src/question/forms.ts'
import { readQuestion } from '../../src/question/read-question.ts'
import { answerValidate, validateQuestion } from '../../src/question/validate.ts'
import { findSite } from '../../src/site/registry.ts'
import { madeUpRows } from '../energy/made-up-rows.ts'

const hollow = findSite('fcc111-fcc')
const SITE = { site: 'fcc111-fcc', adsorbate: 'X' }
const DATA = madeUpRows({ count: 60, seed: 1, paired: 10 })

const fitted = (fields: object, data: TrainingRows = DATA) =>
  answerFit(readQuestion(fitQuestion, { ...SITE, ...fields }), data, hollow, 'rows.csv').answer

const warningsOf = ({ warnings }: FitAnswer) => warnings.join('\n')

describe('fit', () => {
  it('validates in three ways, and says which', () => {
    const [plain, grouped, folds, other] = [
      fitted({}),
      fitted({ validate: 'grouped-loo' }),
      fitted({ validate: 'kfold=5', seed: '7' }),
      fitted({ validate: 'kfold=5' }),
    ].map(({ crossValidation }) => crossValidation)
    expect(plain).toMatchObject({ kind: 'loo', groupsTogether: false, n: 60 })
    expect(grouped).toMatchObject({ kind: 'grouped-loo', groupsTogether: true, n: 60 })
    expect(folds).toMatchObject({ kind: 'kfold', groupsTogether: true, folds: 5, seed: 7, n: 60 })
    expect(other?.seed).toBe(1)
    expect(new Set([plain, grouped, folds, other].map(own => own?.mae)).size).toBe(4)
  })

  it('warns that plain leave-one-out leaks between rows of one fingerprint or slab, and only then', () => {
    expect(warningsOf(fitted({}))).toMatch(
      /\d+ of 60 rows share a fingerprint or a slab with another, so that leaving out single rows leaks/,
    )
    expect(warningsOf(fitted({ validate: 'grouped-loo' }))).toBe('')
    expect(warningsOf(fitted({ validate: 'kfold=6' }))).toBe('')
  })

  it('says its form, and the strength of its ridge', () => {
    const answers = [
      fitted({}),
      fitted({ ridge: '5' }),
      fitted({ form: 'per-ensemble' }),
      fitted({ form: 'per-ensemble', ridge: true }),
    ]
    expect(answers.map(({ form, ridge, ridgeChosen }) => [form, ridge !== null, ridgeChosen])).toEqual([
      ['shared', false, false],
      ['shared', true, false],
      ['per-ensemble', false, false],
      ['per-ensemble', true, true],
    ])
    expect(answers.map(({ rank }) => rank)).toEqual([6, null, 12, null])
    expect(answers[3]?.freedom).toBeLessThan(12)
  })

  it('says what fewer rows than parameters mean in each form', () => {
    const few = madeUpRows({ count: 15, seed: 2, elements: ['Ir', 'Pd', 'Pt', 'Rh'] })
    const parameters = (fields: object) => warningsOf(fitted(fields, few))
    expect(parameters({})).toMatch(/15 rows for 18 parameters .*minimum norm.* add rows, or give a ridge/)
    expect(parameters({ form: 'per-ensemble' })).toMatch(
      /15 rows for 84 parameters .* stays as in the fit of shared/,
    )
    expect(parameters({ ridge: '1' })).toMatch(/15 rows for 18 parameters .* the ridge settles the rest/)
    expect(parameters({ form: 'per-ensemble', ridge: '1' })).toMatch(
      /15 rows for 84 parameters .* near the shared ones/,
    )
    expect(parameters({})).toContain('no degree of freedom is left')
  })

  it('says which rows do not determine all energies although they are many', () => {
    // Surface and subsurface alike, so that their coefficients cannot be told apart.
    const rows = madeUpRows({ count: 60, seed: 3 }).rows.map(row => ({
      ...row,
      counts: [...row.counts.slice(0, 2), ...row.counts.slice(0, 2)],
    }))
    expect(warningsOf(fitted({}, { ...DATA, rows }))).toContain(
      'the rows determine 5 of the 6 parameters that the energies rest on',
    )
  })

  it('names ensembles that one row, too few rows or none tell of, with the spread of the prediction', () => {
    const elements = ['Ir', 'Pd', 'Pt', 'Rh']
    const data = madeUpRows({ count: 200, seed: 3, elements, once: ['Ir-Pd-Pt'], unseen: ['Pd-Pt-Rh'] })
    const shared = fitted({}, data)
    expect(shared.unseenEnsembles).toEqual(['Pd-Pt-Rh'])
    expect(warningsOf(shared)).toContain(
      'one row alone tells of Ir-Pd-Pt: an error in it goes into the energy',
    )
    expect(warningsOf(shared)).toContain(
      `no rows have Pd-Pt-Rh: its b is predicted from the other ensembles, about which single ensembles have a standard deviation of ${shared.unseenSpread?.toFixed(3)} eV`,
    )
    expect(shared.crossValidation).toMatchObject({ n: 200, unseenRows: 1, unpredictedRows: 0 })
    expect(warningsOf(shared)).toContain(
      'held-out rows of an ensemble that the rows of their fit lack, so that its b was predicted: 1 of 200',
    )
    expect(warningsOf(fitted({ form: 'per-ensemble' }, data))).toMatch(
      /the rows of .*Ir-Pd-Pt \(1\).* determine fewer coefficients than an ensemble has of its own \(7\)/,
    )
    expect(warningsOf(fitted({ ridge: '1' }, data))).toContain('no rows have Pd-Pt-Rh')
    expect(warningsOf(fitted({ ridge: '1' }, data))).toContain('by the ridge')
  })

  it('counts held-out rows that cannot be predicted', () => {
    const column = DATA.elements.indexOf('Pd')
    const rows = DATA.rows.map((row, index) => ({ ...row, counts: index === 0 ? [1, 2, 1, 2] : row.counts }))
    const without = rows.filter((row, index) => index === 0 || row.counts[2 + column] === 0)
    const answer = fitted({}, { ...DATA, rows: without })
    expect(answer.crossValidation).toMatchObject({ n: without.length - 1, unpredictedRows: 1 })
    expect(warningsOf(answer)).toContain('held-out rows without a prediction: 1, as')
  })

  it('says when the strength of a ridge is at the end of what was tried', () => {
    const ridge = { form: 'per-ensemble', ridge: true }
    const strong = fitted(ridge, madeUpRows({ count: 200, seed: 4, scatter: 0.2 }))
    const weak = fitted(ridge, madeUpRows({ count: 200, seed: 5, own: 1, scatter: 0.001 }))
    expect([strong.ridge, weak.ridge]).toEqual([1000, 0.001])
    expect(warningsOf(strong)).toContain(
      'the chosen ridge, 1000 rows, is the strongest that was tried: the rows show no coefficients of single ensembles',
    )
    expect(warningsOf(weak)).toContain('the chosen ridge, 0.001 rows, is the weakest that was tried')
  })

  it.each([
    [{ ridge: '-1' }, 'the strength of a ridge is a number of rows from 1e-6 to 1e6, or left out'],
    [{ ridge: '0' }, 'got "0"'],
    [{ ridge: 'strong' }, 'got "strong"'],
    [{ ridge: '1e9' }, 'got "1e9"'],
    [{ ridge: '' }, 'got ""'],
    [{ form: 'own' }, 'unknown form "own". Known: shared, per-ensemble'],
    [{ validate: 'kfold=1' }, 'kfold=10 (or another number of folds from 2 on), got "kfold=1"'],
    [{ validate: 'kfold=abc' }, 'validate is loo, grouped-loo or kfold=10'],
    [{ validate: 'kfold=2.5' }, 'got "kfold=2.5"'],
    [{ validate: 'kfold=-3' }, 'got "kfold=-3"'],
    [{ validate: 'kfold' }, 'got "kfold"'],
    [{ validate: 'LOO' }, 'got "LOO"'],
    [{ validate: 'kfold=2000' }, 'which make 2 to'],
    [{ validate: 'kfold=5', seed: '-1' }, 'a seed is a whole number from 0 to 4294967295, got -1'],
    [{ validate: 'kfold=5', seed: 'x' }, 'the seed must be a whole number, got "x"'],
    [{ seed: '3' }, 'a seed goes with validate kfold=10'],
    [{ folds: '3' }, 'folds'],
  ])('refuses %j', (fields, sentence) => {
    expect(() => fitted(fields)).toThrow(InputError)
    expect(() => fitted(fields)).toThrow(sentence)
  })
})

describe('validate and forms', () => {
  const validated = (fields: object) =>
    answerValidate(readQuestion(validateQuestion, { ...SITE, ...fields }), DATA, hollow)
  const compared = (fields: object) =>
    answerForms(readQuestion(formsQuestion, { ...SITE, ...fields }), DATA, hollow)

  it.each(['-1', '1.5', 'many', '1e6'])('refuse %s repeats', repeats => {
    expect(() => validated({ repeats })).toThrow(
      `repeats of the learning curve are a whole number from 0 (no curve) to 1000, got "${repeats}"`,
    )
  })

  it.each([
    ['1', 'folds are a whole number from 2 on, got "1"'],
    ['abc', 'got "abc"'],
    ['2000', 'which make 2 to'],
  ])('refuse %s folds', (folds, sentence) => {
    expect(() => compared({ folds })).toThrow(InputError)
    expect(() => compared({ folds })).toThrow(sentence)
  })

  it('have JSON without NaN or Infinity, and carry what the energies are', () => {
    const stated = { quantity: 'G', reaction: 'X + * -> *X', zero: 'X and the slab', repeats: '1' }
    const answer = validated({ ...stated, validate: 'kfold=4' })
    expect(answer.energy).toEqual({
      quantity: 'G',
      unit: 'eV',
      reaction: 'X + * -> *X',
      zero: 'X and the slab',
    })
    expect(JSON.stringify([answer, compared({ folds: '3' })])).not.toMatch(/NaN|Infinity/)
  })
})
