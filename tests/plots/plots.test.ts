import { Resvg } from '@resvg/resvg-js'
import { describe, expect, it } from 'vitest'
import { comparisonOverlay, MAXIMUM_LINES } from '../../plots/comparison-overlay.ts'
import { energyHistogram } from '../../plots/energy-histogram.ts'
import { toHtml, toPng, toSvg } from '../../plots/render.ts'
import { parseComposition } from '../../src/composition/formula.ts'
import { unlayered } from '../../src/composition/layered.ts'
import { energyDistribution } from '../../src/distribution/distribution.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { InputError } from '../../src/input/input-error.ts'
import { drawn } from './drawn.ts'

const distributionOf = (model: string, composition: string, binWidth = 0.1) =>
  energyDistribution(loadModel(model), unlayered(parseComposition(composition)), { binWidth })

const oh = distributionOf('irpdptrhru-oh', 'IrPt')
const no = distributionOf('agaucupdpt-no', 'AgPd')

/** The layer that draws a kind of mark, as plain JSON. */
const layersOf = (spec: unknown) =>
  (
    spec as {
      layer: {
        mark?: { type: string }
        layer?: { mark: { align?: string } }[]
        data: { values: Record<string, unknown>[] }
        encoding: Record<string, { title?: unknown; scale?: { domain: unknown; range: unknown } }>
      }[]
    }
  ).layer

const total = (values: Record<string, unknown>[], field: string) =>
  values.reduce((sum, value) => sum + (value[field] as number), 0)

describe('histogram', () => {
  it('has a stable specification', () => {
    expect(energyHistogram(oh, { target: 1.1, dftEnergies: [0.5, 0.9, 0.95] })).toMatchSnapshot()
  })

  it('stacks bars that sum to 1, or as density times width to 1, whatever the ensembles', () => {
    for (const distribution of [oh, no]) {
      const [bars] = layersOf(energyHistogram(distribution))
      expect(total(bars?.data.values ?? [], 'probability')).toBeCloseTo(1, 12)
      const [density] = layersOf(energyHistogram(distribution, { scale: 'density' }))
      expect(total(density?.data.values ?? [], 'probability') * 0.1).toBeCloseTo(1, 12)
      expect(bars?.encoding.y?.title).toBe('Probability per 0.1 eV')
      expect(density?.encoding.y?.title).toBe('Probability density / eV⁻¹')
    }
  })

  it('names the axis by quantity and adsorbate', () => {
    expect(layersOf(energyHistogram(oh))[0]?.encoding.x?.title).toBe('ΔE(*OH) / eV')
    expect(layersOf(energyHistogram(no))[0]?.encoding.x?.title).toBe('ΔG(*NO) / eV')
  })

  it('outlines what rests on ensembles without data, and only then', () => {
    const outlined = layersOf(energyHistogram(no)).find(({ mark }) => mark?.type === 'line')
    expect(total(outlined?.data.values ?? [], 'height')).toBeCloseTo(no.unseenProbability, 12)
    expect(no.unseenProbability).toBeCloseTo(0.375, 12)
    expect(layersOf(energyHistogram(oh)).some(({ mark }) => mark?.type === 'line')).toBe(false)
  })

  it('lays DFT rows over it with the same area', () => {
    const energies = [0.31, 0.32, 0.6, 0.9, 1.4]
    const line = layersOf(energyHistogram(oh, { dftEnergies: energies })).find(
      ({ mark }) => mark?.type === 'line',
    )
    expect(total(line?.data.values ?? [], 'height')).toBeCloseTo(1, 12)
    expect(line?.data.values[0]?.name).toBe('DFT, 5 rows')
  })

  it('keeps the labels of energies within a narrow axis', () => {
    const aligned = (target: number) =>
      layersOf(energyHistogram(oh, { target, shownWidth: 280 })).flatMap(
        ({ layer }) => layer?.[1]?.mark.align ?? [],
      )
    expect(aligned(oh.minimum)).toEqual(['left'])
    expect(aligned(oh.maximum)).toEqual(['right'])
    expect(aligned((oh.minimum + oh.maximum) / 2)).toEqual([])
  })

  it('writes reference, sign, model and figures into the SVG, and a legend for every element', async () => {
    const svg = await toSvg(
      energyHistogram(distributionOf('irpdptrhru-oh', 'IrPdPtRhRu', 0.01), { target: 1.1 }),
    )
    for (const text of [
      '*OH on fcc111-top of Ir20Pd20Pt20Rh20Ru20',
      'negative binds stronger',
      'zero: H₂O and H₂ in the gas phase and the clean slab',
      'mean 0.746 eV',
      'target 1.100 eV',
      ...['Ir', 'Pd', 'Pt', 'Rh', 'Ru'].map(element => `>${element}<`),
    ])
      expect(svg).toContain(text)
  })
})

