import { multisets } from '../environment/binomial.ts'
import type { CompositionBlock } from './composition-polynomial.ts'
import type { FingerprintList } from './fingerprint-list.ts'
import { monomialsOf } from './homogeneous-polynomial.ts'
import { type Monomials, monomialIndex } from './monomials.ts'

/**
 * All fingerprints as pairs of a left and a right way, with the coefficient that each pair belongs to. The right
 * ways are sorted by monomial, so that one coefficient gathers a run of them.
 */
export interface Halves {
  readonly left: SortedList
  readonly right: SortedList
  /** Int32Array [left monomial, right monomial]: place of their product among the coefficients. */
  readonly products: Int32Array
}

/** Ways sorted by their monomial. */
interface SortedList {
  readonly energies: Float64Array
  readonly multiplicities: Float64Array
  /** Int32Array [monomial + 1]: where each monomial's ways start. */
  readonly starts: Int32Array
}

/** How many monomials of a degree some variables have. */
export const monomialCount = (variables: number, degree: number): number =>
  Number(multisets(variables, degree))

/**
 * @param lists ways over the variables of all blocks, block after block
 * @param elements variables of each block
 */
export function halvesOf(
  [left, right]: readonly [FingerprintList, FingerprintList],
  elements: number,
  blocks: readonly CompositionBlock[],
): Halves {
  const degrees = blocks.map(({ atoms }) => atoms)
  const whole = spaceOf(elements, degrees)
  const leftSpace = spaceOf(elements, degreesOf(left, elements, blocks.length))
  const rightSpace = spaceOf(elements, degreesOf(right, elements, blocks.length))
  const products = new Int32Array(leftSpace.length * rightSpace.length)
  for (let i = 0, entry = 0; i < leftSpace.length; i++)
    for (let j = 0; j < rightSpace.length; j++)
      products[entry++] = placeOf(whole, leftSpace.exponents, i, rightSpace.exponents, j)
  return { left: sortedByMonomial(left, leftSpace), right: sortedByMonomial(right, rightSpace), products }
}

/** Products of one monomial per block. */
interface MonomialSpace {
  readonly blocks: readonly Monomials[]
  readonly length: number
  /** Uint8Array [product, variable of all blocks]. */
  readonly exponents: Uint8Array
}

function spaceOf(elements: number, degrees: readonly number[]): MonomialSpace {
  const blocks = degrees.map(degree => monomialsOf({ variables: elements, degree }))
  const length = blocks.reduce((product, block) => product * block.length, 1)
  const exponents = new Uint8Array(length * elements * blocks.length)
  for (let place = 0, entry = 0; place < length; place++) {
    let stride = length
    for (const block of blocks) {
      stride /= block.length
      const own = Math.floor(place / stride) % block.length
      for (let variable = 0; variable < elements; variable++)
        exponents[entry++] = block.exponents[own * elements + variable]
    }
  }
  return { blocks, length, exponents }
}

const degreesOf = ({ exponents }: FingerprintList, elements: number, blocks: number): number[] =>
  Array.from({ length: blocks }, (_, block) =>
    exponents.subarray(block * elements, (block + 1) * elements).reduce((sum, exponent) => sum + exponent, 0),
  )

/** Place of the product of two lists' monomials. */
function placeOf({ blocks }: MonomialSpace, a: Uint8Array, i: number, b: Uint8Array, j: number): number {
  let place = 0
  for (const [index, block] of blocks.entries()) {
    const elements = block.variables
    const width = elements * blocks.length
    place =
      place * block.length +
      monomialIndex(block, a, i * width + index * elements, b, j * width + index * elements)
  }
  return place
}

function sortedByMonomial(list: FingerprintList, space: MonomialSpace): SortedList {
  const none = new Uint8Array(list.exponents.length / list.length)
  const places = Int32Array.from({ length: list.length }, (_, way) =>
    placeOf(space, list.exponents, way, none, 0),
  )
  const starts = new Int32Array(space.length + 1)
  for (const place of places) starts[place + 1]++
  for (let place = 0; place < space.length; place++) starts[place + 1] += starts[place]
  const next = starts.slice()
  const energies = new Float64Array(list.length)
  const multiplicities = new Float64Array(list.length)
  for (let way = 0; way < list.length; way++) {
    const place = next[places[way]]++
    energies[place] = list.energies[way]
    multiplicities[place] = list.multiplicities[way]
  }
  return { energies, multiplicities, starts }
}
