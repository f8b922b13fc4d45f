import type { ModelCard } from '../../../../src/question/models.ts'
import { useAddress } from '../../address.ts'
import { Choice } from '../../choice.tsx'
import { type Fault, faultOf } from '../../fault.ts'
import { Field } from '../../field.tsx'
import type { UsualObjective } from '../../objective.ts'
import { ObjectiveFields } from '../../objective-fields.tsx'
import { referenceOf } from './activity-question.ts'

/** Draws of the coefficients for credible intervals. */
const DRAWS = '1000'

interface ActivityFieldsProps {
  readonly model: ModelCard | undefined
  /** What is averaged where the address does not say. */
  readonly usual: UsualObjective | undefined
  /** Models of other sites of the same alloy, whose activity can be added. */
  readonly others: readonly ModelCard[]
  readonly fault: Fault | null
}

/** What to average over the sites, against what, and how uncertain it is. */
export function ActivityFields({ model, usual, others, fault }: ActivityFieldsProps) {
  const address = useAddress()
  return (
    <form class="panel" aria-label="Activity" onSubmit={event => event.preventDefault()}>
      <div class="fields">
        <ObjectiveFields model={model} fault={fault} usual={usual} />
        <Field
          label="Relative to"
          name="relativeTo"
          value={address.text('relativeTo')}
          placeholder={referenceOf(address, model, usual)}
          hint="a composition, or an energy like 1.10eV"
          onChange={relativeTo => address.set({ relativeTo }, { replace: true })}
          fault={faultOf(fault, 'relativeTo')}
        />
        {others.length > 0 && (
          <Choice
            label="Together with"
            name="sumWith"
            value={address.text('sumWith')}
            options={[['', 'these sites alone'], ...others.map(({ id, title }) => [id, title] as const)]}
            onChange={sumWith => address.set({ sumWith })}
            fault={faultOf(fault, 'models')}
            hint="summed per surface atom"
          />
        )}
        <Field
          label="Error of each mole fraction"
          name="uncertainty"
          inputMode="decimal"
          value={address.text('uncertainty')}
          placeholder="none"
          hint="like 0.01"
          onChange={uncertainty => address.set({ uncertainty }, { replace: true })}
          fault={faultOf(fault, 'uncertainty')}
        />
      </div>
      <label class="check">
        <input
          type="checkbox"
          name="draws"
          checked={address.text('draws') !== ''}
          onChange={event => address.set({ draws: event.currentTarget.checked ? DRAWS : null })}
        />
        Credible intervals from {Number(DRAWS).toLocaleString('en')} draws of the coefficients
      </label>
    </form>
  )
}
