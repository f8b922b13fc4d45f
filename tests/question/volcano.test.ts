import { describe, expect, it } from 'vitest'
import { parseComposition } from '../../src/composition/formula.ts'
import { unlayered } from '../../src/composition/layered.ts'
import { energyFunction } from '../../src/descriptor/objective.ts'
import { energyDistribution } from '../../src/distribution/distribution.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { InputError } from '../../src/input/input-error.ts'
import { readQuestion } from '../../src/question/read-question.ts'
import {
  answerVolcano,
  type VolcanoComposition,
  volcanoDistributions,
  volcanoQuestion,
} from '../../src/question/volcano.ts'
import { volcanoFigures } from '../../src/question/volcano-figures.ts'
import { volcanoTable } from '../../src/question/volcano-table.ts'

const questionOf = (fields: object) =>
  readQuestion(volcanoQuestion, {
    model: 'irpdptrhru-oh',
    objective: 'sabatier',
    optimum: '1.10',
    composition: ['IrPdPtRhRu', 'Ir20Pt80'],
    ...fields,
  })
const ask = (fields: object = {}) => answerVolcano(questionOf(fields), loadModel)

describe('volcano question', () => {
  it('has the activities of the published study: 0.0457 of an ideal site equimolar, 0.520 for pure Pt', () => {
    const { compositions, pureMetals } = ask()
    expect(compositions[0]?.value.toFixed(4)).toBe('0.0457')
    expect(compositions[0]?.error).toBe(0)
    expect(pureMetals.find(({ element }) => element === 'Pt')?.value.toFixed(3)).toBe('0.520')
  })

  it('gives a pure metal as a composition the value and the energy of the metal', () => {
    for (const fields of [
      {},
      { objective: 'mean', optimum: undefined },
      { objective: 'window', optimum: undefined, from: '1.0', to: '1.2' },
    ]) {
      const { compositions, pureMetals } = ask({ ...fields, composition: ['Ir', 'Pd', 'Pt', 'Rh', 'Ru'] })
      for (const [index, { energy, value }] of pureMetals.entries()) {
        expect(compositions[index]?.value).toBeCloseTo(value, 12)
        expect(compositions[index]?.meanEnergy).toBeCloseTo(energy, 12)
        expect(compositions[index]?.standardDeviation).toBe(0)
      }
    }
  })

  it('has a curve that is the function at ascending energies, its optimum and all that is shown among them', () => {
    const { curve, pureMetals, objective } = ask()
    const activity = energyFunction(objective)
    for (const [index, { energy, value }] of curve.entries()) {
      expect(value).toBe(activity(energy))
      if (index > 0) expect(energy).toBeGreaterThan(curve[index - 1]?.energy as number)
    }
    expect(curve.find(({ energy }) => energy === 1.1)?.value).toBe(1)
    expect(Math.max(...curve.map(({ value }) => value))).toBe(1)
    const [first, last] = [curve[0]?.energy as number, curve.at(-1)?.energy as number]
    for (const { energy } of pureMetals) expect(energy > first && energy < last).toBe(true)
    const { bins } = energyDistribution(loadModel('irpdptrhru-oh'), unlayered(parseComposition('IrPdPtRhRu')))
    const shown = bins.probability.filter((_, bin) => {
      const energy = bins.start + bin * bins.width
      return energy >= first && energy + bins.width <= last
    })
    // Sites beyond 0.05 % at either end need not be shown.
    expect(shown.reduce((sum, share) => sum + share, 0)).toBeGreaterThan(0.999)
  })

  it('keeps the steps of a window upright, open ends included', () => {
    const curve = ask({ objective: 'window', optimum: undefined, from: '1', to: '1.2' }).curve
    const at = (energy: number) => curve.find(point => Math.abs(point.energy - energy) < 1e-12)?.value
    expect([at(1 - 1e-6), at(1), at(1.2), at(1.2 + 1e-6)]).toEqual([0, 1, 1, 0])
    const open = ask({ objective: 'window', optimum: undefined, to: '1.2' }).curve
    expect(open[0]?.value).toBe(1)
    expect(open.at(-1)?.value).toBe(0)
  })

  it('states its definition, unit and the energies that it is a function of, as JSON without NaN or infinities', () => {
    const answer = ask({ composition: 'Ir20Pt80' })
    expect(answer.definition).toContain('relative to a site at the optimum')
    expect(answer.unit).toBe('1')
    expect(answer.energy).toEqual(loadModel('irpdptrhru-oh').energy)
    expect(answer.compositions.map(({ composition }) => composition)).toEqual([{ Ir: 0.2, Pt: 0.8 }])
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer)
  })

  it('names the reference of an objective that has one', () => {
    expect(ask({ objective: 'orr', optimum: undefined }).definition).toContain('pure Pt')
  })

  it('marks what rests on ensembles without data', () => {
    const { compositions } = ask({
      model: 'agaucupdpt-no',
      objective: 'mean',
      optimum: undefined,
      composition: 'AgPd',
    })
    expect(compositions[0]?.unseenProbability).toBeCloseTo(3 / 8, 12)
  })

  it('has the distributions of its compositions, in their order', () => {
    const distributions = volcanoDistributions(questionOf({}), loadModel)
    expect(distributions.map(({ mean }) => mean)).toEqual(
      ask().compositions.map(({ meanEnergy }) => meanEnergy),
    )
  })

  it('has a table of the curve, the metals and the means', () => {
    const answer = ask()
    const table = volcanoTable(answer)
    const column = (name: string) => table.find(known => known.name === name)?.values ?? []
    const rows = answer.curve.length + answer.pureMetals.length + answer.compositions.length
    expect(column('value')).toHaveLength(rows)
    expect(column('name').slice(-3)).toEqual(['Ru', 'Ir20Pd20Pt20Rh20Ru20', 'Ir20Pt80'])
    expect(column('value').slice(-2)).toEqual(answer.compositions.map(({ value }) => value))
    expect(new Set(column('reaction'))).toEqual(new Set([answer.energy.reaction]))
  })

  it('calls compositions by their names, where they have one', () => {
    const answer = ask({ composition: ['as cast: Ir20Pt80', 'Pt'] })
    expect(answer.compositions.map(({ name }) => name)).toEqual(['as cast', null])
    expect(
      volcanoTable(answer)
        .find(({ name }) => name === 'name')
        ?.values.slice(-2),
    ).toEqual(['as cast', 'Pt'])
    expect(volcanoFigures(answer).rows.map(([name]) => name)).toEqual(['as cast: Ir20Pt80', 'Pt'])
    const { name: _, ...unnamed } = ask({ composition: 'Ir20Pt80' }).compositions[0] as VolcanoComposition
    expect(answer.compositions[0]).toMatchObject(unnamed)
  })

  it.each([
    [{ composition: undefined }, 'composition is missing'],
    [{ composition: ['IrPt', 'Ir50Pt50'] }, 'the composition Ir50Pt50 is given twice'],
    [{ composition: ['as cast: IrPt', 'Ir50Pt50'] }, 'the composition Ir50Pt50 is given twice'],
    [{ composition: ['as cast: IrPt', 'as cast: Pt'] }, 'two compositions have the name "as cast"'],
    [{ composition: ': IrPt' }, 'a name stands before the colon'],
    [{ composition: 'AgPt' }, 'no parameters for Ag'],
    [{ optimum: undefined }, 'needs an optimum'],
    [{ objective: 'vulcan' }, 'unknown objective "vulcan"'],
    [{ temperature: '0' }, 'temperature'],
    [{ model: 'irpdptrhru-ho' }, 'irpdptrhru-oh'],
    [{ compositions: 'IrPt' }, 'did you mean composition?'],
  ])('refuses %o', (fields, message) => {
    expect(() => ask(fields)).toThrow(InputError)
    expect(() => ask(fields)).toThrow(message)
  })
})
