import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ternaryTicks } from '../../plots/ternary-axes.ts'
import { type Fractions, type TernaryValue, ternaryCell, ternaryPoint } from '../../plots/ternary-cells.ts'
import { MAXIMUM_CELLS, type TernaryMap, ternaryMap } from '../../plots/ternary-map.ts'
import { InputError } from '../../src/input/input-error.ts'
import { drawn, layersOf, textsOf } from './drawn.ts'

/** All compositions of a grid of step `1 / intervals`, up to a total. */
function grid(intervals: number, total = 1): Fractions[] {
  const last = Math.round(intervals * total)
  return Array.from({ length: last + 1 }, (_, a) =>
    Array.from(
      { length: last - a + 1 },
      (_, b): Fractions => [a / intervals, b / intervals, (last - a - b) / intervals],
    ),
  ).flat()
}

const twoPeaks = ([a, b, c]: Fractions) =>
  Math.exp(-((a - 0.3) ** 2 + (b - 0.5) ** 2 + (c - 0.2) ** 2) / 0.05) +
  0.8 * Math.exp(-((a - 0.1) ** 2 + (b - 0.1) ** 2 + (c - 0.8) ** 2) / 0.03)

const mapOf = (points: readonly TernaryValue[], more: Partial<TernaryMap> = {}): TernaryMap => ({
  elements: ['Ir', 'Pd', 'Pt'],
  points,
  step: 0.1,
  title: 'Sabatier activity of *OH on fcc111-top',
  subtitle: ['model irpdptrhru-oh; exact'],
  valueTitle: 'Sabatier activity (1 = every site ideal)',
  ...more,
})

const valued = (fractions: readonly Fractions[], value: (of: Fractions) => number = twoPeaks) =>
  fractions.map(own => ({ fractions: own, value: value(own) }))

const area = (corners: readonly (readonly number[])[]) =>
  corners.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = corners[(index + 1) % corners.length] as readonly number[]
    return sum + ((x as number) * (nextY as number) - (nextX as number) * (y as number)) / 2
  }, 0)

const TRIANGLE_AREA = Math.sqrt(3) / 4

describe('a place in the triangle', () => {
  it('is a corner for a pure element, its centre for the equimolar alloy', () => {
    expect(ternaryPoint([1, 0, 0])).toEqual([0, 0])
    expect(ternaryPoint([0, 1, 0])).toEqual([1, 0])
    expect(ternaryPoint([0, 0, 1])).toEqual([0.5, Math.sqrt(3) / 2])
    const [x, y] = ternaryPoint([0.2, 0.2, 0.2])
    expect(x).toBeCloseTo(0.5, 14)
    expect(y).toBeCloseTo(Math.sqrt(3) / 6, 14)
  })
})

