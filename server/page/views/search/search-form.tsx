import type { ModelCard } from '../../../../src/question/models.ts'
import { useAddress } from '../../address.ts'
import type { Fault } from '../../fault.ts'
import { usualObjective } from '../../objective.ts'
import { ObjectiveFields } from '../../objective-fields.tsx'
import { Trouble } from '../../trouble.tsx'
import { OptimizeFields } from './optimize-fields.tsx'
import { namedElements, RangesTable } from './ranges-table.tsx'
import { ScanFields } from './scan-fields.tsx'
import { FORM_FIELDS, type Search, searchOf } from './search-question.ts'

interface SearchFormProps {
  /** The model of the address; undefined until it is known. */
  readonly model: ModelCard | undefined
  readonly fault: Fault | null
  /** Whether a search is being sent to the server. */
  readonly isStarting: boolean
  readonly onStart: () => void
}

const SEARCHES: readonly (readonly [Search, string, string])[] = [
  ['optimize', 'Optimise', 'climbs to every local maximum, at any mole fraction'],
  ['scan', 'Scan', 'visits every composition of a grid, and keeps the best'],
]

/** What to search the compositions for. */
export function SearchForm({ model, fault, isStarting, onStart }: SearchFormProps) {
  const address = useAddress()
  const search = searchOf(address)
  const layers = address.list('layer')
  const named = namedElements(address)
  const elements = named.length > 0 ? named : (model?.elements ?? [])
  return (
    <form
      class="panel search-form"
      aria-label="Search"
      onSubmit={event => {
        event.preventDefault()
        if (!isStarting) onStart()
      }}
    >
      <fieldset class="searches">
        <legend class="unseen">Kind of search</legend>
        {SEARCHES.map(([own, title, text]) => (
          <label class="check" key={own}>
            <input
              type="radio"
              name="search"
              value={own}
              checked={search === own}
              onChange={() => address.set({ search: own })}
            />
            <span>
              <strong>{title}</strong> <span class="faint">{text}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div class="fields">
        <ObjectiveFields model={model} fault={fault} usual={usualObjective(model)} />
      </div>
      <div class="fields">
        {search === 'scan' ? (
          <ScanFields elements={elements} fault={fault} />
        ) : (
          <OptimizeFields elements={elements} fault={fault} />
        )}
      </div>
      <RangesTable elements={model?.elements ?? []} fault={fault} />
      <p class="hint small-text">
        {layers.length > 0
          ? `Layers stay as they are in the editor (${layers.join(', ')}); the composition of all others is searched.`
          : 'The composition in the editor is not part of the search; its layers, if it has any, stay fixed.'}
      </p>
      <Trouble fault={fault} shownBy={FORM_FIELDS} />
      <div class="buttons">
        <button type="submit" class="primary" aria-disabled={isStarting}>
          {fault?.status === 503 ? 'Try again' : 'Start'}
        </button>
      </div>
    </form>
  )
}
