import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { ModuleObjective } from '../../src/descriptor/module-objective.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { InputError } from '../../src/input/input-error.ts'
import { type ObjectiveQuestion, objectiveFields, readObjective } from '../../src/question/objective.ts'
import { readQuestion } from '../../src/question/read-question.ts'

const oh = loadModel('irpdptrhru-oh')

const asked = (fields: Record<string, string>, model = oh) =>
  readObjective(readQuestion(z.strictObject(objectiveFields), fields), model)

describe('an objective', () => {
  it('is read from text, at 300 K unless said', () => {
    expect(asked({ objective: 'sabatier', optimum: '1.10' })).toEqual({
      name: 'sabatier',
      optimum: 1.1,
      temperature: 300,
    })
    expect(asked({ objective: 'sabatier', optimum: '0', temperature: '350' })).toEqual({
      name: 'sabatier',
      optimum: 0,
      temperature: 350,
    })
    expect(asked({ objective: 'window', from: '-0.1', to: '0.1' })).toEqual({
      name: 'window',
      from: -0.1,
      to: 0.1,
    })
    expect(asked({ objective: 'mean' })).toEqual({ name: 'mean' })
    expect(asked({ objective: 'expression', formula: 'E' })).toEqual({ name: 'expression', formula: 'E' })
  })

  it('leaves an end of a window open that is not given', () => {
    expect(asked({ objective: 'window', to: '0' })).toEqual({ name: 'window', from: null, to: 0 })
    expect(asked({ objective: 'window', from: '0' })).toEqual({ name: 'window', from: 0, to: null })
  })

  it('takes the zero of the oxygen reduction current from the model, and the published defaults', () => {
    expect(asked({ objective: 'orr' })).toMatchObject({
      adsorbate: 'OH',
      reference: 'pure Pt in model irpdptrhru-oh',
      optimum: 0.1,
      potential: 0.82,
      diffusionLimit: 1,
      temperature: 298.15,
    })
    expect(
      asked({
        objective: 'orr',
        diffusionLimit: 'none',
        referenceEnergy: '1',
        potential: '0.9',
        optimum: '0',
        temperature: '300',
      }),
    ).toEqual({
      name: 'orr',
      adsorbate: 'OH',
      reference: 'given',
      referenceEnergy: 1,
      optimum: 0,
      potential: 0.9,
      diffusionLimit: null,
      temperature: 300,
    })
  })

  it('takes the hydrogen exchange current at 298.15 K', () => {
    expect(asked({ objective: 'her' }, loadModel('agaucupdpt-h'))).toEqual({
      name: 'her',
      correction: 0,
      temperature: 298.15,
    })
  })

  it('takes a module only from whoever loaded it', () => {
    const plugIn: ModuleObjective = {
      name: 'module',
      path: './mine.mjs',
      title: 'mine',
      unit: 'eV',
      relativeTo: 'nothing',
      value: energy => energy,
    }
    expect(readObjective({ objective: './mine.mjs' }, oh, plugIn)).toBe(plugIn)
    expect(() => readObjective({ objective: './mine.mjs' }, oh)).toThrow('unknown objective "./mine.mjs"')
    expect(() => readObjective({ objective: './mine.mjs', to: 1 }, oh, plugIn)).toThrow('which takes none')
  })

  it('says what is wrong with it', () => {
    const cases: [Record<string, string>, string][] = [
      [{ objective: 'sabatir' }, 'unknown objective "sabatir"; did you mean sabatier?'],
      [{ objective: 'constructor' }, 'unknown objective "constructor"'],
      [{}, 'objective is missing'],
      [{ objective: 'sabatier' }, 'needs an optimum in eV'],
      [{ objective: 'sabatier', optimum: 'x' }, 'the optimum must be a number of eV, got "x"'],
      [{ objective: 'sabatier', optimum: '1', temperature: '0' }, 'positive number of K, got 0'],
      [
        { objective: 'sabatier', optimum: '1', from: '0' },
        'the option from (0) does not belong to the objective sabatier, which takes optimum and temperature',
      ],
      [{ objective: 'mean', to: '1' }, 'which takes none'],
      [{ objective: 'window' }, 'needs an end, from or to or both'],
      [
        { objective: 'orr', diffusionLimit: '0' },
        'the diffusion limit must be a positive number, or none; got "0"',
      ],
      [{ objective: 'orr', temperature: '-1' }, 'positive number of K, got -1'],
      [{ objective: 'mean', diffusionLimit: 'none' }, 'the option diffusionLimit (none) does not belong to'],
      [{ objective: 'her' }, 'needs a model of *H; irpdptrhru-oh is of *OH'],
      [{ objective: 'expression' }, 'needs a formula of E'],
      [{ objective: 'expression', formula: 'x' }, 'unknown name "x" at column 1'],
      [{ objective: 'window', from: '0.1', to: '-0.1' }, 'got 0.1 to -0.1'],
    ]
    for (const [fields, message] of cases) {
      expect(() => asked(fields)).toThrow(message)
      expect(() => asked(fields)).toThrow(InputError)
    }
  })

  it('takes numbers too', () => {
    const question: ObjectiveQuestion = { objective: 'window', from: 0, to: 0 }
    expect(readObjective(question, oh)).toEqual({ name: 'window', from: 0, to: 0 })
  })
})
