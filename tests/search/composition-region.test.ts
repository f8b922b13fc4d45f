import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CompositionRegion,
  costOf,
  leastCost,
  nearestComposition,
  withinBudget,
} from '../../src/search/composition-region.ts'
import { regionVertices } from '../../src/search/region-vertices.ts'

const sum = (x: Float64Array) => x.reduce((total, fraction) => total + fraction, 0)
const dot = (a: Float64Array, b: Float64Array) => a.reduce((total, value, i) => total + value * b[i], 0)
const difference = (a: Float64Array, b: Float64Array) => a.map((value, i) => value - b[i])

/** Bounds around some composition, so that there is one; about a third of them fixed or without a lower bound. */
const regions = fc
  .array(fc.tuple(fc.double({ min: 0.01, max: 1, noNaN: true }), fc.nat(5), fc.nat(5)), {
    minLength: 2,
    maxLength: 6,
  })
  .map((parts): CompositionRegion => {
    const total = parts.reduce((all, [part]) => all + part, 0)
    return {
      lower: Float64Array.from(parts, ([part, below]) => (below > 3 ? 0 : (part / total) * (1 - below / 4))),
      upper: Float64Array.from(parts, ([part, , above]) =>
        above > 3 ? 1 : Math.min(1, (part / total) * (1 + above / 2)),
      ),
    }
  })

const points = fc.array(fc.double({ min: -2, max: 3, noNaN: true }), { minLength: 6, maxLength: 6 })

/** Prices in steps of 0.01, as real ones are; nearly equal ones say nothing within rounding. */
const prices = fc.array(fc.integer({ min: -200, max: 300 }), { minLength: 6, maxLength: 6 })

const budgeted = fc
  .tuple(regions, prices, fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([region, costs, share]) => {
    const cost = Float64Array.from(region.lower, (_, i) => (costs[i] as number) / 100)
    const least = leastCost(region, cost)
    const most = -leastCost(
      region,
      cost.map(value => -value),
    )
    return { region, cost, limit: least + share * (most - least) }
  })

const cutTo = (point: readonly number[], { lower }: CompositionRegion) =>
  Float64Array.from(lower, (_, i) => point[i] as number)

describe('the nearest composition of a region', () => {
  it('is in it, and every corner lies behind the plane through it (which makes it the nearest)', () => {
    fc.assert(
      fc.property(regions, points, (region, point) => {
        const y = cutTo(point, region)
        const x = nearestComposition(region, y)
        expect(Math.abs(sum(x) - 1)).toBeLessThan(2e-15 * 4)
        expect(x.every((fraction, i) => fraction >= region.lower[i] && fraction <= region.upper[i])).toBe(
          true,
        )
        for (const corner of regionVertices(region, 500))
          expect(dot(difference(y, x), difference(corner, x))).toBeLessThan(1e-13)
      }),
    )
  })

  it('is the same of itself', () => {
    fc.assert(
      fc.property(regions, points, (region, point) => {
        const x = nearestComposition(region, cutTo(point, region))
        expect(Math.max(...difference(nearestComposition(region, x), x).map(Math.abs))).toBeLessThan(1e-15)
      }),
    )
  })

  it('keeps a budget, and is the nearest that does: no affordable composition lies before its plane', () => {
    fc.assert(
      fc.property(
        budgeted,
        points,
        fc.array(points, { minLength: 12, maxLength: 12 }),
        (asked, point, others) => {
          const { region, cost, limit } = asked
          const within = withinBudget(region, cost, limit)
          const y = cutTo(point, region)
          const x = nearestComposition(within, y)
          const scale = Math.max(...cost.map(Math.abs), 1)
          expect(Math.abs(sum(x) - 1)).toBeLessThan(1e-14)
          expect(costOf(cost, x)).toBeLessThan(limit + 1e-11 * scale)
          for (const other of others) {
            // What is affordable, between a random composition and the cheapest.
            const cheapest = nearestComposition(withinBudget(region, cost, leastCost(region, cost)), y)
            const z = nearestComposition(region, cutTo(other, region))
            const [low, high] = [costOf(cost, cheapest), costOf(cost, z)]
            const share = high <= limit ? 1 : Math.max(0, (limit - low) / (high - low))
            const mixed = cheapest.map((fraction, i) => fraction + share * (z[i] - fraction))
            expect(dot(difference(y, x), difference(mixed, x))).toBeLessThan(1e-10 * scale)
          }
        },
      ),
    )
  })

  it('is as near as the best of a fine grid, budget and all', () => {
    const region = withinBudget(
      { lower: Float64Array.of(0.1, 0, 0.05), upper: Float64Array.of(0.6, 0.7, 1) },
      Float64Array.of(5500, 3200, 1000),
      3000,
    )
    const y = Float64Array.of(0.8, 0.6, -0.3)
    const x = nearestComposition(region, y)
    const steps = 400
    let nearest = Number.POSITIVE_INFINITY
    for (let i = 40; i <= 240; i++)
      for (let j = 0; j <= 280; j++) {
        const z = Float64Array.of(i / steps, j / steps, 1 - (i + j) / steps)
        if (z[2] < 0.05 || 5500 * z[0] + 3200 * z[1] + 1000 * z[2] > 3000) continue
        nearest = Math.min(nearest, Math.hypot(...difference(y, z)))
      }
    const own = Math.hypot(...difference(y, x))
    expect(own).toBeLessThanOrEqual(nearest)
    // A grid point lies within a step of any affordable composition.
    expect(own).toBeGreaterThan(nearest - 2 / steps)
    expect(costOf(Float64Array.of(5500, 3200, 1000), x)).toBeCloseTo(3000, 9)
  })
})

describe('the least cost', () => {
  it('is that of the cheapest corner, and leaves a face where the budget is just that', () => {
    fc.assert(
      fc.property(budgeted, points, ({ region, cost }, point) => {
        const least = leastCost(region, cost)
        const corners = regionVertices(region, 500)
        expect(Math.abs(least - Math.min(...corners.map(x => costOf(cost, x))))).toBeLessThan(1e-13 * 4)
        const x = nearestComposition(withinBudget(region, cost, least), cutTo(point, region))
        expect(Math.abs(costOf(cost, x) - least)).toBeLessThan(1e-10)
      }),
    )
  })
})

describe('corners', () => {
  it('of the simplex are the pure elements', () => {
    const corners = regionVertices({ lower: new Float64Array(3), upper: new Float64Array(3).fill(1) }, 10)
    expect(corners.map(x => [...x])).toEqual([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ])
  })

  it('with at most 0.35 of each of five are 30: two elements of 0.35 and one of 0.3', () => {
    const corners = regionVertices({ lower: new Float64Array(5), upper: new Float64Array(5).fill(0.35) }, 100)
    expect(corners).toHaveLength(30)
    for (const x of corners)
      expect([...x].sort().map(value => Number(value.toFixed(12)))).toEqual([0, 0, 0.3, 0.35, 0.35])
  })

  it('of a region of one composition are that', () => {
    const fixed = Float64Array.of(0.2, 0.8)
    expect(regionVertices({ lower: fixed, upper: fixed }, 10).map(x => [...x])).toEqual([[0.2, 0.8]])
  })
})
