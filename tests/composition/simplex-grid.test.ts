import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { simplexGrid } from '../../src/composition/simplex-grid.ts'
import { binomial } from '../../src/environment/binomial.ts'

const free = (elements: number) => [new Float64Array(elements), new Float64Array(elements).fill(1)] as const

describe('simplexGrid', () => {
  it('has C(N + m - 1, m - 1) compositions: 4,598,126 for five elements in steps of 1 %', () => {
    expect(simplexGrid(0.01, ...free(5)).compositions).toBe(4_598_126)
    for (const [elements, divisions] of [
      [2, 7],
      [3, 10],
      [10, 20],
    ] as const)
      expect(simplexGrid(1 / divisions, ...free(elements)).compositions).toBe(
        Number(binomial(divisions + elements - 1, elements - 1)),
      )
  })

  it('counts what a listing within random bounds finds', () => {
    const bound = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }))
    fc.assert(
      fc.property(fc.array(bound, { minLength: 3, maxLength: 3 }), bounds => {
        const [least, most] = [
          bounds.map(([low]) => low),
          bounds.map(([low, more]) => Math.min(6, low + more)),
        ]
        let listed = 0
        for (let a = 0; a <= 6; a++)
          for (let b = 0; a + b <= 6; b++)
            if ([a, b, 6 - a - b].every((steps, i) => steps >= (least[i] ?? 0) && steps <= (most[i] ?? 0)))
              listed++
        const grid = () =>
          simplexGrid(
            1 / 6,
            Float64Array.from(least, steps => steps / 6),
            Float64Array.from(most, steps => steps / 6),
          )
        if (listed === 0) expect(grid).toThrow('no composition on the grid of step')
        else expect(grid().compositions).toBe(listed)
      }),
    )
  })

  it('refuses a step that does not divide 1', () => {
    for (const step of [0.03, 0, -0.1, 2, Number.NaN])
      expect(() => simplexGrid(step, ...free(3))).toThrow(
        `a grid step has to divide 1, like 0.1, 0.05 or 0.01; got ${step}`,
      )
    for (const step of [1e-7, 1e-12, 1e-300])
      expect(() => simplexGrid(step, ...free(2))).toThrow(
        `a grid step must be at least 0.000001, got ${step}`,
      )
    expect(simplexGrid(1 / 3, ...free(3)).divisions).toBe(3)
  })
})
