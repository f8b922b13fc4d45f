import { energySymbol } from '../../src/energy/model.ts'
import type { ModelCard } from '../../src/question/models.ts'

/** What the energies of a model are, and where they come from, in a line. */
export function ModelSource({ model }: { readonly model: ModelCard }) {
  const { energy, source } = model
  const meaning = `${energySymbol(model)} of ${energy.reaction.replaceAll('->', '→')}, zero: ${energy.zero}; negative binds stronger.`
  return (
    <p class="source">
      {meaning} {source.citation}{' '}
      {source.doi && <a href={`https://doi.org/${source.doi}`}>doi {source.doi}</a>}
    </p>
  )
}
