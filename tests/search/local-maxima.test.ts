import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differentiated } from '../../src/polynomial/differentiated.ts'
import { type CompositionRegion, nearestComposition } from '../../src/search/composition-region.ts'
import { localMaxima } from '../../src/search/local-maxima.ts'
import {
  homogeneous,
  linear,
  plus,
  scaled,
  squaredDistance,
  type Terms,
  times,
} from '../polynomial/homogeneous.ts'

const simplex = (elements: number): CompositionRegion => ({
  lower: new Float64Array(elements),
  upper: new Float64Array(elements).fill(1),
})

const maximaOf = (terms: Terms, region: CompositionRegion, seed = 1) =>
  localMaxima(differentiated(homogeneous(terms)), region, { seed, gridWork: 2000 }).maxima

const rounded = (x: Float64Array, digits = 7) => [...x].map(value => Number(value.toFixed(digits)) + 0)

const mixtures = fc
  .array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 2, maxLength: 5 })
  .map(parts => parts.map(part => part / parts.reduce((sum, own) => sum + own, 0)))

const ones = (elements: number): Terms => linear(new Array<number>(elements).fill(1))

describe('local maxima', () => {
  it('of minus the squared distance from a composition are that composition', () => {
    fc.assert(
      fc.property(mixtures, centre => {
        const maxima = maximaOf(scaled(squaredDistance(centre), -1), simplex(centre.length))
        expect(maxima).toHaveLength(1)
        expect(maxima[0]?.residual).toBeLessThan(1e-14)
        for (const [i, fraction] of centre.entries()) expect(maxima[0]?.x[i]).toBeCloseTo(fraction, 12)
      }),
      { numRuns: 12 },
    )
  })

  it('of minus the squared distance within bounds are the nearest composition, at its bounds', () => {
    fc.assert(
      fc.property(
        mixtures,
        fc.array(fc.double({ min: -1, max: 2, noNaN: true }), { minLength: 5, maxLength: 5 }),
        (inside, outside) => {
          const region = {
            lower: Float64Array.from(inside, fraction => 0.6 * fraction),
            upper: Float64Array.from(inside, fraction => Math.min(1, 1.3 * fraction)),
          }
          const centre = inside.map((_, i) => outside[i] as number)
          // The squared distance from a point off the simplex differs by a constant from that to its projection on the plane.
          const shift = (centre.reduce((sum, value) => sum + value, 0) - 1) / centre.length
          const maxima = maximaOf(scaled(squaredDistance(centre.map(value => value - shift)), -1), region)
          const expected = nearestComposition(region, Float64Array.from(centre))
          expect(maxima).toHaveLength(1)
          for (const [i, fraction] of expected.entries()) expect(maxima[0]?.x[i]).toBeCloseTo(fraction, 10)
          expect(maxima[0]?.residual).toBeLessThan(1e-9)
        },
      ),
      { numRuns: 25 },
    )
  })

  it('are all found where three were put: inside, on an edge and in a corner', () => {
    const centres = [
      [0.4, 0.35, 0.25],
      [0, 0.2, 0.8],
      [1, 0, 0],
    ]
    const product = centres.map(squaredDistance).reduce(times)
    const maxima = maximaOf(scaled(product, -1), simplex(3))
    expect(maxima).toHaveLength(3)
    for (const centre of centres) expect(maxima.map(({ x }) => rounded(x))).toContainEqual(centre)
    for (const { value, residual } of maxima) {
      expect(Math.abs(value)).toBeLessThan(1e-14)
      expect(residual).toBeLessThan(1e-12)
    }
  })

  it('of a convex function are the pure elements, best first, and not the minimum that one start stands on', () => {
    const terms: Terms = new Map([
      ['2,0,0', 1],
      ['0,2,0', 3],
      ['0,0,2', 2],
    ])
    const maxima = maximaOf(terms, simplex(3))
    expect(maxima.map(({ x, value }) => [...x, value])).toEqual([
      [0, 1, 0, 3],
      [0, 0, 1, 2],
      [1, 0, 0, 1],
    ])
    expect(maximaOf(new Map([...terms.keys()].map(key => [key, 1])), simplex(3))).toHaveLength(3)
  })

  it('are not corners where all derivatives vanish but higher ones rise', () => {
    const maxima = maximaOf(new Map([['3,3', 1]]), simplex(2))
    expect(maxima.map(({ x }) => rounded(x))).toEqual([[0.5, 0.5]])
    expect(maxima[0]?.value).toBeCloseTo(1 / 64, 15)
  })

  it('are not corners that rise only when several absent elements come at once, by a high power', () => {
    // A site of one atom of each of three elements and three of the first; the corner of the first is flat to fifth order.
    const apart = maximaOf(new Map([['3,2,2,2', 1]]), simplex(4))
    expect(apart.map(({ x }) => rounded(x, 6))).toEqual([[0.333333, 0.222222, 0.222222, 0.222222]])
    // Beside a true maximum in another corner, which is far higher.
    const beside = maximaOf(
      new Map([
        ['3,2,2,2,0', 1],
        ['0,0,0,0,9', 1],
      ]),
      simplex(5),
    )
    expect(beside.map(({ x }) => rounded(x, 6))).toEqual([
      [0, 0, 0, 0, 1],
      [0.333333, 0.222222, 0.222222, 0.222222, 0],
    ])
  })

  it.each([2, 3, 4])(
    'lie on a bound that costs nothing to first order, whatever the seed: order %d',
    order => {
      // x^2 y has its maximum at y = 1/3; a third element that takes the place of y costs z^order only.
      const terms = plus(
        times(times(linear([1, 0, 0]), linear([1, 0, 0])), times(linear([0, 1, 1]), ones(3))),
        scaled(
          times(
            Array.from({ length: order }, () => linear([0, 0, 1])).reduce(times),
            Array.from({ length: 4 - order }, () => ones(3)).reduce(times, new Map([['0,0,0', 1]])),
          ),
          -0.3,
        ),
      )
      for (const seed of [1, 2, 3, 4, 5]) {
        const { maxima } = localMaxima(differentiated(homogeneous(terms)), simplex(3), {
          seed,
          gridWork: 2000,
        })
        expect(maxima.map(({ x }) => rounded(x, 6))).toEqual([[0.666667, 0.333333, 0]])
        expect(maxima[0]?.x[2]).toBe(0)
        expect(maxima[0]?.residual).toBeLessThan(1e-12)
      }
    },
  )

  it('stay off a bound that is near but lower', () => {
    // y - 20000 y^2 has its maximum at y = 1 / 40000.
    const terms = plus(times(linear([0, 1]), ones(2)), scaled(times(linear([0, 1]), linear([0, 1])), -20_000))
    expect(maximaOf(terms, simplex(2)).map(({ x }) => rounded(x, 12))).toEqual([[0.999975, 0.000025]])
  })

  it('are not saddle points: x y + z^2 / 4 has two maxima, and a saddle between', () => {
    const maxima = maximaOf(
      new Map([
        ['1,1,0', 1],
        ['0,0,2', 0.125],
      ]),
      simplex(3),
    )
    expect(maxima.map(({ x }) => rounded(x))).toEqual([
      [0.5, 0.5, 0],
      [0, 0, 1],
    ])
  })

  it('count a plateau once, and say that it is one', () => {
    const constant = times(times(ones(4), ones(4)), ones(4))
    const everywhere = maximaOf(constant, simplex(4))
    expect(everywhere.map(({ value, level }) => [value, level])).toEqual([[1, true]])
    const edge = maximaOf(times(linear([1, 1, 0]), times(ones(3), ones(3))), simplex(3))
    expect(edge.map(({ value, level }) => [Number(value.toFixed(14)), level])).toEqual([[1, true]])
    expect(edge[0]?.x[2]).toBe(0)
    const zero = maximaOf(scaled(constant, 0), simplex(4))
    expect(zero.map(({ value, level }) => [value, level])).toEqual([[0, true]])
  })

  it('of a linear function are one corner, or the only composition that the bounds leave', () => {
    const terms = linear([0.3, 0.9, -0.2])
    expect(maximaOf(terms, simplex(3)).map(({ x, level }) => [...x, level])).toEqual([[0, 1, 0, false]])
    const only = Float64Array.of(0.2, 0.3, 0.5)
    const maxima = maximaOf(terms, { lower: only, upper: only })
    expect(maxima.map(({ x, residual }) => [...x, residual])).toEqual([[0.2, 0.3, 0.5, 0]])
  })

  it('do not depend on the seed, and are the same for the same seed', () => {
    const terms = scaled(
      [
        [0.7, 0.1, 0.2],
        [0.1, 0.6, 0.3],
      ]
        .map(squaredDistance)
        .reduce(times),
      -1,
    )
    const [one, same, other] = [1, 1, 2].map(seed => maximaOf(terms, simplex(3), seed))
    expect(one).toEqual(same)
    expect(one?.map(({ x }) => rounded(x)).sort()).toEqual(other?.map(({ x }) => rounded(x)).sort())
  })

  it('scale with the objective, down to the smallest numbers', () => {
    const base = plus(scaled(squaredDistance([0.2, 0.3, 0.5]), -1), times(ones(3), ones(3)))
    for (const factor of [1e-100, 1, 1e100])
      expect(maximaOf(scaled(base, factor), simplex(3)).map(({ x }) => rounded(x))).toEqual([[0.2, 0.3, 0.5]])
  })
})
