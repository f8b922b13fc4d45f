import { parseExpression } from 'vega-expression'
import { InputError } from '../input/input-error.ts'
import { BOLTZMANN } from './constants.ts'
import type { EnergyFunction } from './objective-kind.ts'

/** Longer formulas are refused. */
const MAXIMUM_LENGTH = 1000

const CONSTANTS: ReadonlyMap<string, number> = new Map([
  ['kB', BOLTZMANN],
  ['pi', Math.PI],
  ['e', Math.E],
])

const ENERGY = 'E'

const NAMES = [ENERGY, ...CONSTANTS.keys()]

/** Each function with how many arguments it takes; null: one or more. */
const FUNCTIONS: ReadonlyMap<string, readonly [(...x: number[]) => number, number | null]> = new Map([
  ['abs', [Math.abs, 1]],
  ['exp', [Math.exp, 1]],
  ['log', [Math.log, 1]],
  ['sqrt', [Math.sqrt, 1]],
  ['pow', [Math.pow, 2]],
  ['min', [Math.min, null]],
  ['max', [Math.max, null]],
  ['sign', [Math.sign, 1]],
  ['floor', [Math.floor, 1]],
  ['ceil', [Math.ceil, 1]],
  ['sin', [Math.sin, 1]],
  ['cos', [Math.cos, 1]],
  ['tanh', [Math.tanh, 1]],
] as const)

const FUNCTION_NAMES = [...FUNCTIONS.keys()].join(', ')

const BINARY: ReadonlyMap<string, (a: number, b: number) => number> = new Map([
  ['+', (a, b) => a + b],
  ['-', (a, b) => a - b],
  ['*', (a, b) => a * b],
  ['/', (a, b) => a / b],
  ['%', (a, b) => a % b],
  ['<', (a, b) => Number(a < b)],
  ['<=', (a, b) => Number(a <= b)],
  ['>', (a, b) => Number(a > b)],
  ['>=', (a, b) => Number(a >= b)],
  ['==', (a, b) => Number(a === b)],
  ['===', (a, b) => Number(a === b)],
  ['!=', (a, b) => Number(a !== b)],
  ['!==', (a, b) => Number(a !== b)],
])

const UNARY: ReadonlyMap<string, (a: number) => number> = new Map([
  ['+', a => a],
  ['-', a => -a],
  ['!', a => Number(a === 0)],
])

type Node = ReturnType<typeof parseExpression>

/**
 * A user's formula as a function of E, by walking its syntax tree; nothing of it is ever run as code. It may have
 * numbers, E (eV), kB (eV/K), pi, e, + - * / %, comparisons (1 or 0), && || !, a ? b : c, and the functions abs, exp,
 * log, sqrt, pow, min, max, sign, floor, ceil, sin, cos and tanh.
 *
 * @throws InputError with the place of what is wrong
 * @example compileFormula('exp(-abs(E - 1.1) / (kB * 300))')(1.1) // 1
 */
export function compileFormula(text: string): EnergyFunction {
  checkCharacters(text)
  const places = identifierPlaces(text)
  let identifiers = 0
  const wrong = (what: string, place: number, hint = '') =>
    new InputError(`${what} at column ${place + 1} of the expression "${text}"${hint}`)

  /** Identifiers come in the order in which they stand, as the walk goes from left to right. */
  const placeOfIdentifier = () => places[identifiers++] ?? 0

  const compile = (node: Node): Part => {
    switch (node.type) {
      case 'Literal':
        if (typeof node.value !== 'number')
          throw wrong(`${node.raw} is no number`, Math.max(0, text.indexOf(node.raw ?? '')))
        return constant(node.value)
      case 'Identifier': {
        const place = placeOfIdentifier()
        if (node.name === ENERGY) return { constant: null, value: energy => energy }
        const known = CONSTANTS.get(node.name)
        if (known !== undefined) return constant(known)
        if (FUNCTIONS.has(node.name))
          throw wrong(`the function ${node.name} lacks its arguments`, place, `; write ${node.name}(...)`)
        throw wrong(
          `unknown name "${node.name}"`,
          place,
          `; known: ${NAMES.join(', ')}, and ${FUNCTION_NAMES}`,
        )
      }
      case 'CallExpression': {
        if (node.callee.type !== 'Identifier') throw wrong('something is called that is no function', 0)
        const { name } = node.callee
        const place = placeOfIdentifier()
        const known = FUNCTIONS.get(name)
        if (known === undefined)
          throw wrong(`unknown function "${name}"`, place, `; known: ${FUNCTION_NAMES}`)
        const [apply, arity] = known
        if (arity === null ? node.arguments.length === 0 : node.arguments.length !== arity)
          throw wrong(
            `${node.arguments.length} arguments for ${name}`,
            place,
            `; it takes ${arity ?? 'one or more'}`,
          )
        return called(
          apply,
          node.arguments.map(argument => compile(argument as Node)),
        )
      }
      case 'UnaryExpression': {
        const apply = UNARY.get(node.operator)
        if (apply === undefined) throw wrong(...unknownOperator(text, node.operator))
        return called(apply, [compile(node.argument)])
      }
      case 'BinaryExpression': {
        const apply = BINARY.get(node.operator)
        if (apply === undefined) throw wrong(...unknownOperator(text, node.operator))
        const left = compile(node.left as Node)
        return called(apply, [left, compile(node.right)])
      }
      case 'LogicalExpression': {
        const [left, isAnd] = [compile(node.left), node.operator === '&&']
        const right = compile(node.right)
        return conditional(left, isAnd ? truth(right) : constant(1), isAnd ? constant(0) : truth(right))
      }
      case 'ConditionalExpression': {
        const test = compile(node.test)
        const consequent = compile(node.consequent)
        return conditional(test, consequent, compile(node.alternate))
      }
      default:
        throw wrong(`a part of the kind ${node.type} is not allowed`, 0)
    }
  }
  return compile(parsed(text, wrong)).value
}

