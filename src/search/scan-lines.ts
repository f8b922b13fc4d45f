import type { SimplexGrid } from '../composition/simplex-grid.ts'
import { type HomogeneousPolynomial, monomialsOf } from '../polynomial/homogeneous-polynomial.ts'
import { monomialIndex } from '../polynomial/monomials.ts'

/** Compositions that differ in the last two elements only; the same object each time, filled anew. */
export interface ScanLine {
  /** Int32Array [element], in steps: all but the last two. */
  readonly leading: Int32Array
  /** Steps left to the last two elements. */
  left: number
  /** Steps of the last but one element at the first value; each value has one more. */
  first: number
  /** How many values. */
  length: number
  /** Float64Array [composition], of which `length` count. */
  readonly values: Float64Array
}

/**
 * Values of a polynomial at every composition of a grid, line by line, by nested evaluation: one mole fraction after
 * the other is set, which leaves a polynomial in one variable less, homogeneous in the shares of what is left. All
 * terms are positive where the coefficients are, so no digits are lost.
 *
 * @param polynomial in at least two variables
 * @returns lines in ascending order of the leading steps
 */
export function* scanLines(polynomial: HomogeneousPolynomial, grid: SimplexGrid): Generator<ScanLine> {
  const { variables, degree } = polynomial
  const { divisions, least, most } = grid
  const levels = variables - 2
  const settings = Array.from({ length: levels }, (_, level) => setting(variables - level, degree))
  const leastAfter = sumsAfter(least)
  const mostAfter = sumsAfter(most)
  const line: ScanLine = {
    leading: new Int32Array(levels),
    left: divisions,
    first: 0,
    length: 0,
    values: new Float64Array(divisions + 1),
  }
  const lefts = new Int32Array(levels + 1).fill(divisions)
  const powers = pairPowers(degree)
  const lowest = (element: number, left: number) => Math.max(least[element], left - mostAfter[element])
  const highest = (element: number, left: number) => Math.min(most[element], left - leastAfter[element])
  const coefficientsAt = (level: number) =>
    level === 0 ? polynomial.coefficients : (settings[level - 1] as Setting).out
  const set = (level: number, steps: number) => {
    line.leading[level] = steps
    const left = lefts[level]
    lefts[level + 1] = left - steps
    setFirst(settings[level] as Setting, coefficientsAt(level), powers(left), steps * (degree + 1))
  }
  for (let level = 0; level < levels; level++) set(level, lowest(level, lefts[level]))
  for (;;) {
    const left = lefts[levels]
    line.left = left
    line.first = lowest(levels, left)
    line.length = highest(levels, left) - line.first + 1
    fillLine(line, coefficientsAt(levels), degree, powers(left))
    yield line
    let level = levels - 1
    while (level >= 0 && line.leading[level] === highest(level, lefts[level])) level--
    if (level < 0) return
    set(level, line.leading[level] + 1)
    for (let deeper = level + 1; deeper < levels; deeper++) set(deeper, lowest(deeper, lefts[deeper]))
  }
}

/** [element]: sum over the elements after it. */
function sumsAfter(steps: Int32Array): Int32Array {
  const after = new Int32Array(steps.length)
  for (let element = steps.length - 2; element >= 0; element--)
    after[element] = after[element + 1] + steps[element + 1]
  return after
}

/** How to take the first variable out of a polynomial. */
interface Setting {
  readonly degree: number
  /** Int32Array [degree + 2]: where the coefficients start that leave each degree to the other variables. */
  readonly starts: Int32Array
  /** Per degree below the highest: Int32Array [monomial, other variable], the monomial times the variable. */
  readonly raised: readonly Int32Array[]
  /** Float64Array [monomial of the other variables], the result. */
  readonly out: Float64Array
  readonly spare: Float64Array
}

function setting(variables: number, degree: number): Setting {
  const others = variables - 1
  const lists = Array.from({ length: degree + 1 }, (_, own) =>
    monomialsOf({ variables: others, degree: own }),
  )
  const starts = new Int32Array(degree + 2)
  for (const [own, { length }] of lists.entries()) starts[own + 1] = starts[own] + length
  const unit = Uint8Array.from({ length: others * others }, (_, entry) => Number(entry % (others + 1) === 0))
  const raised = lists.slice(0, -1).map(({ length, exponents }, own) =>
    Int32Array.from({ length: length * others }, (_, entry) => {
      const [monomial, variable] = [Math.floor(entry / others), entry % others]
      const target = lists[own + 1] as (typeof lists)[0]
      return monomialIndex(target, exponents, monomial * others, unit, variable * others)
    }),
  )
  const size = starts[degree + 1] - starts[degree]
  return { degree, starts, raised, out: new Float64Array(size), spare: new Float64Array(size) }
}

/**
 * Sets the first variable to its share v; the others have the rest R = 1 - v and shares y of it that add up to 1.
 * Coefficients that leave degree r to the others get v^(d - r) R^r, and are brought to the full degree by
 * multiplying with sum y = 1.
 *
 * @param powers v^(d - r) R^r from `row` on: Float64Array [row + r]
 */
function setFirst(
  { degree, starts, raised, out, spare }: Setting,
  coefficients: Float64Array,
  powers: Float64Array,
  row: number,
): void {
  let from = degree % 2 === 0 ? out : spare
  let to = degree % 2 === 0 ? spare : out
  from[0] = coefficients[0] * powers[row]
  for (let own = 1; own <= degree; own++) {
    const start = starts[own]
    const length = starts[own + 1] - start
    const factor = powers[row + own]
    for (let monomial = 0; monomial < length; monomial++)
      to[monomial] = coefficients[start + monomial] * factor
    const table = raised[own - 1] as Int32Array
    const before = start - starts[own - 1]
    const others = table.length / before
    for (let monomial = 0, entry = 0; monomial < before; monomial++) {
      const value = from[monomial]
      for (let variable = 0; variable < others; variable++) to[table[entry++]] += value
    }
    const last = from
    from = to
    to = last
  }
}

function fillLine(line: ScanLine, coefficients: Float64Array, degree: number, powers: Float64Array): void {
  const { first, length, values } = line
  const width = degree + 1
  for (let i = 0, entry = first * width; i < length; i++) {
    let value = 0
    for (let term = 0; term < width; term++) value += coefficients[term] * powers[entry++]
    values[i] = value
  }
}

/** Tables of powers are kept up to so many numbers in all; further ones are made each time. */
const KEPT_POWERS = 2 ** 22

/**
 * Gives y^(d - j) z^j for the shares y = k/K, z = 1 - k/K of the last two variables: Float64Array [k, j].
 */
function pairPowers(degree: number): (left: number) => Float64Array {
  const kept = new Map<number, Float64Array>()
  let numbers = 0
  return left => {
    const known = kept.get(left)
    if (known !== undefined) return known
    const width = degree + 1
    const powers = new Float64Array((left + 1) * width)
    for (let steps = 0; steps <= left; steps++) {
      const share = left === 0 ? 0 : steps / left
      const rest = left === 0 ? 1 : (left - steps) / left
      for (let term = 0; term < width; term++)
        powers[steps * width + term] = share ** (degree - term) * rest ** term
    }
    if (numbers + powers.length <= KEPT_POWERS) {
      kept.set(left, powers)
      numbers += powers.length
    }
    return powers
  }
}
