import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leastSquares } from '../../src/energy/least-squares.ts'

const transposed = (matrix: number[][]) =>
  (matrix[0] as number[]).map((_, j) => matrix.map(row => row[j] as number))
const times = (matrix: number[][], vector: number[]) =>
  matrix.map(row => row.reduce((sum, entry, j) => sum + entry * (vector[j] as number), 0))

describe('minimum-norm least squares', () => {
  it('shares what it cannot tell apart', () => {
    expect(leastSquares([[1, 1]], [2]).solution.map(x => Math.round(x * 1e12) / 1e12)).toEqual([1, 1])
    expect(leastSquares([[1, 0, 0]], [3]).solution.map(x => Math.round(x * 1e12) / 1e12)).toEqual([3, 0, 0])
  })

  it('has residuals normal to the columns and a solution normal to the null space, tall or wide', () => {
    const shape = fc.record({
      rows: fc.integer({ min: 2, max: 12 }),
      free: fc.integer({ min: 1, max: 5 }),
      seed: fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 84, maxLength: 84 }),
    })
    fc.assert(
      fc.property(shape, ({ rows, free, seed }) => {
        const base = Array.from({ length: rows }, (_, i) => seed.slice(i * 5, i * 5 + free))
        const matrix = base.map(row => [...row, row.reduce((a, b) => a + b, 0)])
        const values = seed.slice(60, 60 + rows)
        const { solution, rank } = leastSquares(matrix, values)
        const residuals = times(matrix, solution).map((value, i) => value - (values[i] as number))
        for (const product of times(transposed(matrix), residuals))
          expect(Math.abs(product)).toBeLessThan(1e-8)
        const nullVector = [...new Array<number>(free).fill(1), -1]
        const along = solution.reduce((sum, x, j) => sum + x * (nullVector[j] as number), 0)
        expect(Math.abs(along)).toBeLessThan(1e-8)
        expect(rank).toBeLessThanOrEqual(free)
      }),
    )
  })

  it('gives leverages between 0 and 1 that sum to the rank', () => {
    const matrix = [
      [1, 0, 3],
      [1, 0, 2],
      [0, 1, 1],
      [0, 1, 5],
      [0, 1, 0],
    ]
    const { basis, rank } = leastSquares(matrix, [1, 2, 3, 4, 5])
    const leverages = basis.map(row => row.reduce((sum, entry) => sum + entry * entry, 0))
    expect(rank).toBe(3)
    expect(leverages.reduce((a, b) => a + b, 0)).toBeCloseTo(3, 12)
    for (const leverage of leverages) expect(leverage).toBeLessThanOrEqual(1 + 1e-12)
  })
})
