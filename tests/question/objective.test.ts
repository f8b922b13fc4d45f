import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { InputError } from '../../src/input/input-error.ts'
import { type ObjectiveQuestion, objectiveFields, readObjective } from '../../src/question/objective.ts'
import { readQuestion } from '../../src/question/read-question.ts'

const asked = (fields: Record<string, string>) =>
  readObjective(readQuestion(z.strictObject(objectiveFields), fields))

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
      [{ objective: 'window', from: '0.1' }, 'needs its two ends'],
      [{ objective: 'window', from: '0.1', to: '-0.1' }, 'got 0.1 to -0.1'],
    ]
    for (const [fields, message] of cases) {
      expect(() => asked(fields)).toThrow(message)
      expect(() => asked(fields)).toThrow(InputError)
    }
  })

  it('takes numbers too', () => {
    const question: ObjectiveQuestion = { objective: 'window', from: 0, to: 0 }
    expect(readObjective(question)).toEqual({ name: 'window', from: 0, to: 0 })
  })
})
