import { InputError } from '../input/input-error.ts'

/** Every composition of some elements in equal steps: whole numbers of steps that add up to `divisions`. */
export interface SimplexGrid {
  /** N: a step is 1/N. */
  readonly divisions: number
  /** Int32Array [element]: least and most steps of each. */
  readonly least: Int32Array
  readonly most: Int32Array
  /** How many compositions: a whole number, exact up to 2^53. */
  readonly compositions: number
}

/** A finer grid than a millionth is a mistake. */
const MOST_DIVISIONS = 1_000_000

/** How far a fraction may be from a multiple of the step to count as one: the rounding of decimals. */
const ROUNDING = 1e-9

/**
 * The grid of a step within bounds.
 *
 * @param step mole fraction; it has to divide 1
 * @param lower, upper mole fractions between which each element stays: Float64Array [element]
 * @throws InputError when the step does not divide 1 or is below a millionth, or no composition of the grid is within the bounds
 * @example simplexGrid(0.01, new Float64Array(5), new Float64Array(5).fill(1)).compositions // 4598126
 */
export function simplexGrid(step: number, lower: Float64Array, upper: Float64Array): SimplexGrid {
  const divisions = Math.round(1 / step)
  if (!(step > 0 && step <= 1 && Math.abs(divisions * step - 1) <= ROUNDING))
    throw new InputError(`a grid step has to divide 1, like 0.1, 0.05 or 0.01; got ${step}`, {
      field: 'step',
    })
  if (divisions > MOST_DIVISIONS)
    throw new InputError(`a grid step must be at least ${1 / MOST_DIVISIONS}, got ${step}`, { field: 'step' })
  const least = Int32Array.from(lower, fraction => Math.ceil(fraction * divisions - ROUNDING * divisions))
  const most = Int32Array.from(upper, fraction => Math.floor(fraction * divisions + ROUNDING * divisions))
  const compositions = countCompositions(divisions, least, most)
  if (compositions === 0)
    throw new InputError(`no composition on the grid of step ${step} is within the bounds; take a finer step`)
  return { divisions, least, most, compositions }
}

function countCompositions(divisions: number, least: Int32Array, most: Int32Array): number {
  let ways = new Float64Array(divisions + 1)
  ways[0] = 1
  for (let element = 0; element < least.length; element++) {
    const next = new Float64Array(divisions + 1)
    let sum = 0
    for (let total = least[element]; total <= divisions; total++) {
      sum += ways[total - least[element]]
      const dropped = total - most[element] - 1
      if (dropped >= 0) sum -= ways[dropped]
      next[total] = sum
    }
    ways = next
  }
  return ways[divisions]
}
