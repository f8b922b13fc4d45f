import type { ModelCard } from '../../../../src/question/models.ts'
import { useAddress } from '../../address.ts'
import type { Fault } from '../../fault.ts'
import { ObjectiveFields } from '../../objective-fields.tsx'
import { WindowField } from '../../window-field.tsx'

interface CompareFieldsProps {
  readonly model: ModelCard | undefined
  readonly fault: Fault | null
}

/** What is told of each composition. */
export function CompareFields({ model, fault }: CompareFieldsProps) {
  const address = useAddress()
  return (
    <form class="panel" aria-label="Comparison" onSubmit={event => event.preventDefault()}>
      <div class="fields">
        <ObjectiveFields model={model} fault={fault} />
        <WindowField fault={fault} />
      </div>
      {address.text('objective') !== '' && (
        <label class="check">
          <input
            type="checkbox"
            name="ranked"
            checked={address.text('ranked') !== ''}
            onChange={event => address.set({ ranked: event.currentTarget.checked ? 'yes' : null })}
          />
          Which is best, and how sure: 1,000 draws of the coefficients
        </label>
      )}
    </form>
  )
}
