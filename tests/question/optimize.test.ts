import { describe, expect, it } from 'vitest'
import { loadModel } from '../../src/energy/registry.ts'
import { InputError } from '../../src/input/input-error.ts'
import { readCompositionCost } from '../../src/question/composition-cost.ts'
import { answerOptimize, optimizeQuestion } from '../../src/question/optimize.ts'
import { optimizeTable } from '../../src/question/optimize-table.ts'
import { readQuestion } from '../../src/question/read-question.ts'

const asked = (fields: Record<string, unknown>) =>
  answerOptimize(readQuestion(optimizeQuestion, { model: 'irpdptrhru-oh', ...fields }), loadModel)

const activity = { objective: 'sabatier', optimum: '1.10' }

describe('what a front is against', () => {
  it('is a mole fraction, a sum of them, or the supply risk', () => {
    const elements = ['Ir', 'Pd', 'Pt']
    expect([...readCompositionCost('share:Ir', elements).perElement]).toEqual([1, 0, 0])
    expect([...readCompositionCost('share:Ir+Pt', elements).perElement]).toEqual([1, 0, 1])
    expect([...readCompositionCost('supply-risk', elements).perElement]).toEqual([5500, 3200, 5500])
  })

  it('says what is wrong with it', () => {
    for (const [against, message] of [
      ['share', 'got "share"'],
      ['share:', 'got "share:"'],
      ['price', 'supply-risk, got "price"'],
      ['share:Au', '"Au" in "share:Au" is none of the elements Ir, Pt'],
      ['share:Ir+Ir', 'element Ir appears twice in "share:Ir+Ir"'],
    ] as const) {
      expect(() => readCompositionCost(against, ['Ir', 'Pt'])).toThrow(message)
      expect(() => readCompositionCost(against, ['Ir', 'Pt'])).toThrow(InputError)
    }
  })
})

describe('the answer to optimize', () => {
  it('is JSON: objective, bounds, and maxima best first, without a front', () => {
    const answer = asked({ ...activity, elements: 'Ir,Pd,Pt', bounds: 'Pd=0.1:0.5' })
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer)
    expect(answer).toMatchObject({
      model: 'irpdptrhru-oh',
      objective: { name: 'sabatier', optimum: 1.1, temperature: 300 },
      elements: ['Ir', 'Pd', 'Pt'],
      bounds: { Ir: { lower: 0, upper: 1 }, Pd: { lower: 0.1, upper: 0.5 } },
      layers: {},
      seed: 1,
      warnings: [],
    })
    expect(answer).not.toHaveProperty('pareto')
    const values = answer.maxima.map(({ value }) => value)
    expect(values).toEqual([...values].sort((a, b) => b - a))
    expect(answer.starts).toBeGreaterThan(40)
  })

  it('warns, and answers, when no site can have the optimum, or many compositions are equal', () => {
    const far = asked({ objective: 'sabatier', optimum: '3' })
    expect(far.warnings.join()).toContain('the optimum 3 eV lies outside all energies')
    expect(far.maxima.length).toBeGreaterThan(0)
    const empty = asked({ objective: 'window', from: '5', to: '6' })
    expect(empty.warnings.join()).toContain('the window 5 to 6 eV lies outside')
    expect(empty.warnings.join()).toContain('many compositions share the value 0')
    expect(empty.maxima).toHaveLength(1)
  })

  it('has the front against the share of Ir from none to that of the best maximum', () => {
    const { pareto, maxima } = asked({ ...activity, against: 'share:Ir' })
    expect(pareto?.against).toBe('share:Ir')
    const points = pareto?.points ?? []
    expect(points[0]).toMatchObject({ cost: 0, composition: { Ir: 0, Pt: 1 } })
    expect(points.at(-1)?.cost).toBeCloseTo(maxima[0]?.composition.Ir as number, 9)
    for (const { cost, composition } of points) expect(cost).toBeCloseTo(composition.Ir as number, 15)
  })

  it('fixes layers', () => {
    const answer = asked({ ...activity, layer: '1=Pt80Ir20' })
    expect(answer.layers).toEqual({ 1: { Pt: 0.8, Ir: 0.2 } })
    expect(() => asked({ ...activity, layer: ['1=Pt', '1=Ir'] })).toThrow('layer 1 is given twice')
    expect(() => asked({ ...activity, layer: ['1=Pt', '2=Ir'] })).toThrow(InputError)
  })

  it('says what is wrong with a question', () => {
    expect(() => asked({ ...activity, maks: '0.3' })).toThrow('unknown option "maks"')
    expect(() => asked({ ...activity, seed: '-1' })).toThrow('a seed is a whole number')
    expect(() => asked({ ...activity, max: '0.1' })).toThrow('leave no composition')
  })

  it('is a table of maxima, or of the front where there is one', () => {
    const maxima = optimizeTable(asked({ ...activity, elements: 'Ir,Pt' }))
    expect(maxima.map(({ name }) => name)).toEqual([
      'x_Ir',
      'x_Pt',
      'sabatier_activity',
      'kkt_residual',
      'unseen_probability',
      'extrapolated_probability',
      'model',
      'quantity',
      'reaction',
      'zero',
      'active',
      'level',
      'gradient_Ir',
      'curvature_Ir',
      'gradient_Pt',
      'curvature_Pt',
    ])
    const front = optimizeTable(asked({ ...activity, elements: 'Ir,Pt', against: 'share:Ir' }))
    expect(front[0]?.name).toBe('share:Ir')
    expect(front[0]?.values.length).toBeGreaterThan(20)
  })
})