/** A compiled part; `constant` is its value if it has no E. */
interface Part {
  readonly constant: number | null
  readonly value: EnergyFunction
}

const constant = (value: number): Part => ({ constant: value, value: () => value })

function called(apply: (...x: number[]) => number, parts: readonly Part[]): Part {
  if (parts.every(part => part.constant !== null))
    return constant(apply(...parts.map(part => part.constant as number)))
  const [first, second] = parts as [Part, Part]
  const [a, b] = [first.value, second?.value]
  if (parts.length === 1) return varying(energy => apply(a(energy)))
  if (parts.length > 2) return varying(energy => apply(...parts.map(({ value }) => value(energy))))
  const [left, right] = [first.constant, second.constant]
  if (left !== null) return varying(energy => apply(left, b(energy)))
  if (right !== null) return varying(energy => apply(a(energy), right))
  return varying(energy => apply(a(energy), b(energy)))
}

function conditional(test: Part, consequent: Part, alternate: Part): Part {
  if (test.constant !== null) return test.constant !== 0 ? consequent : alternate
  return varying(energy => (test.value(energy) !== 0 ? consequent : alternate).value(energy))
}

const truth = (part: Part): Part => called(a => Number(a !== 0), [part])

const varying = (value: EnergyFunction): Part => ({ constant: null, value })

function checkCharacters(text: string): void {
  if (text.trim() === '')
    throw new InputError('the expression is empty; write a function of E like exp(-abs(E - 1.1))')
  if (text.length > MAXIMUM_LENGTH)
    throw new InputError(
      `the expression has ${text.length} characters; at most ${MAXIMUM_LENGTH} are allowed`,
    )
  const found = /\*\*|\^|[^\w\s.,+\-*/%<>=!&|?:()]|(?<!\d)\.(?!\d)/.exec(text)
  if (found === null) return
  const [what] = found
  throw new InputError(
    `"${what}" at column ${found.index + 1} of the expression "${text}" is not allowed` +
      (what === '**' || what === '^' ? '; write a power as pow(a, b)' : ''),
  )
}

/** Where the identifiers stand, the e of a number like 1e-3 being none. */
const identifierPlaces = (text: string): number[] =>
  [...text.matchAll(/0[xX][\da-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|([A-Za-z_]\w*)/g)]
    .filter(match => match[1] !== undefined)
    .map(({ index }) => index)

function parsed(text: string, wrong: (what: string, place: number) => InputError): Node {
  try {
    return parseExpression(text)
  } catch (error) {
    const { message, index } = error as Error & { readonly index?: number }
    if (index === undefined)
      throw new InputError(`cannot read the expression "${text}"; it is not a formula in E`)
    throw wrong(
      `cannot read on (${message.replace(/^U/, 'u')})`,
      Math.max(0, Math.min(index, text.length) - 1),
    )
  }
}

function unknownOperator(text: string, operator: string): [string, number, string] {
  const own = operator.replaceAll(/./g, '\\$&')
  const first = `\\${operator.slice(0, 1)}`
  const place = text.search(new RegExp(`(?<!${first})${own}(?!${first})`))
  return [
    `unknown operator "${operator}"`,
    Math.max(0, place),
    `; known: ${[...BINARY.keys(), '&&', '||', '!', '?:'].join(' ')}`,
  ]
}
