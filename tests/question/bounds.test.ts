import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { compositionBounds } from '../../src/composition/bounds.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { InputError } from '../../src/input/input-error.ts'
import { boundsFields, readBounds } from '../../src/question/bounds.ts'
import { readQuestion } from '../../src/question/read-question.ts'

const oh = loadModel('irpdptrhru-oh')

const asked = (fields: Record<string, string>) => {
  const { elements, lower, upper } = readBounds(readQuestion(z.strictObject(boundsFields), fields), oh)
  return elements.map((element, i) => [element, lower[i], upper[i]])
}

describe('bounds', () => {
  it('are 0 to 1 for all elements of the model, unless said', () => {
    expect(asked({})).toEqual(['Ir', 'Pd', 'Pt', 'Rh', 'Ru'].map(element => [element, 0, 1]))
    expect(asked({ elements: 'Pt, Ir' })).toEqual([
      ['Pt', 0, 1],
      ['Ir', 0, 1],
    ])
  })

  it('of single elements go before those of all; one number fixes', () => {
    expect(asked({ elements: 'Ir,Pd,Pt', min: '0.05', max: '.5', bounds: 'Ir=0:0.35, Pd=0.2' })).toEqual([
      ['Ir', 0, 0.35],
      ['Pd', 0.2, 0.2],
      ['Pt', 0.05, 0.5],
    ])
  })

  it('that hold one composition are fine, rounding of thirds and all', () => {
    expect(asked({ min: '0.2', max: '0.2' })).toHaveLength(5)
    expect(asked({ elements: 'Ir,Pd,Pt', max: '0.3333333333' })).toHaveLength(3)
  })

  it('say what is wrong with them', () => {
    const cases: [Record<string, string>, string][] = [
      [
        { min: '0.3' },
        'the bounds leave no composition: the lower bounds sum to 1.5, more than 1 (Ir 0.3, Pd 0.3',
      ],
      [{ max: '0.1' }, 'the bounds leave no composition: the upper bounds sum to 0.5, less than 1 (Ir 0.1'],
      [{ bounds: 'Ir=0.6,Pt=0.5' }, 'the lower bounds sum to 1.1, more than 1 (Ir 0.6'],
      [{ min: '0.5', max: '0.2' }, 'the lower bound of Ir, 0.5, is above its upper bound, 0.2'],
      [{ bounds: 'Ir=0.35:0.05' }, 'the lower bound of Ir, 0.35, is above its upper bound, 0.05'],
      [{ min: '-0.1' }, 'min must be a mole fraction from 0 to 1, got -0.1'],
      [{ max: '35' }, 'max must be a mole fraction from 0 to 1, got 35'],
      [{ bounds: 'Ir=0:1.5' }, 'the bounds of Ir must be mole fractions from 0 to 1, got 1.5'],
      [{ bounds: 'Ir=a' }, 'cannot read "Ir=a"'],
      [{ bounds: 'Ir=0:' }, 'cannot read "Ir=0:"'],
      [{ bounds: 'Ir=0:1:2' }, 'cannot read "Ir=0:1:2"'],
      [{ bounds: '' }, 'bounds is empty; give bounds of single elements'],
      [{ bounds: 'Ir=0.1,Ir=0.2' }, 'element Ir appears twice in the bounds "Ir=0.1,Ir=0.2"'],
      [{ bounds: 'Xx=0.1' }, 'unknown element "Xx" in the bounds'],
      [{ bounds: 'Au=0.1' }, 'model irpdptrhru-oh has no parameters for Au; it covers Ir, Pd'],
      [{ elements: 'Ir,Pt', bounds: 'Pd=0.1' }, 'element Pd has bounds, but the elements are Ir, Pt'],
      [{ elements: 'Ir,Au' }, 'has no parameters for Au'],
      [{ elements: 'Ir,Ir' }, 'element Ir appears twice in the elements "Ir,Ir"'],
      [{ elements: '3' }, 'unknown element "3" in elements; give symbols like Ir,Pd,Pt'],
      [{ elements: '' }, 'elements is empty; give the elements'],
      [{ min: 'x' }, 'the least mole fraction must be a number of mole fraction from 0 to 1, got "x"'],
    ]
    for (const [fields, message] of cases) {
      expect(() => asked(fields)).toThrow(message)
      expect(() => asked(fields)).toThrow(InputError)
    }
  })

  it('refuse what is no number', () => {
    expect(() => compositionBounds([['Ir', Number.NaN, 1]])).toThrow('got NaN')
    expect(() => compositionBounds([])).toThrow('the upper bounds sum to 0')
  })
})
