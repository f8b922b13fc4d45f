import type { ModelCard } from '../../../../src/question/models.ts'
import type { Address } from '../../address.ts'
import { alloyOf, compositionOf } from '../../alloy.ts'
import type { Question } from '../../ask.ts'
import { objectiveOf, type UsualObjective } from '../../objective.ts'
import { comparedFormulas } from '../../pins.ts'

/**
 * What a value is set against where the address does not say: pure Pt, or the first element of a model without it; nothing
 * for a mean energy, whose ratio means nothing.
 */
export function referenceOf(
  address: Pick<Address, 'text'>,
  model: Pick<ModelCard, 'elements'> | undefined,
  usual: UsualObjective | undefined,
): string {
  if (address.text('objective', usual?.objective) === 'mean' || model === undefined) return ''
  return model.elements.includes('Pt') ? 'Pt' : (model.elements[0] ?? '')
}

/**
 * The question of the value and its contributions.
 *
 * @param model of the address
 * @param usual what is averaged where the address does not say
 * @param others models whose sites can be summed with the model's
 */
export function activityQuestion(
  address: Address,
  model: ModelCard,
  usual: UsualObjective | undefined,
  others: readonly ModelCard[],
): Question {
  const second = others.find(({ id }) => id === address.text('sumWith'))
  return {
    ...(second === undefined ? { model: model.id } : { models: `${model.id},${second.id}` }),
    ...alloyOf(address),
    ...objectiveOf(address, usual),
    relativeTo: address.text('relativeTo', referenceOf(address, model, usual)),
    uncertainty: address.text('uncertainty'),
  }
}

/** The question of the volcano: the composition in the editor, and the pinned ones where they are wanted. */
export function volcanoQuestion(
  address: Address,
  model: ModelCard,
  usual: UsualObjective | undefined,
): Question {
  const edited = compositionOf(address)
  const pins = address.text('volcanoPins') === '' ? [] : address.list('pin')
  return {
    model: model.id,
    composition: comparedFormulas(pins, edited),
    ...objectiveOf(address, usual),
  }
}

/**
 * Models whose ORR current may be added to that of a model: of the same elements, on other sites of the same facet.
 *
 * @example summableModels(models, models[0]).map(({ id }) => id)
 */
export function summableModels(
  models: readonly ModelCard[],
  { site, elements }: Pick<ModelCard, 'site' | 'elements'>,
): ModelCard[] {
  const facet = (name: string) => name.split('-')[0]
  return models.filter(
    other =>
      other.kind === 'linear' &&
      ['OH', 'O'].includes(other.adsorbate) &&
      other.site !== site &&
      facet(other.site) === facet(site) &&
      elements.every(element => other.elements.includes(element)),
  )
}
