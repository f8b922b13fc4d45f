import { describe, expect, it } from 'vitest'
import { jointHeatMap } from '../../plots/joint-heat-map.ts'
import { toSvg } from '../../plots/render.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { answerJoint, jointQuestion } from '../../src/question/joint.ts'
import { readQuestion } from '../../src/question/read-question.ts'

const ask = (fields: object) =>
  answerJoint(
    readQuestion(jointQuestion, {
      models: 'agaucupdpt-co,agaucupdpt-h',
      composition: 'AgAuCuPdPt',
      ...fields,
    }),
    loadModel,
  )

interface Layer {
  readonly mark: { readonly type: string }
  readonly data: { readonly values: Record<string, number>[] }
}

/** The layers of the top margin, of the plane, and of the margin at the right, as plain JSON. */
function panelsOf(spec: unknown): [Layer[], Layer[], Layer[]] {
  const [top, below] = (spec as { vconcat: [{ layer: Layer[] }, { hconcat: { layer: Layer[] }[] }] }).vconcat
  const [plane, right] = below.hconcat
  return [top.layer, plane?.layer as Layer[], right?.layer as Layer[]]
}

/** The lines below the title. */
const notesOf = (spec: unknown) => (spec as { title: { subtitle: string[] } }).title.subtitle

const total = (layer: Layer | undefined, of: (value: Record<string, number>) => number) =>
  (layer?.data.values ?? []).reduce((sum, value) => sum + of(value), 0)

const area = ({ low, high, density }: Record<string, number>) =>
  ((high as number) - (low as number)) * (density as number)

describe('joint heat map', () => {
  it('has a stable specification', () => {
    const answer = ask({ composition: 'CuPt', window: 'CO<=0,H>0', given: 'CO<=0', binWidth: '0.2' })
    expect(jointHeatMap(answer)).toMatchSnapshot()
  })

  it('leaves out only faint cells, and its margins have all but the far ends', () => {
    const [top, plane, right] = panelsOf(jointHeatMap(ask({})))
    expect(total(plane[0], ({ probability }) => probability as number)).toBeGreaterThan(0.97)
    expect(total(top[0], area)).toBeGreaterThan(1 - 1e-4)
    expect(total(right[0], area)).toBeGreaterThan(1 - 1e-4)
  })

  it('unites bins that are too many to tell apart, so that the file stays small', () => {
    const spec = jointHeatMap(ask({ binWidth: '0.004' }))
    const [, plane] = panelsOf(spec)
    expect(plane[0]?.data.values.length).toBeLessThanOrEqual(120 * 120)
    expect(total(plane[0], ({ probability }) => probability as number)).toBeGreaterThan(0.97)
    expect(JSON.stringify(spec).length).toBeLessThan(2e6)
  })

  it('writes references, correlation, windows and the condition into the SVG', async () => {
    const svg = await toSvg(jointHeatMap(ask({ window: ['CO<=0,H>0', 'CO>0,H>0.1'], given: 'H>0' })))
    for (const text of [
      '*CO on fcc111-top beside *H on fcc111-fcc of',
      'ΔG of CO + * → *CO; negative binds stronger',
      'ΔG of ½ H₂ + * → *H; negative binds stronger',
      'correlation 0.523; exact',
      'CO ≤ 0, H &gt; 0: 26.44 %',
      '(if independent 35.22 %)',
      'CO &gt; 0, H &gt; 0.1: ',
      'ΔG(*CO) / eV given H&gt;0',
      'Probability per 0.02 eV × 0.02 eV',
      'ΔG(*CO) / eV',
      'ΔG(*H) / eV',
    ])
      expect(svg).toContain(text)
  })

  it('draws a pure metal as one cell, and tells two models of one adsorbate apart', async () => {
    const same = { models: 'irpdptrhru-oh,irpdptrhru-oh', composition: 'Pt', neighbour: '1' }
    const spec = jointHeatMap(ask(same))
    expect(panelsOf(spec)[1][0]?.data.values).toHaveLength(1)
    const svg = await toSvg(spec)
    expect(svg).toContain('A: ΔE(*OH) / eV')
    expect(svg).toContain('B: ΔE(*OH) / eV')
    expect(svg).toContain('correlation undefined; exact')
  })

  it('says the zero of both energies, though it is the same', () => {
    const notes = notesOf(jointHeatMap(ask({ models: 'irpdptrhru-oh,irpdptrhru-o', composition: 'Pt' })))
    expect(notes.slice(0, 4)).toEqual([
      'ΔE of H₂O + * → *OH + ½ H₂; negative binds stronger',
      'zero: H₂O and H₂ in the gas phase and the clean slab',
      'ΔE of H₂O + * → *O + H₂; negative binds stronger',
      'zero: H₂O and H₂ in the gas phase and the clean slab',
    ])
  })

  it('says the reference of two models of one energy once', () => {
    const notes = notesOf(jointHeatMap(ask({ models: 'irpdptrhru-oh,irpdptrhru-oh', composition: 'Pt' })))
    expect(notes.filter(note => note.startsWith('zero:'))).toHaveLength(1)
  })

  it('marks what rests on ensembles without data', async () => {
    const svg = await toSvg(jointHeatMap(ask({ models: 'agaucupdpt-no,agaucupdpt-h', composition: 'AgPd' })))
    expect(svg).toContain('ensembles without data: 37.5 % of the pairs')
  })
})
