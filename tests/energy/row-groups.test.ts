import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowGroups, singleRows } from '../../src/energy/row-groups.ts'
import type { TrainingRow } from '../../src/energy/training-rows.ts'

const row = (ensemble: string, count: number, slab: string | null): TrainingRow => ({
  split: 'train',
  ensemble,
  counts: [count, 3 - count],
  energy: 0,
  slab,
})

describe('groups of rows', () => {
  it('hold those of one fingerprint, those of one slab, and what these share rows with', () => {
    const rows = [
      row('Pd', 0, 'a'),
      row('Pd', 1, 'b'),
      row('Pt', 0, 'c'),
      row('Pd', 0, 'b'),
      row('Pt', 2, null),
      row('Pt', 2, null),
    ]
    expect(rowGroups(rows)).toEqual([[0, 1, 3], [2], [4, 5]])
  })

  it('are single where nothing is repeated, and where no row has a slab that is not its own', () => {
    const rows = [row('Pd', 0, null), row('Pd', 1, null), row('Pt', 0, null)]
    expect(rowGroups(rows)).toEqual(singleRows(rows))
  })

  it('split the rows so that no two groups share a slab or a fingerprint', () => {
    const anyRow = fc
      .tuple(fc.constantFrom('Pd', 'Pt'), fc.nat(3), fc.option(fc.constantFrom('a', 'b', 'c', 'd')))
      .map(([ensemble, count, slab]) => row(ensemble, count, slab))
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 12 }), rows => {
        const groups = rowGroups(rows)
        expect(groups.flat().sort((a, b) => a - b)).toEqual([...rows.keys()])
        const groupOf = new Map(groups.flatMap((group, place) => group.map(index => [index, place])))
        for (const [i, one] of rows.entries())
          for (const [j, other] of rows.entries()) {
            const alike = one.ensemble === other.ensemble && String(one.counts) === String(other.counts)
            if (alike || (one.slab !== null && one.slab === other.slab))
              expect(groupOf.get(i)).toBe(groupOf.get(j))
          }
      }),
    )
  })
})
