import type { Address } from '../../address.ts'
import type { Question } from '../../ask.ts'
import { objectiveOf } from '../../objective.ts'
import type { CornerTexts } from './corners.ts'
import { isOfAlloy } from './descriptors.ts'

/** The descriptor of the address: an objective that was chosen elsewhere is mapped unless something else is asked for. */
export const descriptorOf = (address: Pick<Address, 'text'>): string =>
  address.text('descriptor', address.text('objective') === '' ? 'mean' : 'objective')

/**
 * The question of a map, with the options of its descriptor and no others.
 *
 * @param usual the objective where the address names none
 * @example mapQuestion(address, 'irpdptrhru-oh', ['Ir', 'Pt', 'PdRu'], 'orr')
 */
export function mapQuestion(
  address: Pick<Address, 'text'>,
  model: string,
  corners: CornerTexts,
  usual: string,
): Question {
  const descriptor = descriptorOf(address)
  return {
    ...(!isOfAlloy(descriptor) && { model }),
    corners: corners.join(','),
    descriptor,
    ...(descriptor === 'windowProbability' && { window: address.text('window') }),
    ...(descriptor === 'objective' && objectiveOf(address, usual)),
    step: address.text('mapStep'),
  }
}
