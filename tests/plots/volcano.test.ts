import type { TopLevelSpec } from 'vega-lite'
import { describe, expect, it } from 'vitest'
import { logarithmicAxis, spansDecades } from '../../plots/logarithmic-axis.ts'
import { planeNames } from '../../plots/plane-names.ts'
import { textSize } from '../../plots/text-box.ts'
import { volcano } from '../../plots/volcano.ts'
import { volcanoPicture } from '../../plots/volcano-picture.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { InputError } from '../../src/input/input-error.ts'
import { readQuestion } from '../../src/question/read-question.ts'
import { answerVolcano, volcanoDistributions, volcanoQuestion } from '../../src/question/volcano.ts'
import { drawn, layersOf } from './drawn.ts'

function pictureOf(fields: object) {
  const question = readQuestion(volcanoQuestion, {
    model: 'irpdptrhru-oh',
    objective: 'sabatier',
    optimum: '1.10',
    composition: ['IrPdPtRhRu', 'Ir20Pt80'],
    ...fields,
  })
  const answer = answerVolcano(question, loadModel)
  const distributions = volcanoDistributions(question, loadModel)
  return { answer, distributions, spec: volcanoPicture(answer, distributions) }
}

const panelsOf = (spec: TopLevelSpec) =>
  (spec as unknown as { vconcat: [TopLevelSpec, TopLevelSpec] }).vconcat

const valueScale = (spec: TopLevelSpec) =>
  layersOf(panelsOf(spec)[0], 'line')[0]?.encoding.y?.scale as { type?: string; domain: [number, number] }

describe('a volcano', () => {
  it('has a stable specification', () => {
    const fields = { objective: 'window', optimum: undefined, from: '1', to: '1.2', composition: 'Ir20Pt80' }
    const { answer, distributions } = pictureOf(fields)
    const few = { ...answer, curve: answer.curve.filter((_, index) => index % 40 === 0) }
    expect(volcanoPicture(few, distributions)).toMatchSnapshot()
  })

  it('has the pure metals on its curve, the compositions at their means, and both panels along the same energies', () => {
    const { answer, spec } = pictureOf({})
    const [upper, lower] = panelsOf(spec)
    const [diamonds, circles] = layersOf(upper, 'point')
    expect(circles?.data.values.map(({ element, energy, value }) => ({ element, energy, value }))).toEqual(
      answer.pureMetals.map(({ element, energy, value }) => ({ element, energy, value })),
    )
    expect(diamonds?.data.values.map(({ energy, value }) => [energy, value])).toEqual(
      answer.compositions.map(({ meanEnergy, value }) => [meanEnergy, value]),
    )
    const domain = layersOf(upper, 'line')[0]?.encoding.x?.scale.domain
    expect(layersOf(lower, 'area')[0]?.encoding.x?.scale.domain).toEqual(domain)
    expect(domain).toEqual([answer.curve[0]?.energy, answer.curve.at(-1)?.energy])
  })

  it('has densities whose shapes are those of the distributions, each with a peak of 1', () => {
    const { distributions, spec } = pictureOf({})
    const heights = layersOf(panelsOf(spec)[1], 'area')[0]?.data.values ?? []
    const labels = [...new Set(heights.map(({ label }) => label))]
    for (const [index, { bins }] of distributions.entries()) {
      const own = heights.filter(({ label }) => label === labels[index]).map(({ height }) => height as number)
      expect(Math.max(...own)).toBe(1)
      const peak = Math.max(...bins.probability)
      expect(own.reduce((sum, height) => sum + height, 0)).toBeCloseTo(1 / peak, 9)
    }
  })

  it('has a logarithmic axis where activities span decades, and no other', () => {
    expect(valueScale(pictureOf({}).spec).type).toBe('log')
    expect(valueScale(pictureOf({ temperature: '3000' }).spec).type).toBeUndefined()
    const mean = { objective: 'mean', optimum: undefined }
    expect(valueScale(pictureOf(mean).spec).type).toBeUndefined()
    // At 2 K activities are too small to be numbers but 0, which has no logarithm.
    expect(valueScale(pictureOf({ temperature: '2' }).spec).type).toBeUndefined()
  })

  it('writes the definition, its reference, the energies, the optimum and the means, without complaints', async () => {
    const { svg, complaints } = await drawn(pictureOf({}).spec)
    expect(complaints).toEqual([])
    for (const text of [
      'Sabatier activity exp(−|ΔE(*OH) − 1.1 eV| / kT) at 300 K, relative to a site at the optimum',
      'ΔE of H₂O + * → *OH + ½ H₂; negative binds stronger',
      'zero: H₂O and H₂ in the gas phase and the clean slab',
      'optimum 1.1 eV',
      'Ir20Pd20Pt20Rh20Ru20: mean value 0.04572',
      'Ir20Pt80: mean value 0.5768',
      '10⁻³',
      '>Pt<',
    ])
      expect(svg).toContain(text)
    expect(svg).not.toMatch(/NaN|Infinity/)
  })

  it('draws every kind of function and pure metals alone, without complaints', async () => {
    for (const fields of [
      { objective: 'mean', optimum: undefined },
      { objective: 'window', optimum: undefined, to: '1' },
      { objective: 'orr', optimum: undefined },
      { composition: ['Pt', 'Ir'] },
      { composition: ['Pt', 'IrPt'], temperature: '5000' },
    ]) {
      const { svg, complaints } = await drawn(pictureOf(fields).spec)
      expect(complaints).toEqual([])
      expect(svg).not.toMatch(/NaN|undefined/)
    }
  })

  it('keeps the hyphen of a name in the definition', async () => {
    const { svg } = await drawn(pictureOf({ objective: 'orr', optimum: undefined }).spec)
    expect(svg).toContain('Koutecky-Levich')
    expect(svg).toContain('at pure Pt')
  })

  it('marks what rests on ensembles without data', async () => {
    const fields = { model: 'agaucupdpt-no', objective: 'mean', optimum: undefined, composition: 'AgPd' }
    const { svg } = await drawn(pictureOf(fields).spec)
    expect(svg).toContain('37.5 % of the sites without data')
  })

  it('refuses no composition, and more than can be told apart', () => {
    const shown = { title: '', subtitle: [], activity: { values: [], title: '' }, pureMetals: [] }
    expect(() => volcano({ ...shown, distributions: [] })).toThrow(InputError)
    const [distribution] = pictureOf({ composition: 'Pt' }).distributions
    const many = Array.from({ length: 13 }, (_, index) => ({
      label: String(index),
      distribution: distribution as NonNullable<typeof distribution>,
      value: 1,
    }))
    expect(() => volcano({ ...shown, distributions: many })).toThrow('at most 12 compositions, got 13')
  })
})

