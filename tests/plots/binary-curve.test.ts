import { describe, expect, it } from 'vitest'
import { type BinaryCurve, binaryCurve } from '../../plots/binary-curve.ts'
import { InputError } from '../../src/input/input-error.ts'
import { drawn, layersOf, textsOf } from './drawn.ts'

const curveOf = (values: readonly number[], more: Partial<BinaryCurve> = {}, total = 1): BinaryCurve => ({
  elements: ['Ir', 'Pt'],
  points: values.map((value, index) => {
    const share = values.length === 1 ? 0.5 : index / (values.length - 1)
    return { fractions: [total * (1 - share), total * share], value }
  }),
  title: 'Sabatier activity of *OH on fcc111-top',
  subtitle: ['model irpdptrhru-oh; exact'],
  valueTitle: 'Sabatier activity (1 = every site ideal)',
  ...more,
})

describe('a binary curve', () => {
  it('has a stable specification', () => {
    expect(binaryCurve(curveOf([0.1, 0.4, 0.3, 0.2, 0]))).toMatchSnapshot()
  })

  it('goes from the first element to the second, whatever the order of the points', () => {
    const curve = curveOf([0.1, 0.4, 0.3])
    const line = (own: BinaryCurve) => layersOf(binaryCurve(own), 'line')[0]?.data.values
    expect(line(curve)).toEqual([
      { Ir: 100, Pt: 0, value: 0.1 },
      { Ir: 50, Pt: 50, value: 0.4 },
      { Ir: 0, Pt: 100, value: 0.3 },
    ])
    expect(line({ ...curve, points: [...curve.points].reverse() })).toEqual(line(curve))
  })

  it('marks the largest value, or what it is told to mark, and keeps it in the frame', () => {
    expect(textsOf(binaryCurve(curveOf([0.1, 0.4, 0.3])))).toEqual(['Ir50Pt50: 0.4'])
    const best = { fractions: [0.37, 0.63], value: 0.456789 } as const
    const spec = binaryCurve(curveOf([0.1, 0.4, 0.3], { best }))
    expect(textsOf(spec)).toEqual(['Ir37Pt63: 0.4568'])
    const [, end] = layersOf(spec, 'line')[0]?.encoding.y?.scale.domain ?? []
    expect(end).toBeGreaterThan(0.456789)
    expect(textsOf(binaryCurve(curveOf([0, 0.1, 0.2])))).toEqual(['Pt: 0.2'])
    expect(textsOf(binaryCurve(curveOf([-1, -2], { fixed: 'Ru 40 %' }, 0.6)))).toEqual(['Ir60: −1'])
  })

  it('gives no room below zero to values that cannot be negative', () => {
    const start = (values: readonly number[]) =>
      layersOf(binaryCurve(curveOf(values)), 'line')[0]?.encoding.y?.scale.domain[0]
    expect(start([0, 0.4, 0.3])).toBe(0)
    expect(start([-0.1, 0.4, 0.3])).toBeLessThan(-0.1)
  })

  it('names both elements and what is held constant, without complaints', async () => {
    for (const curve of [
      curveOf([0.1, 0.4, 0.3], { fixed: 'Rh 20 %, Ru 20 %' }, 0.6),
      curveOf([1e-9, 3e-9, 2e-9]),
      curveOf([2, 2, 2]),
      curveOf([1]),
    ]) {
      const { svg, complaints } = await drawn(binaryCurve(curve))
      expect(complaints).toEqual([])
      expect(svg).not.toMatch(/NaN|undefined/)
      for (const name of ['>Ir<', '>Pt<']) expect(svg).toContain(name)
      if (curve.fixed !== undefined)
        for (const text of ['held constant: Rh 20 %, Ru 20 %', 'Pt / at. % (Ir and Pt: 60 % in all)', '>60<'])
          expect(svg).toContain(text)
    }
  })

  it('refuses no points, values that are not finite and different sums', () => {
    const refuse = (points: BinaryCurve['points'], message: string) => {
      expect(() => binaryCurve(curveOf([], { points }))).toThrow(InputError)
      expect(() => binaryCurve(curveOf([], { points }))).toThrow(message)
    }
    refuse([], 'a binary curve needs at least one composition')
    refuse([{ fractions: [0, 1], value: Number.POSITIVE_INFINITY }], 'finite values, got Infinity')
    refuse(
      [
        { fractions: [0, 1], value: 1 },
        { fractions: [0, 0.5], value: 1 },
      ],
      'Ir, Pt must have the same sum in every composition of a binary curve, got 1 and 0.5',
    )
  })
})
