import { beforeAll, describe, expect, it } from 'vitest'
import type { FitForm } from '../../src/energy/fit-in-form.ts'
import { SHARED } from '../../src/energy/fit-in-form.ts'
import { readTrainingRows, type TrainingRows } from '../../src/energy/training-rows.ts'
import { calibration } from '../../src/inference/calibration.ts'
import { OUTLIER_DEVIATIONS, type Validation, validateFit } from '../../src/inference/validation.ts'
import { readCsvTable } from '../../src/input/csv-table.ts'
import { findSite } from '../../src/site/registry.ts'
import { BUILT_IN_FITS } from '../../tools/built-in-fits.ts'
import { madeUpRows } from '../energy/made-up-rows.ts'
import { sharedFile, sharedIsAbsent } from '../shared-data.ts'

const LOO = { scheme: { kind: 'loo' }, repeats: 0, seed: 1 } as const
const FOLDS = { scheme: { kind: 'kfold', folds: 10, seed: 1 }, repeats: 0, seed: 1 } as const

describe('a validation', () => {
  const { rows, ...data } = madeUpRows({ count: 120, seed: 1, elements: ['Pd', 'Pt', 'Rh'] })
  const mixed: TrainingRows = {
    ...data,
    rows: rows.map((row, index) => ({
      ...row,
      split: index % 5 === 0 ? 'test' : 'train',
      energy: row.energy + (index === 7 || index === 10 ? 1 : 0),
    })),
  }
  const { validation, fitted } = validateFit(mixed, SHARED, LOO)

  it('has every row of the file by its number, train rows predicted without them and test rows by the fit', () => {
    expect(validation.rows.map(({ row }) => row)).toEqual(mixed.rows.map((_, index) => index + 1))
    expect(validation.crossValidation.n).toBe(96)
    expect(validation.test.n).toBe(24)
    for (const { row, energy, predicted, error } of validation.rows) {
      expect(energy).toBe(mixed.rows[row - 1]?.energy)
      expect((predicted as number) + (error as number)).toBeCloseTo(energy, 12)
    }
    const train = mixed.rows.flatMap((row, index) => (row.split === 'train' ? [index] : []))
    for (const [position, index] of train.entries()) {
      const leverage = fitted.fit.hat(position, position)
      expect(validation.rows[index]?.error).toBeCloseTo(
        (fitted.fit.residuals[position] as number) / (1 - leverage),
        12,
      )
    }
  })

  it('names the rows that lie beyond three standard deviations, in train and test', () => {
    const outliers = validation.rows.filter(({ outlier }) => outlier).map(({ row }) => row)
    expect(outliers).toEqual(expect.arrayContaining([8, 11]))
    for (const { error, predictionDeviation, outlier } of validation.rows)
      expect(outlier).toBe(Math.abs(error as number) > OUTLIER_DEVIATIONS * (predictionDeviation as number))
  })

  it('splits the errors by ensemble, and by element of ensemble and zones', () => {
    const { ensembles, elements, crossValidation } = validation
    expect(ensembles.reduce((sum, { n }) => sum + n, 0)).toBe(crossValidation.n)
    const absolute = ensembles.reduce((sum, { n, mae }) => sum + n * (mae as number), 0)
    expect(absolute / crossValidation.n).toBeCloseTo(crossValidation.mae as number, 12)
    expect(Math.max(...ensembles.map(({ maximumError }) => maximumError as number))).toBe(
      crossValidation.maximumError,
    )
    const held = validation.rows.filter(({ split }) => split === 'train')
    for (const { element, inEnsemble, anywhere } of elements) {
      const own = held.filter(({ ensemble }) => ensemble.includes(element))
      expect(inEnsemble.n).toBe(own.length)
      const mean = own.reduce((sum, { error }) => sum + (error as number), 0) / own.length
      expect(inEnsemble.bias).toBeCloseTo(mean, 12)
      const place = data.elements.indexOf(element)
      const somewhere = held.filter(({ row, ensemble }) => {
        const counts = mixed.rows[row - 1]?.counts as number[]
        return ensemble.includes(element) || (counts[place] as number) + (counts[3 + place] as number) > 0
      })
      expect(anywhere.n).toBe(somewhere.length)
    }
  })

  it('has null where there is nothing to tell', () => {
    const few = { ...data, rows: rows.slice(0, 9) }
    const { validation: bare } = validateFit(few, { coefficients: 'per-ensemble', ridge: null }, LOO)
    expect(bare.test).toEqual({ n: 0, mae: null, rmse: null, r2: null, maximumError: null })
    expect(bare.learningCurve).toBeNull()
    expect(JSON.stringify(bare)).not.toMatch(/NaN|Infinity/)
  })
})

