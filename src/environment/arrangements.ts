import { InputError } from '../input/input-error.ts'
import type { AtomGroups } from './atom-groups.ts'

/** A symmetry-distinct arrangement, by its canonical member: the one with the smallest number. */
export interface DistinctArrangement {
  /** Base-n number of the canonical member, the first atom's digit counting most. */
  readonly id: bigint
  /** Uint8Array [atom]: index of the element on each atom. */
  readonly atoms: Uint8Array
  /** How many labelled arrangements the symmetry operations turn into it. */
  readonly orbit: number
}

/**
 * Symmetry-distinct arrangements of n elements in the order of their numbers, lazily; a walk can begin at any
 * number, so that work can be split and resumed.
 *
 * @param elements n, from 1
 * @param from the first number to look at
 * @throws InputError when the number has too many digits
 * @example [...distinctArrangements(atomGroups(findSite('fcc110-top')), 2)].length // the Burnside count
 */
export function* distinctArrangements(
  { sizes, symmetry }: AtomGroups,
  elements: number,
  from = 0n,
): Generator<DistinctArrangement> {
  const length = sizes.reduce((sum, size) => sum + size, 0)
  const atoms = digitsOf(from, elements, length)
  for (;;) {
    const fixing = fixingOperations(symmetry, atoms)
    if (fixing > 0)
      yield { id: numberOf(atoms, elements), atoms: atoms.slice(), orbit: symmetry.length / fixing }
    let digit = length - 1
    while (digit >= 0 && atoms[digit] === elements - 1) atoms[digit--] = 0
    if (digit < 0) return
    atoms[digit]++
  }
}

/**
 * The canonical member's number of any arrangement, equal for those that symmetry turns into each other.
 *
 * @param atoms index of the element on each atom
 */
export const canonicalNumber = ({ symmetry }: AtomGroups, atoms: Uint8Array, elements: number): bigint =>
  symmetry
    .map(images =>
      numberOf(
        images.map(image => atoms[image]),
        elements,
      ),
    )
    .reduce((smallest, number) => (number < smallest ? number : smallest))

/** How many operations keep the arrangement, or 0 if one carries it to a smaller number. */
function fixingOperations(symmetry: readonly Uint8Array[], atoms: Uint8Array): number {
  let fixing = 0
  for (const images of symmetry) {
    let atom = 0
    while (atom < atoms.length && atoms[images[atom]] === atoms[atom]) atom++
    if (atom === atoms.length) fixing++
    else if (atoms[images[atom]] < atoms[atom]) return 0
  }
  return fixing
}

function digitsOf(number: bigint, elements: number, length: number): Uint8Array {
  const count = BigInt(elements) ** BigInt(length)
  if (number < 0n || number >= count)
    throw new InputError(`arrangement numbers run from 0 to ${count - 1n}, got ${number}`)
  const digits = new Uint8Array(length)
  let rest = number
  for (let digit = length - 1; digit >= 0; digit--) {
    digits[digit] = Number(rest % BigInt(elements))
    rest /= BigInt(elements)
  }
  return digits
}

const numberOf = (atoms: Uint8Array, elements: number): bigint =>
  atoms.reduce((number, digit) => number * BigInt(elements) + BigInt(digit), 0n)