describe('the cells of a ternary grid', () => {
  it.each([1, 2, 3, 10, 50])('fill the triangle without gap or overlap at step 1/%i', intervals => {
    const cells = grid(intervals).map(point => ternaryCell(point, 1 / intervals))
    // A cell holds only what is nearest to its point (below), so the areas add up only without gap or overlap.
    const areas = cells.map(cell => Math.abs(area(cell.map(ternaryPoint))))
    expect(areas.reduce((a, b) => a + b)).toBeCloseTo(TRIANGLE_AREA, 12)
    for (const corner of cells.flat()) {
      expect(Math.min(...corner)).toBeGreaterThanOrEqual(0)
      expect(corner[0] + corner[1] + corner[2]).toBeCloseTo(1, 12)
    }
  })

  it('are whole hexagons inside, halves at the sides and sixths at the corners', () => {
    const hexagon = (Math.sqrt(3) / 2) * 0.1 ** 2
    const share = (point: Fractions) => Math.abs(area(ternaryCell(point, 0.1).map(ternaryPoint))) / hexagon
    expect(share([0.3, 0.3, 0.4])).toBeCloseTo(1, 12)
    expect(share([0.3, 0, 0.7])).toBeCloseTo(1 / 2, 12)
    expect(share([0, 0, 1])).toBeCloseTo(1 / 6, 12)
  })

  it('hold what is nearest to their point', () => {
    fc.assert(
      fc.property(fc.nat(10), fc.nat(10), fc.nat(20), fc.nat(20), (a, b, u, v) => {
        fc.pre(a + b <= 10)
        const point: Fractions = [a / 10, b / 10, (10 - a - b) / 10]
        const corners = ternaryCell(point, 0.1).map(ternaryPoint)
        const weights = corners.map((_, index) => ((index * u + v) % 7) + 1)
        const total = weights.reduce((sum, weight) => sum + weight)
        const inner = [0, 1].map(axis =>
          corners.reduce(
            (sum, corner, index) => sum + ((weights[index] as number) * (corner[axis] as number)) / total,
            0,
          ),
        )
        const distance = (other: Fractions) => {
          const [x, y] = ternaryPoint(other)
          return Math.hypot(x - (inner[0] as number), y - (inner[1] as number))
        }
        const nearest = Math.min(...grid(10).map(distance))
        expect(distance(point)).toBeLessThanOrEqual(nearest + 1e-12)
      }),
    )
  })
})

describe('the ticks of a ternary plot', () => {
  it('are round, few, and reach what the three elements make up', () => {
    expect(ternaryTicks(1)).toEqual([0, 20, 40, 60, 80, 100])
    expect(ternaryTicks(0.6)).toEqual([0, 10, 20, 30, 40, 50, 60])
    expect(ternaryTicks(0.55)).toEqual([0, 10, 20, 30, 40, 50])
    expect(ternaryTicks(0.1)).toEqual([0, 2, 4, 6, 8, 10])
    for (let percent = 1; percent <= 100; percent++)
      expect(ternaryTicks(percent / 100).length).toBeLessThanOrEqual(7)
  })
})