describe('prediction intervals', () => {
  it('hold the shares that they should of rows from the model itself', () => {
    // With 4000 rows a share is known to 0.8 % or better.
    const data = madeUpRows({ count: 4000, seed: 2, scatter: 0.1 })
    const { validation } = validateFit(data, SHARED, FOLDS)
    for (const { level, share, n } of validation.calibration)
      expect(Math.abs((share as number) - level)).toBeLessThan(4 * Math.sqrt((level * (1 - level)) / n))
  })

  it('count errors that lie within them, and no rows without a standard deviation', () => {
    const row = { unseen: false, standardError: 0.3, residual: 0.4 }
    const held = [
      // In standard deviations of 0.5 eV: 0, 1, 1.5, 1.8, 3.
      ...[0, 0.5, -0.75, 0.9, 1.5].map(error => ({ ...row, error })),
      { ...row, error: null },
      { ...row, error: 0.1, residual: null },
    ]
    expect(calibration(held).map(({ level, share, n }) => [level, share, n])).toEqual([
      [0.5, 0.2, 5],
      [0.8, 0.4, 5],
      [0.9, 0.6, 5],
      [0.95, 0.8, 5],
    ])
    expect(calibration([]).every(({ share, n }) => share === null && n === 0)).toBe(true)
  })
})

describe.skipIf(sharedIsAbsent)('validations of the published DFT energies', () => {
  const POOLED: FitForm = { coefficients: 'per-ensemble', ridge: 'cross-validated' }
  const validated = new Map<string, Validation>()

  beforeAll(async () => {
    for (const { id, site: name } of BUILT_IN_FITS) {
      const site = findSite(name)
      const data = readTrainingRows(await readCsvTable(sharedFile(`data/${id}.csv`)), site)
      validated.set(`${id} shared`, validateFit(data, SHARED, FOLDS).validation)
      validated.set(`${id} held together`, validateFit(data, { ...POOLED, ridge: 30 }, FOLDS).validation)
    }
  })

  const IDS = BUILT_IN_FITS.map(({ id }) => id)

  it.each(IDS.flatMap(id => ['shared', 'held together'].map(form => [id, form] as const)))(
    '%s: nine tenths of held-out energies are in their 90 %% intervals, with %s coefficients',
    (id, form) => {
      const { calibration: levels } = validated.get(`${id} ${form}`) as Validation
      const { share, n } = levels.find(({ level }) => level === 0.9) as (typeof levels)[number]
      expect(Math.abs((share as number) - 0.9)).toBeLessThan(3 * Math.sqrt((0.9 * 0.1) / n))
    },
  )

  it.each([
    ['irpdptrhru-oh', 871, 76, '0.0508'],
    ['irpdptrhru-o', 998, 36, '0.0628'],
    ['agaucupdpt-no', 325, 0, undefined],
  ])('%s has all rows held out, and the errors of the published test rows', (id, train, test, mae) => {
    const { crossValidation, test: errors, rows } = validated.get(`${id} shared`) as Validation
    expect(crossValidation.n + crossValidation.unpredictedRows).toBe(train)
    expect(errors.n).toBe(test)
    expect(errors.mae?.toFixed(4)).toBe(mae)
    expect(rows).toHaveLength(train + test)
  })

  it('tells that *O has an ensemble in a single fold, whose rows are predicted and lie far off', () => {
    const { crossValidation, rows } = validated.get('irpdptrhru-o shared') as Validation
    expect(crossValidation).toMatchObject({ n: 998, unseenRows: 2, unpredictedRows: 0 })
    expect(new Set(rows.filter(({ unseen }) => unseen).map(({ ensemble }) => ensemble))).toEqual(
      new Set(['Pd-Pd-Pd']),
    )
  })
})
