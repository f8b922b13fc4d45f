import type { ModelCard } from '../../../../src/question/models.ts'
import { findSite } from '../../../../src/site/registry.ts'

/** Models beside one of which energies can be shown, or not. */
export interface Partners {
  /** In the order to offer: others first, the model itself last. */
  readonly possible: readonly ModelCard[]
  readonly impossible: readonly { readonly id: string; readonly reason: string }[]
}

type Paired = Pick<ModelCard, 'id' | 'kind' | 'site' | 'elements'>

/**
 * Which models pair with one: linear ones of the same elements, at sites of the same facet.
 *
 * @example partnersOf(co, models).possible.map(({ id }) => id) // ['agaucupdpt-h', 'agaucupdpt-no', 'agaucupdpt-co']
 */
export function partnersOf(model: ModelCard, models: readonly ModelCard[]): Partners {
  const judged = models
    .filter(({ id }) => id !== model.id)
    .map(other => ({ other, reason: whyNot(model, other) }))
  const isLinear = model.kind === 'linear'
  return {
    possible: [
      ...judged.filter(({ reason }) => reason === null).map(({ other }) => other),
      ...(isLinear ? [model] : []),
    ],
    impossible: judged.flatMap(({ other, reason }) => (reason === null ? [] : [{ id: other.id, reason }])),
  }
}

/** Why two models have no joint energies; null when they have. */
function whyNot(model: Paired, other: Paired): string | null {
  const code = [model, other].find(({ kind }) => kind === 'code')
  if (code !== undefined) return `${code.id} is code, and joint energies need linear models`
  const [facet, otherFacet] = [findSite(model.site).facet, findSite(other.site).facet]
  if (facet !== otherFacet) return `it is on ${otherFacet}, ${model.id} on ${facet}`
  const differing = [...lacking(other, model), ...lacking(model, other)]
  return differing.length === 0 ? null : `only one of both has ${differing.join(', ')}`
}

const lacking = (model: Paired, other: Paired): string[] =>
  other.elements.filter(element => !model.elements.includes(element))
