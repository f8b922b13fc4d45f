import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mapPicture } from '../../plots/map-picture.ts'
import {
  gridPointAt,
  type MapProjection,
  movedPoint,
  pixelOf,
  sharesAt,
  triangleOf,
} from '../../server/page/views/map/triangle.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { answerMap, mapQuestion } from '../../src/question/map.ts'
import { readQuestion } from '../../src/question/read-question.ts'

const TRIANGLE = { left: 70, bottom: 430, side: 440 }

const anyShares = fc
  .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([a, b]) => (a + b > 1 ? ([1 - a, 1 - b, a + b - 1] as const) : ([a, b, 1 - a - b] as const)))

const anyPoint = fc
  .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }))
  .filter(([a, b]) => a + b <= 20)
  .map(([a, b]) => [a, b, 20 - a - b] as const)

describe('the triangle of a map', () => {
  it('has its corners where the picture draws them', () => {
    const question = { model: 'irpdptrhru-oh', corners: 'Ir,Pt,Ru', step: '0.5' }
    const spec = mapPicture(answerMap(readQuestion(mapQuestion, question), loadModel)) as unknown as {
      projection: MapProjection
      height: number
    }
    const triangle = triangleOf([1, 2], { left: 3, top: 2 }, spec.projection)
    expect(pixelOf(triangle, [1, 0, 0])).toEqual([
      4 + spec.projection.translate[0],
      4 + spec.projection.translate[1],
    ])
    const [x, y] = pixelOf(triangle, [0, 0, 1])
    expect(x).toBeCloseTo(triangle.left + triangle.side / 2, 9)
    expect(triangle.bottom - y).toBeCloseTo((triangle.side * Math.sqrt(3)) / 2, 9)
  })

  it('gives back the shares of every pixel', () => {
    fc.assert(
      fc.property(anyShares, shares => {
        expect(sharesAt(TRIANGLE, pixelOf(TRIANGLE, shares))).toEqual(
          shares.map(share => expect.closeTo(share, 9)),
        )
      }),
    )
  })

  it('gives the grid point that is nearest on the picture', () => {
    const points = Array.from({ length: 21 }, (_, a) =>
      Array.from({ length: 21 - a }, (_, b) => [a, b, 20 - a - b] as const),
    ).flat()
    const distance = (a: readonly number[], b: readonly number[]) =>
      Math.hypot((a[0] as number) - (b[0] as number), (a[1] as number) - (b[1] as number))
    const at = ([a, b, c]: readonly [number, number, number]) => pixelOf(TRIANGLE, [a / 20, b / 20, c / 20])
    fc.assert(
      fc.property(anyShares, shares => {
        const pixel = pixelOf(TRIANGLE, shares)
        const nearest = Math.min(...points.map(point => distance(at(point), pixel)))
        const found = gridPointAt(sharesAt(TRIANGLE, pixel), 20)
        expect(distance(at(found as (typeof points)[number]), pixel)).toBeCloseTo(nearest, 6)
      }),
    )
  })

  it('can be clicked a little beside its edges, and not far from them', () => {
    expect(gridPointAt([0.51, 0.51, -0.02], 10)).toEqual([5, 5, 0])
    expect(gridPointAt([1.04, -0.02, -0.02], 10)).toEqual([10, 0, 0])
    expect(gridPointAt([0.6, 0.5, -0.1], 10)).toBeNull()
  })
})

describe('a cursor on a map', () => {
  it('never leaves the triangle, and always stands on a point of the grid', () => {
    const keys = fc.array(fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'))
    fc.assert(
      fc.property(anyPoint, keys, (start, path) => {
        const end = path.reduce<readonly [number, number, number]>(
          (point, key) => movedPoint(point, key) ?? point,
          start,
        )
        expect(Math.min(...end)).toBeGreaterThanOrEqual(0)
        expect(end[0] + end[1] + end[2]).toBe(20)
      }),
    )
  })

  it('goes to the right, to the top, and back', () => {
    expect(movedPoint([5, 3, 2], 'ArrowRight')).toEqual([4, 4, 2])
    expect(movedPoint([4, 4, 2], 'ArrowLeft')).toEqual([5, 3, 2])
    let point = [10, 10, 0] as readonly [number, number, number]
    for (let step = 0; step < 20; step++) point = movedPoint(point, 'ArrowUp') ?? point
    expect(point).toEqual([0, 0, 20])
    for (let step = 0; step < 20; step++) point = movedPoint(point, 'ArrowDown') ?? point
    expect(point).toEqual([10, 10, 0])
  })

  it('minds no other key', () => {
    expect(movedPoint([5, 3, 2], 'Tab')).toBeNull()
  })
})