describe('a ternary map', () => {
  it('has a stable specification', () => {
    expect(ternaryMap(mapOf(valued(grid(2)), { step: 0.5 }))).toMatchSnapshot()
  })

  it('has one cell per point, with its composition, value and place', () => {
    const points = valued(grid(10))
    const [cells] = layersOf(ternaryMap(mapOf(points)), 'geoshape')
    expect(cells?.data.values).toHaveLength(66)
    const rings = cells?.data.values.map(
      cell =>
        (cell as unknown as { geometry: { coordinates: [number, number][][] } }).geometry.coordinates[0] ??
        [],
    )
    for (const ring of rings ?? []) {
      expect(ring.at(-1)).toEqual(ring[0])
      for (const [x, y] of ring) {
        // The three sides of the triangle, to the rounding of the coordinates.
        expect(y).toBeGreaterThanOrEqual(0)
        expect(y).toBeLessThanOrEqual(Math.sqrt(3) * Math.min(x, 1 - x) + 3e-5)
      }
    }
    expect(cells?.data.values.find(({ Ir, Pd }) => Ir === 30 && Pd === 50)).toMatchObject({
      Pt: 20,
      value: twoPeaks([0.3, 0.5, 0.2]),
    })
  })

  it('marks the largest value, or what it is told to mark', () => {
    const ringAt = (map: TernaryMap) => layersOf(ternaryMap(map), 'point')[0]?.data.values[0]
    const points = valued(grid(10))
    const [x, y] = ternaryPoint([0.3, 0.5, 0.2])
    expect(ringAt(mapOf(points))).toEqual({ x: expect.closeTo(x, 4), y: expect.closeTo(y, 4) })
    expect(textsOf(ternaryMap(mapOf(points)))).toContainEqual(['Ir30Pd50Pt20', '1'])
    const best = { fractions: [0.12, 0.08, 0.8], value: 1.2345678 } as const
    expect(textsOf(ternaryMap(mapOf(points, { best })))).toContainEqual(['Ir12Pd8Pt80', '1.235'])
  })

  it.each([
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
    [0.5, 0.5, 0],
    [0, 0.5, 0.5],
    [0.5, 0, 0.5],
  ] as const)('keeps the label of a maximum at %f, %f, %f inside the triangle', (...corner) => {
    const spec = ternaryMap(mapOf([{ fractions: corner, value: -0.123456 }]))
    const label = layersOf(spec, 'text').find(({ data }) => Array.isArray(data.values[0]?.text))
    const { x, y } = (label?.data.values ?? [])[0] as { x: number; y: number }
    expect(y).toBeGreaterThan(0)
    expect(y).toBeLessThan(Math.sqrt(3) * Math.min(x, 1 - x))
  })

  it('names its axes, their directions and the elements held constant', async () => {
    const points = valued(grid(10, 0.6))
    const { svg, complaints } = await drawn(
      ternaryMap(mapOf(points, { fixed: 'Rh 20 %, Ru 20 %', best: { fractions: [0, 0, 0.6], value: 2 } })),
    )
    for (const text of [
      'Pd / at. %  →',
      '←  Pt / at. %',
      '←  Ir / at. %',
      'held constant: Rh 20 %, Ru 20 %',
      'Pt60',
    ])
      expect(svg).toContain(text)
    expect(svg).toContain('every site ideal')
    expect(complaints).toEqual([])
  })

  it('draws a part of the triangle, and equal or very small values, without complaints', async () => {
    const part = valued(grid(20)).filter(({ fractions: [a, b] }) => a >= 0.1 && b <= 0.5)
    for (const map of [
      mapOf(part, { step: 0.05 }),
      mapOf(valued(grid(10), () => 0)),
      mapOf(valued(grid(10), () => -3)),
      mapOf(valued(grid(10), ([a]) => 1e-7 * a)),
    ]) {
      const { svg, complaints } = await drawn(ternaryMap(map))
      expect(complaints).toEqual([])
      expect(svg).not.toMatch(/NaN|undefined/)
      expect(svg.match(/<path[^>]*stroke-width="0.7" stroke-linejoin="round"/g)).toHaveLength(
        map.points.length,
      )
    }
  })

  it('has the same scale across and up', () => {
    const { width, height, projection } = ternaryMap(mapOf(valued(grid(2)))) as unknown as {
      width: number
      height: number
      projection: { type: string; scale: number; translate: [number, number] }
    }
    expect(projection.type).toBe('identity')
    expect(projection.translate[0] + projection.scale).toBeLessThan(width)
    expect(projection.translate[1] - projection.scale * (Math.sqrt(3) / 2)).toBeGreaterThan(0)
    expect(projection.translate[1]).toBeLessThan(height)
  })

  it('refuses no points, too many, values that are not finite and different sums', () => {
    const refuse = (points: readonly TernaryValue[], message: string) => {
      expect(() => ternaryMap(mapOf(points))).toThrow(InputError)
      expect(() => ternaryMap(mapOf(points))).toThrow(message)
    }
    const [one] = valued([[0.2, 0.3, 0.5]])
    refuse([], 'at least one composition')
    refuse(new Array(MAXIMUM_CELLS + 1).fill(one), 'at most 25000 compositions, got 25001')
    refuse([{ fractions: [0, 0, 1], value: Number.NaN }], 'finite values, got NaN')
    refuse(
      valued([
        [0.2, 0.3, 0.5],
        [0.2, 0.3, 0.4],
      ]),
      'the same sum in every composition of a ternary map',
    )
  })

  it('of a small side is as small, and has its legend below', async () => {
    const width = (svg: string) => Number(/width="([\d.]+)"/.exec(svg)?.[1])
    const [usual, small] = await Promise.all(
      [undefined, 230].map(async side =>
        width((await drawn(ternaryMap(mapOf(valued(grid(10)), side === undefined ? {} : { side })))).svg),
      ),
    )
    expect((usual as number) - (small as number)).toBeGreaterThan(440 - 230)
  })
})
