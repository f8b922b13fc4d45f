import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heldOutErrors } from '../../src/energy/fit-errors.ts'
import { type FitForm, fitInForm } from '../../src/energy/fit-in-form.ts'
import { leftOutRows } from '../../src/energy/left-out-rows.ts'
import { predictedRows } from '../../src/energy/predicted-rows.ts'
import { rowGroups, singleRows } from '../../src/energy/row-groups.ts'
import type { TrainingRow, TrainingRows } from '../../src/energy/training-rows.ts'
import { FORMS_OF_FIXED_STRENGTH, type MadeUpRowsOptions, madeUpRows } from './made-up-rows.ts'

/** Errors of refits add up over tens of rows of order 1 eV: far below this, eV. */
const ROUNDING = 1e-9

function leftOutAndRefitted(data: TrainingRows, form: FitForm, groups: readonly (readonly number[])[]) {
  const { rows } = data
  const left = leftOutRows(data, rows, groups, form, fitInForm(data, rows, form), true)
  const refitted = new Array<(typeof left)[number]>(rows.length)
  for (const group of groups) {
    const others = rows.filter((_, index) => !group.includes(index))
    const own = group.map(index => rows[index] as TrainingRow)
    for (const [position, row] of predictedRows(data, others, own, form, true).entries())
      refitted[group[position] as number] = row
  }
  return { left, refitted }
}

function expectAlike({ left, refitted }: ReturnType<typeof leftOutAndRefitted>): void {
  for (const [index, row] of left.entries()) {
    const other = refitted[index] as typeof row
    expect(row.unseen).toBe(other.unseen)
    for (const field of ['error', 'standardError', 'residual'] as const) {
      const [a, b] = [row[field], other[field]]
      if (a === null || b === null) expect([field, a]).toEqual([field, b])
      else expect(Math.abs(a - b)).toBeLessThan(ROUNDING)
    }
  }
}

describe('rows left out', () => {
  const options: MadeUpRowsOptions = {
    count: 44,
    seed: 1,
    own: 0.05,
    once: ['Pd-Pd-Pd'],
    repeats: 3,
    paired: 8,
  }

  it.each(FORMS_OF_FIXED_STRENGTH)(
    'are predicted as refits without them predict, one by one, with $coefficients coefficients and ridge $ridge',
    form => {
      const data = madeUpRows(options)
      expectAlike(leftOutAndRefitted(data, form, singleRows(data.rows)))
    },
  )

  it.each(FORMS_OF_FIXED_STRENGTH)(
    'and group by group, with $coefficients coefficients and ridge $ridge',
    form => {
      const data = madeUpRows(options)
      const groups = rowGroups(data.rows)
      expect(groups.filter(group => group.length > 1).length).toBeGreaterThanOrEqual(5)
      expectAlike(leftOutAndRefitted(data, form, groups))
    },
  )

  it('are so for any rows, few or many', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 30 }),
        fc.integer({ min: 1, max: 1000 }),
        fc.constantFrom(...FORMS_OF_FIXED_STRENGTH),
        (count, seed, form) => {
          const data = madeUpRows({ count, seed })
          // Rows of which a fit cannot be made are refused elsewhere.
          fc.pre(data.rows.length >= 5 && isFittable(data, form))
          expectAlike(leftOutAndRefitted(data, form, rowGroups(data.rows)))
        },
      ),
      { numRuns: 40 },
    )
  })

  it.each(FORMS_OF_FIXED_STRENGTH)(
    'count apart that no other row can predict, with $coefficients coefficients and ridge $ridge',
    form => {
      const { rows, ...data } = madeUpRows({ count: 40, seed: 2, elements: ['Pd', 'Pt', 'Rh'] })
      const column = data.elements.indexOf('Rh')
      const [first, ...others] = rows as [TrainingRow, ...TrainingRow[]]
      const withoutRh = others.filter(({ counts }) => counts[column] === 0)
      const withRh = { ...first, counts: [1, 1, 1, 1, 1, 1] }
      const few = { ...data, rows: [withRh, ...withoutRh] }
      const { left, refitted } = leftOutAndRefitted(few, form, singleRows(few.rows))
      expectAlike({ left, refitted })
      expect(left[0]?.error).toBeNull()
      const { n, unpredictedRows } = heldOutErrors(few.rows, left)
      expect([n, unpredictedRows]).toEqual([withoutRh.length, 1])
    },
  )

  it('of an ensemble that they alone tell of are predicted from the others, and counted', () => {
    const data = madeUpRows(options)
    for (const form of FORMS_OF_FIXED_STRENGTH) {
      const left = leftOutRows(
        data,
        data.rows,
        singleRows(data.rows),
        form,
        fitInForm(data, data.rows, form),
        true,
      )
      const { n, unseenRows, unpredictedRows } = heldOutErrors(data.rows, left)
      expect([n, unseenRows, unpredictedRows]).toEqual([44, 1, 0])
      expect(left.findIndex(({ unseen }) => unseen)).toBe(0)
      expect(left[0]?.standardError).toBeGreaterThan(left[1]?.standardError as number)
    }
  })
})

function isFittable(data: TrainingRows, form: FitForm): boolean {
  try {
    fitInForm(data, data.rows, form)
    return true
  } catch {
    return false
  }
}
