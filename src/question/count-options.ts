import { ELEMENT_SYMBOLS, isElement } from '../composition/elements.ts'
import { InputError } from '../input/input-error.ts'
import type { ElementChoice } from './element-choice.ts'

/**
 * Reads how many different elements an environment may have.
 *
 * @throws InputError unless it is a whole number from 1
 */
export function readAtMost(text: string): number {
  if (/^[1-9]\d*$/.test(text) && Number(text) <= ELEMENT_SYMBOLS.length) return Number(text)
  throw new InputError(
    `at most so many different elements needs a whole number from 1 to ${ELEMENT_SYMBOLS.length}, got "${text}"`,
  )
}

/**
 * Reads the number of atoms of each element, `Ir=4,Pt=6`; elements not named have none.
 *
 * @throws InputError when an element is strange, repeated or not among the choice, or a number is not whole
 */
export function readAtoms(text: string, { count, symbols }: ElementChoice): Map<string, number> {
  const atoms = new Map<string, number>()
  for (const part of text.split(',')) {
    const [, element, number] = /^\s*([A-Za-z]+)=(\d+)\s*$/.exec(part) ?? []
    if (element === undefined || number === undefined)
      throw new InputError(`the atoms of each element are given like Ir=4,Pt=6; cannot read "${part}"`)
    if (!isElement(element)) throw new InputError(`unknown element "${element}" in the atoms "${text}"`)
    if (atoms.has(element)) throw new InputError(`element ${element} appears twice in the atoms "${text}"`)
    if (symbols !== null && !symbols.includes(element))
      throw new InputError(`element ${element} has atoms, but the elements are ${symbols.join(', ')}`)
    atoms.set(element, Number(number))
  }
  if (atoms.size > count)
    throw new InputError(`the atoms "${text}" name ${atoms.size} elements, more than the ${count} there are`)
  return atoms
}

/**
 * Reads how many elements the alloys of a pool have: one size, or the first and the last.
 *
 * @throws InputError unless they are whole numbers in order, from 1 to the pool
 * @example readSubsets('5-7', 40) // [5, 6, 7]
 */
export function readSubsets(text: string, pool: number): number[] {
  const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? []
  const [from, to] = [Number(first), Number(last)]
  if (first === undefined || from < 1 || to < from || to > pool)
    throw new InputError(
      `subsets need sizes from 1 to the ${pool} elements of the pool, like 5 or 2-10, got "${text}"`,
    )
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}
