import { describe, expect, it } from 'vitest'
import { simplexGrid } from '../../src/composition/simplex-grid.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { evaluator } from '../../src/polynomial/homogeneous-polynomial.ts'
import { objectivePolynomial } from '../../src/polynomial/objective-polynomial.ts'
import { scan, stepsOf } from '../../src/search/scan.ts'
import { scanLines } from '../../src/search/scan-lines.ts'

const oh = loadModel('irpdptrhru-oh')
const activity = { name: 'sabatier', optimum: 1.1, temperature: 300 } as const
const whole = (elements: number) => [new Float64Array(elements), new Float64Array(elements).fill(1)] as const

describe('scanLines', () => {
  it.each([2, 3, 4, 5])(
    'gives every composition of %i elements once, with the value of the polynomial',
    elements => {
      const polynomial = objectivePolynomial(oh, activity, oh.elements.slice(0, elements))
      const value = evaluator(polynomial)
      const grid = simplexGrid(0.1, ...whole(elements))
      const seen = new Set<string>()
      for (const line of scanLines(polynomial, grid))
        for (let index = 0; index < line.length; index++) {
          const steps = stepsOf(line, index)
          expect(steps.reduce((a, b) => a + b)).toBe(10)
          seen.add(steps.join())
          const exact = value(Float64Array.from(steps, count => count / 10))
          expect(Math.abs(line.values[index] - exact)).toBeLessThanOrEqual(1e-13 * exact)
        }
      expect(seen.size).toBe(grid.compositions)
    },
  )

  it('keeps to bounds and fixed elements', () => {
    const polynomial = objectivePolynomial(oh, activity, oh.elements)
    const grid = simplexGrid(
      0.05,
      Float64Array.of(0, 0.1, 0, 0.2, 0),
      Float64Array.of(0.35, 0.1, 1, 0.6, 0.3),
    )
    let compositions = 0
    for (const line of scanLines(polynomial, grid))
      for (let index = 0; index < line.length; index++, compositions++) {
        const [ir, pd, , rh, ru] = stepsOf(line, index) as unknown as number[]
        expect(pd).toBe(2)
        expect(ir).toBeLessThanOrEqual(7)
        expect(rh).toBeGreaterThanOrEqual(4)
        expect(rh).toBeLessThanOrEqual(12)
        expect(ru).toBeLessThanOrEqual(6)
      }
    expect(compositions).toBe(grid.compositions)
  })
})

describe('scan', () => {
  it('finds the binary Ir-Pt optimum of *OH, as a published run did, and the statistics of all values', async () => {
    const polynomial = objectivePolynomial(oh, activity, oh.elements)
    const grid = simplexGrid(0.05, ...whole(5))
    const values: number[] = []
    const summary = await scan(polynomial, grid, 7, line => {
      values.push(...line.values.subarray(0, line.length))
      return undefined
    })
    expect(summary.compositions).toBe(10_626)
    expect([...(summary.best[0]?.steps ?? [])]).toEqual([4, 0, 16, 0, 0])
    expect(summary.best.map(({ value }) => value)).toEqual(values.sort((a, b) => b - a).slice(0, 7))
    const mean = values.reduce((a, b) => a + b) / values.length
    expect(summary.mean).toBeCloseTo(mean, 12)
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
    expect(summary.standardDeviation).toBeCloseTo(Math.sqrt(variance), 12)
    expect(summary.maximum).toBe(values[0])
    expect(summary.minimum).toBe(values.at(-1))
  })

  it('gives all compositions when more are asked for than there are', async () => {
    const polynomial = objectivePolynomial(oh, activity, ['Ir', 'Pt'])
    const { best } = await scan(polynomial, simplexGrid(0.5, ...whole(2)), 20)
    expect(best).toHaveLength(3)
  })

  it('waits for whoever takes its lines', async () => {
    const polynomial = objectivePolynomial(oh, activity, ['Ir', 'Pt', 'Ru'])
    let [open, most] = [0, 0]
    await scan(polynomial, simplexGrid(0.1, ...whole(3)), 1, async () => {
      most = Math.max(most, ++open)
      await new Promise(resolve => setImmediate(resolve))
      open--
    })
    expect(most).toBe(1)
  })
})
