import { describe, expect, it } from 'vitest'
import { readTrainingRows } from '../../src/energy/training-rows.ts'
import { rowFolds } from '../../src/inference/folds.ts'
import { compareForms, FORMS, type FormErrors, formName } from '../../src/inference/form-comparison.ts'
import { foldRows } from '../../src/inference/held-out-rows.ts'
import { readCsvTable } from '../../src/input/csv-table.ts'
import { InputError } from '../../src/input/input-error.ts'
import { findSite } from '../../src/site/registry.ts'
import { madeUpRows } from '../energy/made-up-rows.ts'
import { sharedFile, sharedIsAbsent } from '../shared-data.ts'

const FOLDS = { folds: 5, seed: 1 }

describe('a comparison of forms', () => {
  it('finds shared coefficients where the ensembles share them', () => {
    const { supported, forms } = compareForms(madeUpRows({ count: 150, seed: 1 }), FOLDS)
    expect(supported).toMatch(/^shared/)
    expect(forms.map(({ name }) => name)).toEqual(FORMS.map(formName))
  })

  it('finds own coefficients where each ensemble has its own', () => {
    const data = madeUpRows({ count: 150, seed: 2, own: 0.3, scatter: 0.05 })
    expect(compareForms(data, FOLDS).supported).toMatch(/^per-ensemble/)
  })

  it('finds own coefficients under a ridge where they differ a little and rows are few', () => {
    const data = madeUpRows({
      count: 160,
      seed: 3,
      elements: ['Ir', 'Pd', 'Pt', 'Rh'],
      own: 0.08,
      scatter: 0.05,
    })
    const { best, supported, forms } = compareForms(data, FOLDS)
    expect([best, supported]).toEqual(['per-ensemble + ridge', 'per-ensemble + ridge'])
    const parameters = Object.fromEntries(forms.map(form => [form.name, form.effectiveParameters]))
    expect(parameters['per-ensemble + ridge']).toBeGreaterThan(parameters.shared as number)
    expect(parameters['per-ensemble + ridge']).toBeLessThan(parameters['per-ensemble'] as number)
  })

  it('pairs the forms row by row, with errors over whole groups', () => {
    const data = madeUpRows({ count: 60, seed: 4, own: 0.1, paired: 20 })
    const { forms, best } = compareForms(data, FOLDS)
    const folds = rowFolds(data.rows, FOLDS.folds, FOLDS.seed)
    const absolute = FORMS.map(form =>
      foldRows(data, data.rows, form, folds, false).map(({ error }) => Math.abs(error as number)),
    )
    const bestErrors = absolute[forms.findIndex(({ name }) => name === best)] as number[]
    for (const [place, form] of forms.entries()) {
      const mine = absolute[place] as number[]
      const mean = mine.reduce((sum, error, row) => sum + error - (bestErrors[row] as number), 0) / 60
      expect(form.difference).toBeCloseTo(mean, 12)
      expect(form.difference).toBeGreaterThanOrEqual(0)
      expect(form.mae).toBeCloseTo(mine.reduce((sum, error) => sum + error, 0) / 60, 12)
    }
    const own = forms.find(({ name }) => name === best) as FormErrors
    expect([own.difference, own.standardError]).toEqual([0, 0])
  })

  it('has the usual standard error where each row is a group', () => {
    const { rows, ...data } = madeUpRows({ count: 120, seed: 5, elements: ['Ir', 'Pd', 'Pt', 'Rh'] })
    const unlike = rows.filter(
      (row, index) =>
        rows.findIndex(
          other => other.ensemble === row.ensemble && String(other.counts) === String(row.counts),
        ) === index,
    )
    const forms = FORMS.slice(0, 2)
    const compared = compareForms({ ...data, rows: unlike }, FOLDS, forms)
    const folds = rowFolds(unlike, FOLDS.folds, FOLDS.seed)
    const [a, b] = forms.map(form =>
      foldRows({ ...data, rows: unlike }, unlike, form, folds, false).map(({ error }) =>
        Math.abs(error as number),
      ),
    ) as [number[], number[]]
    const differences = a.map((error, row) => error - (b[row] as number))
    const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length
    const variance =
      differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (differences.length - 1)
    const other = compared.forms.find(({ name }) => name !== compared.best)
    expect(other?.standardError).toBeCloseTo(Math.sqrt(variance / differences.length), 12)
  })

  it('refuses folds that the rows cannot make', () => {
    const data = madeUpRows({ count: 20, seed: 6 })
    expect(() => compareForms(data, { folds: 21, seed: 1 })).toThrow(InputError)
  })
})

describe.skipIf(sharedIsAbsent)('the forms of the published DFT energies', () => {
  it('are coefficients of single ensembles for *CO, as it was published, with a ridge rather than without', async () => {
    const site = findSite('fcc111-top')
    const data = readTrainingRows(await readCsvTable(sharedFile('data/agaucupdpt-co.csv')), site)
    const { supported, forms } = compareForms(data, { folds: 10, seed: 1 })
    expect(supported).toBe('per-ensemble + ridge')
    const [shared, , own] = forms as [FormErrors, FormErrors, FormErrors]
    expect(shared.difference).toBeGreaterThan(5 * (shared.standardError as number))
    expect(own.mae).toBeLessThan(shared.mae as number)
  })
})
