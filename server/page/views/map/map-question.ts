import type { Address } from '../../address.ts'
import type { Question } from '../../ask.ts'
import { plainParts } from '../../comma-parts.ts'
import { objectiveOf, type UsualObjective } from '../../objective.ts'
import { type CornerTexts, cornersText } from './corners.ts'
import { isOfAlloy } from './descriptors.ts'

/** The descriptor of the address: an objective that was chosen elsewhere is mapped unless something else is asked for. */
export const descriptorOf = (address: Pick<Address, 'text'>): string =>
  address.text('descriptor', address.text('objective') === '' ? 'mean' : 'objective')

/**
 * The question of a map, with the options of its descriptor and no others.
 *
 * @param usual what is averaged where the address does not say
 * @example mapQuestion(address, 'irpdptrhru-oh', ['Ir', 'Pt', 'PdRu'], usualObjective(model))
 */
export function mapQuestion(
  address: Pick<Address, 'text'>,
  model: string,
  corners: CornerTexts,
  usual: UsualObjective | undefined,
): Question {
  const descriptor = descriptorOf(address)
  return {
    ...(!isOfAlloy(descriptor) && { model }),
    corners: cornersText(corners),
    descriptor,
    ...(descriptor === 'windowProbability' && { window: plainParts(address.text('window')) }),
    ...(descriptor === 'objective' && objectiveOf(address, usual)),
    step: address.text('mapStep'),
  }
}