describe('PNG', () => {
  /** Dark pixels in the strip of the title. */
  const titleInk = (svg: string, options: object) => {
    const { pixels, width } = new Resvg(svg, options).render()
    let dark = 0
    for (let pixel = 0; pixel < width * 80; pixel++) if ((pixels[4 * pixel] as number) < 128) dark++
    return dark
  }

  it('has its text without any font of the machine', async () => {
    const spec = energyHistogram(oh)
    const png = await toPng(spec)
    const [width, height] = [Buffer.from(png).readUInt32BE(16), Buffer.from(png).readUInt32BE(20)]
    const image = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image width="${width}" height="${height}" href="data:image/png;base64,${Buffer.from(png).toString('base64')}"/></svg>`
    const noFonts = { font: { loadSystemFonts: false } }
    expect(titleInk(image, noFonts)).toBeGreaterThan(500)
    expect(titleInk(await toSvg(spec), noFonts)).toBe(0)
  })
})

describe('HTML', () => {
  it('holds all it needs: no address to fetch from, data that cannot end the script', async () => {
    const html = await toHtml(energyHistogram(oh))
    expect(html).not.toMatch(/<(script|link|img)[^>]+(src|href)=/)
    expect(html.match(/<script>/g)).toHaveLength(2)
    expect(html.match(/<\/script>/g)).toHaveLength(2)
  })
})

describe('comparison overlay', () => {
  const entry = (label: string, composition: string) => ({
    label,
    distribution: distributionOf('irpdptrhru-oh', composition),
  })

  it('has a stable specification', () => {
    expect(comparisonOverlay([entry('a', 'IrPt'), entry('b', 'Pt')], { low: 1, high: 1.2 })).toMatchSnapshot()
  })

  it('draws curves of area 1 and a pure metal as a line', () => {
    const layers = layersOf(comparisonOverlay([entry('alloy', 'IrPt'), entry('metal', 'Pt')]))
    const curve = layers.find(({ mark }) => mark?.type === 'line')
    expect(total(curve?.data.values ?? [], 'density') * 0.1).toBeCloseTo(1, 12)
    const rule = layers.find(({ mark }) => mark?.type === 'rule')
    expect(rule?.data.values).toEqual([{ energy: energyOfPt, label: 'metal' }])
  })
  const energyOfPt = distributionOf('irpdptrhru-oh', 'Pt').mean

  it('tells equal labels apart and marks predicted energies', () => {
    const labels = (entries: Parameters<typeof comparisonOverlay>[0]) =>
      layersOf(comparisonOverlay(entries))[0]?.encoding.color?.scale?.domain
    expect(labels([entry('x', 'IrPt'), entry('x', 'IrRu')])).toEqual(['x', 'x (2)'])
    expect(labels([{ label: 'AgPd', distribution: no }])).toEqual(['AgPd (37.5 % without data)'])
  })

  it('shortens long names in the legend alone, still told apart, so that the plot keeps its width', async () => {
    const name = 'x'.repeat(200)
    const spec = comparisonOverlay([
      entry(`${name}a`, 'IrPt'),
      entry(`${name}b`, 'Pt'),
      { label: name, distribution: no },
    ])
    expect(layersOf(spec)[0]?.encoding.color?.scale?.domain).toEqual([
      `${name}a`,
      `${name}b`,
      `${name} (37.5 % without data)`,
    ])
    const short = `${'x'.repeat(27)}…`
    const { svg, complaints } = await drawn(spec)
    expect(complaints).toEqual([])
    const texts = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text)
    expect(texts).toEqual(expect.arrayContaining([short, `${short} (2)`, `${short} (37.5 % without data)`]))
    expect(texts.some(text => text?.includes(name))).toBe(false)
  })

  it('refuses more lines than can be told apart', () => {
    const many = Array.from({ length: MAXIMUM_LINES + 1 }, (_, index) => entry(String(index), 'Pt'))
    expect(() => comparisonOverlay(many)).toThrow(InputError)
    expect(() => comparisonOverlay(many)).toThrow('at most 12 compositions, got 13')
  })
})
