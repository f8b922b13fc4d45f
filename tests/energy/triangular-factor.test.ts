import fc from 'fast-check'
import { Matrix } from 'ml-matrix'
import { describe, expect, it } from 'vitest'
import { triangularFactor } from '../../src/energy/triangular-factor.ts'

describe('the triangular factor', () => {
  it('is that of A = Q R: triangular, with R^T R = A^T A, zeros and dependent columns included', () => {
    const shape = fc.record({
      columns: fc.integer({ min: 1, max: 6 }),
      more: fc.integer({ min: 0, max: 8 }),
      entries: fc.array(fc.constantFrom(0, 0, 0, 1, -2, 5), { minLength: 84, maxLength: 84 }),
    })
    fc.assert(
      fc.property(shape, ({ columns, more, entries }) => {
        const rows = Array.from({ length: columns + more }, (_, row) =>
          entries.slice(row * columns, (row + 1) * columns),
        )
        const factor = triangularFactor(rows)
        for (let i = 0; i < columns; i++) for (let j = 0; j < i; j++) expect(factor.get(i, j)).toBe(0)
        const a = new Matrix(rows)
        const difference = Matrix.sub(factor.transpose().mmul(factor), a.transpose().mmul(a))
        // Entries of A^T A are at most 14 times 25, of which 1e-12 is above rounding.
        for (const entry of difference.to1DArray()) expect(Math.abs(entry)).toBeLessThan(1e-10)
      }),
    )
  })
})
