import type { Random } from '../environment/random.ts'
import { InputError } from '../input/input-error.ts'
import { drawParameters, type Posterior } from './posterior.ts'

/** How many draws of a model's parameters to take, from which seed, and how wide intervals of them are. */
export interface DrawOptions {
  /** From 2 to 100,000. */
  readonly draws: number
  readonly seed: number
  /** Probability that a credible interval holds, between 0 and 1. */
  readonly level: number
}

const FEWEST = 2
const MOST = 100_000

/** Numbers that draws may hold at a time: 160 MB. */
const MOST_HELD = 2e7

/** @throws InputError when it is no whole number from 2 to 100,000 */
export function checkDraws(draws: number): void {
  if (!(Number.isInteger(draws) && draws >= FEWEST && draws <= MOST))
    throw new InputError(
      `the draws must be a whole number from ${FEWEST} to ${MOST.toLocaleString('en')}, got ${draws}`,
      { field: 'draws' },
    )
}

/**
 * Checks that draws of many things at once can be held.
 *
 * @param things how many, and what they are: `bins`
 * @throws InputError saying what to do
 */
export function checkHeld(things: number, what: string, draws: number): void {
  if (things * draws > MOST_HELD)
    throw new InputError(
      `${draws.toLocaleString('en')} draws of ${things.toLocaleString('en')} ${what} are ${(things * draws).toLocaleString('en')} numbers; ` +
        `at most ${MOST_HELD.toLocaleString('en')} are held, so take fewer draws or fewer ${what}`,
      { field: 'draws' },
    )
}

/**
 * Parameters drawn from a posterior, one after the other.
 *
 * @example for (const parameters of parameterDraws(posterior(model), 1000, seededRandom(1))) sum += parameters[0]
 */
export function* parameterDraws(
  posterior: Posterior,
  draws: number,
  random: Random,
): Generator<Float64Array> {
  for (let draw = 0; draw < draws; draw++) yield drawParameters(posterior, random)
}
