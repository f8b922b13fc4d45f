import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowGroups } from '../../src/energy/row-groups.ts'
import type { TrainingRow } from '../../src/energy/training-rows.ts'
import { rowFolds } from '../../src/inference/folds.ts'
import { InputError } from '../../src/input/input-error.ts'
import { madeUpRows } from '../energy/made-up-rows.ts'

describe('folds', () => {
  it('hold each row once, groups whole, and differ by no more rows than the largest group has', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 40 }),
        fc.nat(10),
        fc.nat(99),
        fc.nat(8),
        (count, paired, seed, more) => {
          const { rows } = madeUpRows({ count, seed: 1 + seed, paired })
          const groups = rowGroups(rows)
          const wanted = Math.min(2 + more, groups.length)
          fc.pre(wanted >= 2)
          const folds = rowFolds(rows, wanted, seed)
          expect(folds).toHaveLength(wanted)
          expect(folds.flat().sort((a, b) => a - b)).toEqual([...rows.keys()])
          for (const group of groups)
            expect(folds.filter(fold => group.some(row => fold.includes(row)))).toHaveLength(1)
          const sizes = folds.map(fold => fold.length)
          const largest = Math.max(...groups.map(group => group.length))
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(largest)
        },
      ),
      { numRuns: 50 },
    )
  })

  it('are those of the seed', () => {
    const { rows } = madeUpRows({ count: 50, seed: 1 })
    expect(rowFolds(rows, 5, 7)).toEqual(rowFolds(rows, 5, 7))
    expect(rowFolds(rows, 5, 7)).not.toEqual(rowFolds(rows, 5, 8))
  })

  it('put any two rows together as often as chance does', () => {
    const { rows } = madeUpRows({ count: 200, seed: 1, elements: ['Pd', 'Pt', 'Rh', 'Ir'] })
    const few = unlike(rows).slice(0, 20)
    const seeds = 2000
    let together = 0
    for (let seed = 0; seed < seeds; seed++)
      if (rowFolds(few, 4, seed).some(fold => fold.includes(0) && fold.includes(1))) together++
    // Of the 19 other places, 4 are in the same fold.
    const share = 4 / 19
    expect(Math.abs(together / seeds - share)).toBeLessThan(4.5 * Math.sqrt((share * (1 - share)) / seeds))
  })

  it.each([1, 0, -3, 2.5, 51])('refuse to be %s of 50 groups', folds => {
    const { rows } = madeUpRows({ count: 200, seed: 1, elements: ['Pd', 'Pt', 'Rh', 'Ir'] })
    const few = unlike(rows).slice(0, 50)
    expect(() => rowFolds(few, folds, 1)).toThrow(InputError)
    expect(() => rowFolds(few, folds, 1)).toThrow(
      `the 50 train rows are 50 groups of one slab or fingerprint, which make 2 to 50 folds, got ${folds}`,
    )
  })
})

/** Rows without those whose fingerprint was there before. */
const unlike = (rows: readonly TrainingRow[]): TrainingRow[] => [
  ...new Map(rows.map(row => [`${row.ensemble} ${row.counts}`, row])).values(),
]
