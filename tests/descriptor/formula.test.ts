import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BOLTZMANN } from '../../src/descriptor/constants.ts'
import { compileFormula } from '../../src/descriptor/formula.ts'
import { energyFunction } from '../../src/descriptor/objective.ts'
import { InputError } from '../../src/input/input-error.ts'

describe('a formula', () => {
  it('has the value that it has on paper', () => {
    const cases: [string, number, number][] = [
      ['exp(-abs(E - 1.1) / (kB * 300))', 1, Math.exp(-0.1 / (BOLTZMANN * 300))],
      ['1 + 2 * 3 - 4 / 8', 0, 6.5],
      ['-E % 3', 7, -1],
      ['2 * pi + e', 0, 2 * Math.PI + Math.E],
      ['1e-3 + .5 + 1.', 0, 1.501],
      ['pow(E, 3) + sqrt(4) + log(e)', 2, 11],
      ['min(E, 3, 1) + max(E)', 2, 3],
      ['sign(E) + floor(E) + ceil(E)', -1.5, -1 - 2 - 1],
      ['sin(E) + cos(E) + tanh(E)', 0.3, Math.sin(0.3) + Math.cos(0.3) + Math.tanh(0.3)],
      ['E < 0 ? 1 : E <= 1 ? 2 : 3', 1, 2],
      ['(E > 0 && E < 1) + (E >= 2 || !E)', 0.5, 1],
      ['(E == 1) + (E != 1) + (E === 1) + (E !== 1)', 1, 2],
      ['0 && log(0)', 1, 0],
    ]
    for (const [text, energy, value] of cases) expect(compileFormula(text)(energy)).toBeCloseTo(value, 12)
  })

  it('agrees with JavaScript on sums, products and comparisons', () => {
    const operand = fc.oneof(fc.constant('E'), fc.integer({ min: 1, max: 9 }).map(String))
    const tree = fc.letrec<{ node: string }>(tie => ({
      node: fc.oneof(
        { maxDepth: 4 },
        operand,
        fc
          .tuple(tie('node'), fc.constantFrom('+', '-', '*', '/', '<', '>='), tie('node'))
          .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
        fc.tuple(tie('node'), tie('node'), tie('node')).map(([a, b, c]) => `(${a} > 2 ? ${b} : -${c})`),
      ),
    })).node
    fc.assert(
      fc.property(tree, fc.integer({ min: -5, max: 5 }), (text, energy) => {
        const expected = Number(new Function('E', `return ${text}`)(energy))
        expect(compileFormula(text)(energy) + 0).toEqual(expected + 0)
      }),
    )
  })

  it('names what it does not know and where it stands', () => {
    const cases: [string, string][] = [
      ['exp(-abs(x))', 'unknown name "x" at column 10 of the expression "exp(-abs(x))"'],
      ['1e-3 * e5', 'unknown name "e5" at column 8'],
      ['E + E + process', 'unknown name "process" at column 9'],
      ['exp(1) + foo(E)', 'unknown function "foo" at column 10'],
      ['E ? kB : __proto__', 'unknown name "__proto__" at column 10'],
      ['constructor(E)', 'unknown function "constructor" at column 1'],
      ['2 * exp', 'the function exp lacks its arguments at column 5'],
      ['pow(E)', '1 arguments for pow at column 1'],
      ['E ** 2', '"**" at column 3 of the expression "E ** 2" is not allowed; write a power as pow(a, b)'],
      ['E ^ 2', 'write a power as pow(a, b)'],
      ['E.constructor', '"." at column 2'],
      ['E["x"]', '"[" at column 2'],
      ['`E`', '"`" at column 1'],
      ['E | 1', 'unknown operator "|" at column 3'],
      ['(E || 1) | 1', 'unknown operator "|" at column 10'],
      ['E >>> 1', 'unknown operator ">>>" at column 3'],
      ['1 +', 'at column 3 of the expression "1 +"'],
      ['E = 1', 'cannot read the expression "E = 1"'],
      ['E => 1', 'cannot read the expression'],
      ['this', 'cannot read the expression'],
      ['true', 'true is no number'],
      ['/E/', '/E/ is no number'],
      ['exp(E)(E)', 'something is called that is no function'],
      ['  ', 'the expression is empty'],
      ['1'.repeat(1001), 'the expression has 1001 characters; at most 1000 are allowed'],
    ]
    for (const [text, message] of cases) {
      expect(() => compileFormula(text)).toThrow(message)
      expect(() => compileFormula(text)).toThrow(InputError)
    }
  })

  it('never fails but by an input error, whatever is typed', () => {
    const word = fc.constantFrom(
      'E',
      'kB',
      'exp(',
      ')',
      '(',
      '+',
      '?',
      ':',
      '1',
      '.',
      'e',
      '&&',
      '=',
      'new ',
      '//',
      '"',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 30 }),
          fc.array(word, { maxLength: 12 }).map(words => words.join('')),
        ),
        text => {
          try {
            expect(typeof compileFormula(text)(0.5)).toBe('number')
          } catch (error) {
            expect(error).toBeInstanceOf(InputError)
          }
        },
      ),
    )
  })

  it('as an objective has to be finite', () => {
    const objective = energyFunction({ name: 'expression', formula: 'log(E)' })
    expect(objective(1)).toBe(0)
    expect(() => objective(-0.25)).toThrow('the expression "log(E)" is NaN at E = -0.25 eV')
    expect(() => objective(0)).toThrow('is -Infinity at E = 0 eV')
  })
})
