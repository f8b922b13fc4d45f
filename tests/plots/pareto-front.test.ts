import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ParetoFront, paretoFront } from '../../plots/pareto-front.ts'
import { InputError } from '../../src/input/input-error.ts'
import { drawn, layersOf, textsOf } from './drawn.ts'

const frontOf = (points: ParetoFront['points']): ParetoFront => ({
  points,
  title: 'Activity against the share of Ir',
  subtitle: ['model irpdptrhru-oh; exact'],
  costTitle: 'Ir / at. %',
  valueTitle: 'Sabatier activity (1 = every site ideal)',
})

const pointsOf = (...pairs: readonly (readonly [number, number])[]) =>
  pairs.map(([cost, value], index) => ({ composition: `Ir${index}`, cost, value }))

const RISING = pointsOf([0, 0], [10, 0.6], [20, 0.8], [60, 0.9], [100, 1])

/** Cost and value of the corners of the front. */
const lineOf = (points: ParetoFront['points']) =>
  layersOf(paretoFront(frontOf(points)), 'line')[0]?.data.values.map(({ cost, value }) => [cost, value])

const named = (points: ParetoFront['points']) => [...new Set(textsOf(paretoFront(frontOf(points))))]

describe('a Pareto front', () => {
  it('has a stable specification', () => {
    expect(paretoFront(frontOf([...RISING, ...pointsOf([50, 0.4])]))).toMatchSnapshot()
  })

  it('has the points that none beats in both, by rising cost; of equals one', () => {
    expect(lineOf(pointsOf([3, 1], [1, 0], [2, 2], [2, 1], [2, 2], [4, 2], [5, 3]))).toEqual([
      [1, 0],
      [2, 2],
      [5, 3],
    ])
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { minLength: 1 }), pairs => {
        const front = lineOf(pointsOf(...pairs)) as [number, number][]
        const isBeaten = ([cost, value]: readonly [number, number]) =>
          pairs.some(([c, v]) => c <= cost && v >= value && (c < cost || v > value))
        const expected = new Set(pairs.filter(pair => !isBeaten(pair)).map(String))
        expect(front.map(String)).toEqual([...new Set(front.map(String))])
        expect(new Set(front.map(String))).toEqual(expected)
      }),
    )
  })

  it('draws the others pale, each point once', () => {
    const points = [...RISING, ...pointsOf([50, 0.4], [70, 0.8])]
    const [pale, front] = layersOf(paretoFront(frontOf(points)), 'point')
    expect(pale?.data.values).toHaveLength(2)
    expect(front?.data.values).toHaveLength(5)
    expect(layersOf(paretoFront(frontOf(RISING)), 'point')).toHaveLength(1)
  })

  it('steps up at the cost of each point, as less cost gives no more than the point before', () => {
    expect(layersOf(paretoFront(frontOf(RISING)), 'line')[0]?.mark.interpolate).toBe('step-after')
  })

  it('names its ends and its knee, and no knee where it bends the other way', () => {
    expect(named(RISING)).toEqual(['Ir0', 'Ir4', 'Ir2'])
    expect(named(pointsOf([0, 0], [50, 0.1], [100, 1]))).toEqual(['Ir0', 'Ir2'])
    expect(named(pointsOf([0, 0], [100, 1]))).toEqual(['Ir0', 'Ir1'])
    expect(named(pointsOf([5, 1]))).toEqual(['Ir0'])
  })

  it('has no axis to negative figures, or beyond the limits, about a single point', () => {
    const domains = (cost: number, value: number) => {
      const spec = paretoFront({ ...frontOf(pointsOf([cost, value])), costLimits: [0, 1] })
      const { x, y } = layersOf(spec, 'point')[0]?.encoding ?? {}
      return [x?.scale.domain, y?.scale.domain]
    }
    expect(domains(0, 1)).toEqual([
      [0, 0.1],
      [0.9, 1.1],
    ])
    expect(domains(1, 0)).toEqual([
      [0.9, 1],
      [0, 0.1],
    ])
    expect(domains(0, -1)[1]).toEqual([-1.1, -0.9])
  })

  it('leaves out a name that has no room in the frame', () => {
    const long = RISING.map((point, index) => ({
      ...point,
      composition: `${index}${'Ir20Pd20Pt20Rh20Ru20'.repeat(6)}`,
    }))
    expect(named(long)).toEqual([])
  })

  it('is drawn without complaints, from one point to many', async () => {
    const many = Array.from({ length: 500 }, (_, index) => ({
      composition: `Ir${index}`,
      cost: 1e-6 * (index % 50),
      value: -Math.abs(Math.sin(index)),
    }))
    for (const points of [many, RISING, pointsOf([0, 0])]) {
      const { svg, complaints } = await drawn(paretoFront(frontOf(points)))
      expect(complaints).toEqual([])
      expect(svg).not.toMatch(/NaN|undefined/)
      expect(svg).toContain('Ir / at. %')
    }
  })

  it('refuses no points and figures that are not finite', () => {
    expect(() => paretoFront(frontOf([]))).toThrow(InputError)
    const wrong = pointsOf([1, Number.NaN])
    expect(() => paretoFront(frontOf(wrong))).toThrow(InputError)
    expect(() => paretoFront(frontOf(wrong))).toThrow('Ir0 has no finite cost and value, got 1 and NaN')
  })
})
