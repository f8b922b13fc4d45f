import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { mersenne } from 'pure-rand/generator/mersenne'
import { InputError } from '../input/input-error.ts'

/** Gives numbers uniformly from 0 (included) to 1 (excluded). */
export type Random = () => number

/**
 * A generator of random numbers (Mersenne Twister) that gives the same ones for the same seed, everywhere, and
 * unrelated ones for neighbouring seeds from the first number on.
 *
 * @param seed a whole number from 0 to 2^32 - 1
 * @throws InputError when it is not
 * @example const random = seededRandom(1); random()
 */
export function seededRandom(seed: number): Random {
  checkSeed(seed)
  const generator = mersenne(seed)
  return () => uniformFloat64(generator)
}

/** @throws InputError when it is no whole number from 0 to 2^32 - 1 */
export function checkSeed(seed: number): void {
  if (!(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32))
    throw new InputError(`a seed is a whole number from 0 to ${2 ** 32 - 1}, got ${seed}`, { field: 'seed' })
}