describe('a logarithmic axis', () => {
  it('is for positive values that are far apart', () => {
    expect(spansDecades([1e-4, 1])).toBe(true)
    expect(spansDecades([1e-2, 1])).toBe(false)
    expect(spansDecades([0, 1e9])).toBe(false)
    expect(spansDecades([-1, 1e9])).toBe(false)
  })

  it('holds all values, and has powers of ten within, the largest among them', () => {
    for (const values of [
      [1e-17, 1],
      [3e-5, 0.64],
      [2e-3, 4e6],
      [1e-300, 1e-12],
    ] as const) {
      const { scale, axis } = logarithmicAxis(values)
      expect(scale.domain[0]).toBeLessThanOrEqual(values[0])
      expect(scale.domain[1]).toBeGreaterThan(values[1])
      expect(axis.values.length).toBeGreaterThan(1)
      expect(axis.values.length).toBeLessThanOrEqual(7)
      for (const tick of axis.values) {
        expect(tick).toBeLessThanOrEqual(values[1] * (1 + 1e-9))
        expect(Math.abs(Math.log10(tick) - Math.round(Math.log10(tick)))).toBeLessThan(1e-9)
      }
      expect(axis.values[0]).toBeGreaterThan(values[1] / 10)
    }
  })
})

describe('names in a plane', () => {
  const scale = { domain: [0, 1] as [number, number] }
  const plane = { x: { scale }, y: { scale }, width: 400, height: 300 }

  interface NameLayer {
    readonly mark: {
      align: 'left' | 'center' | 'right'
      baseline: 'top' | 'middle' | 'bottom'
      dx: number
      dy: number
    }
    readonly data: { readonly values: readonly { name: string; x: number; y: number }[] }
  }

  const boxesOf = (points: Parameters<typeof planeNames>[0]) =>
    (planeNames(points, plane) as unknown as NameLayer[])
      .filter((_, index) => index % 2 === 0)
      .map(({ mark, data }) => {
        const { name, x, y } = data.values[0] as { name: string; x: number; y: number }
        const { width, height } = textSize([name], 12)
        const before = { left: 0, top: 0, center: 0.5, middle: 0.5, right: 1, bottom: 1 }
        return {
          left: x * plane.width + mark.dx - before[mark.align] * width,
          top: (1 - y) * plane.height + mark.dy - before[mark.baseline] * height,
          width,
          height,
        }
      })

  it('stand in the frame and do not cover each other, at its corners and where points coincide too', () => {
    const points = [
      ...[0, 1].flatMap(x => [0, 1].map(y => ({ name: `C${x}${y}`, x, y }))),
      ...['Pt', 'Pd', 'Ir'].map(name => ({ name, x: 0.5, y: 0.5 })),
    ]
    const boxes = boxesOf(points)
    for (const [index, box] of boxes.entries()) {
      expect(box.left >= 0 && box.left + box.width <= plane.width).toBe(true)
      expect(box.top >= 0 && box.top + box.height <= plane.height).toBe(true)
      for (const other of boxes.slice(index + 1)) {
        const isApart =
          box.left + box.width <= other.left ||
          other.left + other.width <= box.left ||
          box.top + box.height <= other.top ||
          other.top + other.height <= box.top
        expect(isApart).toBe(true)
      }
    }
  })
})
