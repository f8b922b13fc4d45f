import { describe, expect, it } from 'vitest'
import { loadModel } from '../../src/energy/registry.ts'
import { differentiated } from '../../src/polynomial/differentiated.ts'
import { monomialsOf } from '../../src/polynomial/homogeneous-polynomial.ts'
import { objectivePolynomial } from '../../src/polynomial/objective-polynomial.ts'
import {
  type CompositionRegion,
  costOf,
  nearestComposition,
  withinBudget,
} from '../../src/search/composition-region.ts'
import { localMaxima } from '../../src/search/local-maxima.ts'
import { type ParetoPoint, paretoFront } from '../../src/search/pareto.ts'
import { homogeneous, linear, scaled, squaredDistance, type Terms } from '../polynomial/homogeneous.ts'

const START = { seed: 1, gridWork: 2000 }

const frontOf = (terms: Terms, region: CompositionRegion, cost: Float64Array): ParetoPoint[] => {
  const objective = differentiated(homogeneous(terms))
  return paretoFront(objective, region, cost, localMaxima(objective, region, START))
}

const simplex = (elements: number): CompositionRegion => ({
  lower: new Float64Array(elements),
  upper: new Float64Array(elements).fill(1),
})

function expectRising(front: readonly ParetoPoint[]): void {
  for (const [i, point] of front.slice(1).entries()) {
    expect(point.cost).toBeGreaterThan((front[i] as ParetoPoint).cost)
    expect(point.value).toBeGreaterThan((front[i] as ParetoPoint).value)
  }
}

describe('the Pareto front', () => {
  it('of minus the squared distance has the nearest compositions within each budget', () => {
    const centre = [0.5, 0.3, 0.2]
    const cost = Float64Array.of(3, 2, 0.5)
    const front = frontOf(scaled(squaredDistance(centre), -1), simplex(3), cost)
    expect(front.length).toBeGreaterThan(40)
    expectRising(front)
    for (const { x, cost: spent, residual } of front) {
      const expected = nearestComposition(withinBudget(simplex(3), cost, spent), Float64Array.from(centre))
      for (const [i, fraction] of expected.entries()) expect(x[i]).toBeCloseTo(fraction, 7)
      expect(residual).toBeLessThan(1e-9)
    }
    expect(front[0]?.cost).toBeCloseTo(0.5, 12)
    expect(front.at(-1)?.cost).toBeCloseTo(costOf(cost, Float64Array.from(centre)), 9)
  })

  it('of a linear objective runs from corner to corner', () => {
    const front = frontOf(linear([1, 0.2, 0]), simplex(3), Float64Array.of(2, 1, 0))
    expectRising(front)
    // 1 and 0 mixed are better than 0.2 at the same cost.
    for (const { x, cost, value } of front) {
      expect(x[1]).toBe(0)
      expect(value).toBeCloseTo(cost / 2, 12)
    }
    expect([front[0]?.value, front.at(-1)?.value]).toEqual([0, 1])
  })

  it('is the maximum alone where that is cheapest too, or cost does not vary', () => {
    expect(frontOf(linear([1, 0]), simplex(2), Float64Array.of(0, 1))).toHaveLength(1)
    expect(frontOf(linear([1, 0]), simplex(2), Float64Array.of(7, 7))).toHaveLength(1)
  })

  it('takes the cheapest of many compositions with one value', () => {
    const front = frontOf(linear([1, 1, 1]), simplex(3), Float64Array.of(3, 1, 2))
    expect(front.map(({ x }) => [...x])).toEqual([[0, 1, 0]])
  })

  it('of *OH activity against Ir is beaten by no composition of the 5 % grid', () => {
    const oh = loadModel('irpdptrhru-oh')
    const activity = { name: 'sabatier', optimum: 1.1, temperature: 300 } as const
    const objective = differentiated(objectivePolynomial(oh, activity, oh.elements))
    const { length, exponents } = monomialsOf({ variables: 5, degree: 20 })
    for (const cost of [Float64Array.of(1, 0, 0, 0, 0), Float64Array.of(5500, 3200, 5500, 3200, 3200)])
      for (const region of [
        simplex(5),
        { lower: new Float64Array(5), upper: new Float64Array(5).fill(0.85) },
      ]) {
        const found = localMaxima(objective, region, { seed: 1, gridWork: 1e5 })
        const front = paretoFront(objective, region, cost, found)
        expectRising(front)
        for (const { residual } of front) expect(residual).toBeLessThan(1e-9)
        for (let point = 0; point < length; point++) {
          const x = Float64Array.from(exponents.subarray(5 * point, 5 * point + 5), steps => steps / 20)
          if (x.some((fraction, i) => fraction < region.lower[i] || fraction > region.upper[i])) continue
          const spent = costOf(cost, x)
          const dearer = front.find(own => own.cost >= spent - 1e-9) ?? (front.at(-1) as ParetoPoint)
          expect(objective.value(x)).toBeLessThanOrEqual(dearer.value + 1e-12)
        }
      }
  })
})
