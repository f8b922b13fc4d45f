import { describe, expect, it } from 'vitest'
import { type FitForm, fitInForm, SHARED } from '../../src/energy/fit-in-form.ts'
import { predictedEnergy } from '../../src/energy/predicted-rows.ts'
import { rowGroups, singleRows } from '../../src/energy/row-groups.ts'
import type { TrainingRow } from '../../src/energy/training-rows.ts'
import { rowFolds } from '../../src/inference/folds.ts'
import { crossValidation, foldRows, heldOutRows } from '../../src/inference/held-out-rows.ts'
import { madeUpRows } from '../energy/made-up-rows.ts'

const FOLDS = { kind: 'kfold', folds: 5, seed: 3 } as const

describe('held-out rows', () => {
  const data = madeUpRows({ count: 80, seed: 1, elements: ['Pd', 'Pt', 'Rh'], own: 0.05 })

  it('of a fold have the error of a fit to the other folds, in which a ridge chooses its strength anew', () => {
    const form = { coefficients: 'per-ensemble', ridge: 'cross-validated' } as const
    const held = heldOutRows(data, data.rows, form, FOLDS, fitInForm(data, data.rows, form), true)
    for (const fold of rowFolds(data.rows, FOLDS.folds, FOLDS.seed)) {
      const fitted = fitInForm(
        data,
        data.rows.filter((_, index) => !fold.includes(index)),
        form,
      )
      for (const index of fold) {
        const row = data.rows[index] as TrainingRow
        expect(held[index]?.error).toBeCloseTo(row.energy - predictedEnergy(fitted, row), 12)
        expect(held[index]?.residual).toBeCloseTo(fitted.deviation as number, 12)
      }
    }
  })

  it('of as many folds as groups are those of leaving out groups, which is exact', () => {
    const few = madeUpRows({ count: 30, seed: 2, paired: 6 })
    const fitted = fitInForm(few, few.rows, SHARED)
    const grouped = heldOutRows(few, few.rows, SHARED, { kind: 'grouped-loo' }, fitted, true)
    const all = { kind: 'kfold', folds: rowGroups(few.rows).length, seed: 1 } as const
    expect(all.folds).toBeLessThan(30)
    for (const [index, row] of heldOutRows(few, few.rows, SHARED, all, fitted, true).entries()) {
      expect(grouped[index]?.error).toBeCloseTo(row.error as number, 9)
      expect(grouped[index]?.standardError).toBeCloseTo(row.standardError as number, 9)
    }
    const { kind, groupsTogether, folds, seed } = crossValidation(
      few,
      few.rows,
      SHARED,
      { kind: 'grouped-loo' },
      fitted,
    )
    expect([kind, groupsTogether, folds, seed]).toEqual(['grouped-loo', true, undefined, undefined])
  })

  it('of an ensemble that is in one fold alone are predicted from the others, with its spread, and counted', () => {
    const once = madeUpRows({
      count: 60,
      seed: 4,
      elements: ['Pd', 'Pt', 'Rh'],
      once: ['Pd-Pt-Rh', 'Rh-Rh-Rh'],
    })
    const fitted = fitInForm(once, once.rows, SHARED)
    const validated = crossValidation(once, once.rows, SHARED, FOLDS, fitted)
    expect(validated).toMatchObject({
      ...FOLDS,
      groupsTogether: true,
      n: 60,
      unseenRows: 2,
      unpredictedRows: 0,
    })
    const held = heldOutRows(once, once.rows, SHARED, FOLDS, fitted, true)
    expect(held.flatMap(({ unseen }, row) => (unseen ? [row] : []))).toEqual([0, 1])
    const without = fitInForm(once, once.rows.slice(1), SHARED)
    expect(held[0]?.standardError).toBeGreaterThan(without.spread as number)
  })

  it('that nothing else tells of are counted apart, and only those', () => {
    const column = data.elements.indexOf('Rh')
    const withoutRh = data.rows.filter(({ counts }) => counts[column] === 0)
    expect(withoutRh.length).toBeGreaterThan(15)
    const withRh = { ...(data.rows[0] as TrainingRow), counts: [1, 1, 1, 1, 1, 1] }
    const rows = [withRh, ...withoutRh]
    const folds = [0, 1, 2, 3].map(fold => [...rows.keys()].filter(index => index % 4 === fold))
    const held = foldRows(data, rows, SHARED, folds, false)
    expect(held.map(({ error }) => error === null)).toEqual(rows.map((_, index) => index === 0))
  })

  it('that rest on what the minimum norm made up are not predicted, and those that a prior tells are', () => {
    // The first two rows alone tell what Pt in the surface does; the others tell what ensembles do.
    const line = (surface: number, ensemble: string): TrainingRow => ({
      ...(data.rows[0] as TrainingRow),
      ensemble,
      counts: [3 - surface, surface, 2, 1],
    })
    const rows = [line(1, 'Pd-Pd-Pt'), line(2, 'Pd-Pd-Pt'), line(1, 'Pd-Pt-Pt'), line(1, 'Pd-Pd-Pd')]
    const few = { ...madeUpRows({ count: 1, seed: 1 }), rows }
    const isPredicted = (form: FitForm) =>
      foldRows(few, rows, form, singleRows(rows), false).map(({ error }) => error !== null)
    expect(isPredicted(SHARED)).toEqual([false, false, true, true])
    expect(isPredicted({ coefficients: 'per-ensemble', ridge: null })).toEqual([false, false, true, true])
    expect(isPredicted({ coefficients: 'shared', ridge: 1 })).toEqual([true, true, true, true])
  })

  it('are none that can be predicted where all rows are in one fold', () => {
    const held = foldRows(data, data.rows, SHARED, [[...data.rows.keys()]], true)
    expect(held.every(({ error, unseen }) => error === null && unseen)).toBe(true)
  })

  it('have an error that leaving out single rows of a group understates', () => {
    // Each row is there twice, so that what is left out is fitted all the same.
    const once = madeUpRows({ count: 40, seed: 5, elements: ['Pd', 'Pt', 'Rh'] })
    const twice = { ...once, rows: once.rows.flatMap(row => [row, row]) }
    const fitted = fitInForm(twice, twice.rows, SHARED)
    const [plain, grouped] = (['loo', 'grouped-loo'] as const).map(kind =>
      crossValidation(twice, twice.rows, SHARED, { kind }, fitted),
    )
    const alone = crossValidation(
      once,
      once.rows,
      SHARED,
      { kind: 'grouped-loo' },
      fitInForm(once, once.rows, SHARED),
    )
    expect(grouped?.mae).toBeCloseTo(alone.mae as number, 9)
    expect(plain?.mae).toBeLessThan(grouped?.mae as number)
  })
})
