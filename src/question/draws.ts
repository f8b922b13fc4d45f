import { checkLevel, DEFAULT_LEVEL } from '../inference/credible-interval.ts'
import { checkDraws, type DrawOptions } from '../inference/parameter-draws.ts'
import { InputError } from '../input/input-error.ts'
import { field } from './field.ts'
import { numberText, WHOLE } from './read-question.ts'

/** The fields that ask for credible intervals; where the seed is for them alone, it is among them. */
export const drawFields = {
  draws: field(
    numberText('the draws', 'draws').optional(),
    'credible intervals of everything, from so many draws of the coefficients: a whole number, 1000 say',
    200,
  ),
  credible: field(
    numberText('the level of the credible intervals', 'probability, like 0.9').optional(),
    'probability that each credible interval holds: between 0 and 1 (default: 0.9)',
    0.9,
  ),
}

/** The seed of draws. */
export const seedText = numberText('the seed', WHOLE)

/** A seed, which may be left out. */
export const seedField = (of: string, otherwise = '1') =>
  field(seedText.optional(), `seed of ${of}: a whole number from 0 to 4294967295 (default: ${otherwise})`, 1)

const DEFAULT_SEED = 1

/** Fields as `drawFields` reads them, and the seed. */
export interface DrawQuestion {
  readonly draws?: number | undefined
  readonly credible?: number | undefined
  readonly seed?: number | undefined
}

/**
 * Reads how many draws are asked for; the seed is 1 and the level 0.9 by default.
 *
 * @throws InputError for draws or a level out of range, or a level without draws
 * @returns undefined when none are
 * @example readDraws({ draws: 1000 }) // { draws: 1000, seed: 1, level: 0.9 }
 */
export function readDraws({ draws, credible, seed = DEFAULT_SEED }: DrawQuestion): DrawOptions | undefined {
  if (credible !== undefined) {
    checkLevel(credible)
    if (draws === undefined)
      throw new InputError(
        `credible intervals come from draws; say how many, like 1000, with the level ${credible}`,
        { field: 'draws' },
      )
  }
  if (draws === undefined) return undefined
  checkDraws(draws)
  return { draws, seed, level: credible ?? DEFAULT_LEVEL }
}
