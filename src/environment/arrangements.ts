import { InputError } from '../input/input-error.ts'
import type { AtomGroups } from './atom-groups.ts'
import { elementDraw } from './element-draw.ts'
import type { Random } from './random.ts'

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
  groups: AtomGroups,
  elements: number,
  from = 0n,
): Generator<DistinctArrangement> {
  const { symmetry } = groups
  const length = atomsOf(groups)
  const atoms = digitsOf(from, elements, length)
  for (;;) {
    const fault = firstFault(symmetry, atoms)
    if (fault === null)
      yield {
        id: numberOf(atoms, elements),
        atoms: atoms.slice(),
        orbit: symmetry.length / fixingOperations(symmetry, atoms),
      }
    let digit = fault ?? length - 1
    atoms.fill(0, digit + 1)
    while (digit >= 0 && atoms[digit] === elements - 1) atoms[digit--] = 0
    if (digit < 0) return
    atoms[digit]++
  }
}

/**
 * Symmetry-distinct arrangements with a fixed number of atoms of each element, in the order of their numbers, lazily.
 *
 * @param counts atoms of each element, summing to the atoms there are
 * @example [...distinctWithAtoms(atomGroups(findSite('fcc110-top')), [7, 1])].length // 4: one for each group
 */
export function* distinctWithAtoms(
  { symmetry }: AtomGroups,
  counts: readonly number[],
): Generator<DistinctArrangement> {
  const atoms = Uint8Array.from(counts.flatMap((count, element) => new Array<number>(count).fill(element)))
  do {
    const fault = firstFault(symmetry, atoms)
    if (fault === null)
      yield {
        id: numberOf(atoms, counts.length),
        atoms: atoms.slice(),
        orbit: symmetry.length / fixingOperations(symmetry, atoms),
      }
    else
      atoms
        .subarray(fault + 1)
        .sort()
        .reverse()
  } while (nextPermutation(atoms))
}

/** Goes to the next permutation of the same digits in the order of numbers; false after the last. */
function nextPermutation(digits: Uint8Array): boolean {
  let pivot = digits.length - 2
  while (pivot >= 0 && digits[pivot] >= digits[pivot + 1]) pivot--
  if (pivot < 0) return false
  let successor = digits.length - 1
  while (digits[successor] <= digits[pivot]) successor--
  ;[digits[pivot], digits[successor]] = [digits[successor], digits[pivot]]
  digits.subarray(pivot + 1).reverse()
  return true
}

/**
 * The canonical member's number of any arrangement, equal for those that symmetry turns into each other.
 *
 * @param atoms index of the element on each atom
 * @example canonicalNumber(atomGroups(findSite('fcc110-top')), Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0), 2) // 128n
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

/**
 * The symmetry-distinct arrangement of a random draw.
 *
 * @param fractions mole fraction of each element
 * @example drawArrangement(atomGroups(findSite('bulk')), [0.5, 0.5], seededRandom(1)).orbit
 */
export function drawArrangement(
  groups: AtomGroups,
  fractions: readonly number[],
  random: Random,
): DistinctArrangement {
  const draw = elementDraw(fractions, random)
  return distinctOf(groups, Uint8Array.from({ length: atomsOf(groups) }, draw), fractions.length)
}

/**
 * A symmetry-distinct arrangement drawn so that each is as likely as any other, whatever its orbit.
 *
 * @example drawUniformArrangement(atomGroups(findSite('bulk')), 2, seededRandom(1)).id
 */
export function drawUniformArrangement(
  groups: AtomGroups,
  elements: number,
  random: Random,
): DistinctArrangement {
  const evenly = new Array<number>(elements).fill(1 / elements)
  for (;;) {
    const arrangement = drawArrangement(groups, evenly, random)
    if (random() * arrangement.orbit < 1) return arrangement
  }
}

/**
 * Probability of a symmetry-distinct arrangement in the random alloy: that of its whole orbit.
 *
 * @param fractions mole fraction of each element
 * @example arrangementProbability({ id: 0n, atoms: new Uint8Array(8), orbit: 1 }, [0.5, 0.5]) // 1 / 256
 */
export const arrangementProbability = (
  { atoms, orbit }: DistinctArrangement,
  fractions: readonly number[],
): number => atoms.reduce((product, element) => product * (fractions[element] as number), orbit)

function distinctOf(groups: AtomGroups, atoms: Uint8Array, elements: number): DistinctArrangement {
  const id = canonicalNumber(groups, atoms, elements)
  const canonical = digitsOf(id, elements, atoms.length)
  return {
    id,
    atoms: canonical,
    orbit: groups.symmetry.length / fixingOperations(groups.symmetry, canonical),
  }
}

const atomsOf = ({ sizes }: AtomGroups): number => sizes.reduce((sum, size) => sum + size, 0)

/**
 * Where an arrangement fails to be the first of its orbit: the atom up to which its digits alone show that some
 * operation carries it to a smaller number, so that no arrangement with the same digits need be looked at; null if none does.
 */
function firstFault(symmetry: readonly Uint8Array[], atoms: Uint8Array): number | null {
  let fault: number | null = null
  for (const images of symmetry) {
    let atom = 0
    let furthest = 0
    for (; atom < atoms.length; atom++) {
      furthest = Math.max(furthest, atom, images[atom])
      if (atoms[images[atom]] !== atoms[atom]) break
    }
    if (atom < atoms.length && atoms[images[atom]] < atoms[atom])
      fault = Math.min(fault ?? furthest, furthest)
  }
  return fault
}

/** How many operations keep the arrangement. */
const fixingOperations = (symmetry: readonly Uint8Array[], atoms: Uint8Array): number =>
  symmetry.filter(images => images.every((image, atom) => atoms[image] === atoms[atom])).length

function digitsOf(number: bigint, elements: number, length: number): Uint8Array {
  const count = BigInt(elements) ** BigInt(length)
  if (number < 0n || number >= count)
    throw new InputError(`arrangement numbers run from 0 to ${count - 1n}, got ${number}`, { field: 'from' })
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
