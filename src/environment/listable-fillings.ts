import { InputError } from '../input/input-error.ts'
import { multisets } from './binomial.ts'
import type { FilledGroup } from './site-groups.ts'
import { type ZoneFillings, zoneFillings } from './zone-fillings.ts'

const MAXIMUM_FILLINGS = 1_000_000n

/** Whether the fillings of every group are few enough to list. */
export const areListable = (groups: readonly FilledGroup[]): boolean =>
  groups.every(({ size, elements }) => multisets(elements.length, size) <= MAXIMUM_FILLINGS)

/**
 * The list of a group's fillings.
 *
 * @throws InputError when there are over a million
 */
export function listableFillings({ name, size, elements }: FilledGroup): ZoneFillings {
  const fillings = multisets(elements.length, size)
  if (fillings > MAXIMUM_FILLINGS)
    throw new InputError(
      `${elements.length} elements fill the ${size} atoms of ${name} in ${fillings.toLocaleString('en')} ways; ` +
        `at most ${MAXIMUM_FILLINGS.toLocaleString('en')} can be listed, so use fewer elements`,
    )
  return zoneFillings(size, elements.length)
}
