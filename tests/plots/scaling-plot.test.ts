import { describe, expect, it } from 'vitest'
import { scalingPlot } from '../../plots/scaling-plot.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { readQuestion } from '../../src/question/read-question.ts'
import { answerScaling, jointOfScaling, scalingQuestion } from '../../src/question/scaling.ts'
import { drawn, layersOf } from './drawn.ts'

function plotOf(fields: object) {
  const question = readQuestion(scalingQuestion, {
    models: 'irpdptrhru-oh,irpdptrhru-o',
    composition: 'IrPdPtRhRu',
    ...fields,
  })
  const answer = answerScaling(question, loadModel)
  return { answer, spec: scalingPlot(answer, jointOfScaling(question, loadModel)) }
}

const names = (spec: ReturnType<typeof scalingPlot>) =>
  layersOf(spec, 'text').flatMap(({ data }) => data.values.map(({ name }) => name))

describe('a scaling plot', () => {
  it('has a stable specification', () => {
    const { spec } = plotOf({ models: 'agaucupdpt-no,agaucupdpt-h', composition: 'CuPt' })
    expect(spec).toMatchSnapshot()
  })

  it('draws both lines through the frame, and every metal of the models as a named point', () => {
    const { answer, spec } = plotOf({})
    const [lines] = layersOf(spec, 'line')
    const [low = 0, high = 0] = lines?.encoding.x?.scale.domain ?? []
    const { slope, intercept, pureMetals } = answer
    expect(lines?.data.values).toEqual(
      [
        { name: 'sites', slope, intercept },
        { name: 'pure metals', slope: pureMetals.slope, intercept: pureMetals.intercept },
      ].flatMap(line =>
        [low, high].map(x => ({
          name: line.name,
          x,
          y: (line.intercept as number) + (line.slope as number) * x,
        })),
      ),
    )
    const [points] = layersOf(spec, 'point')
    expect(points?.data.values.map(({ name, x, y }) => [name, x, y])).toEqual(
      pureMetals.points.map(({ element, energies }) => [element, ...energies]),
    )
    // Each name is drawn twice, in white and in black.
    expect([...new Set(names(spec))]).toEqual(['Ir', 'Pd', 'Pt', 'Rh', 'Ru'])
    const [bottom = 0, top = 0] = points?.encoding.y?.scale.domain ?? []
    for (const { energies } of pureMetals.points) {
      expect(energies[0] > low && energies[0] < high).toBe(true)
      expect(energies[1] > bottom && energies[1] < top).toBe(true)
    }
  })

  it('writes both equations, what the energies are relative to, and where the sites lie, without complaints', async () => {
    const { svg, complaints } = await drawn(plotOf({}).spec)
    expect(complaints).toEqual([])
    for (const text of [
      'Scaling of *O on fcc111-fcc with *OH beside it on',
      'ΔE of H₂O + * → *OH + ½ H₂; negative binds stronger',
      'ΔE of H₂O + * → *O + H₂; negative binds stronger',
      'zero: H₂O and H₂ in the gas phase and the clean slab',
      'neighbours of rank 1, 0.408 lattice constants apart',
      'sites: B = 0.663 A + 0.312 eV, spread 0.356 eV',
      'pure metals: B = 1.933 A − 0.488 eV, spread 0.105 eV',
      'A: ΔE(*OH) / eV',
      'B: ΔE(*O) / eV',
    ])
      expect(svg).toContain(text)
  })

  it('has the line over the metals alone for a pure metal', async () => {
    const { spec } = plotOf({ composition: 'Pt' })
    expect(new Set(layersOf(spec, 'line')[0]?.data.values.map(({ name }) => name))).toEqual(
      new Set(['pure metals']),
    )
    const { svg, complaints } = await drawn(spec)
    expect(complaints).toEqual([])
    expect(svg).toContain('correlation over the sites undefined')
    expect(svg).not.toMatch(/NaN|undefined,|null/)
  })

  it('has no line where every metal binds alike, and marks ensembles without data', async () => {
    const { answer } = plotOf({ composition: 'Pt' })
    const none = { slope: null, intercept: null, residualStandardDeviation: null }
    const same = { ...answer, pureMetals: { ...answer.pureMetals, ...none } }
    const question = readQuestion(scalingQuestion, {
      models: 'irpdptrhru-oh,irpdptrhru-o',
      composition: 'Pt',
    })
    expect(layersOf(scalingPlot(same, jointOfScaling(question, loadModel)), 'line')).toEqual([])
    const { svg } = await drawn(plotOf({ models: 'agaucupdpt-no,agaucupdpt-h', composition: 'AgPd' }).spec)
    expect(svg).toContain('ensembles without data: 37.5 % of the pairs (energies predicted)')
  })
})
