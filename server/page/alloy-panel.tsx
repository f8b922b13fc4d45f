import { useAddress } from './address.ts'
import { compositionOf, modelOf } from './alloy.ts'
import { usePanelFault } from './alloy-fault.ts'
import { Choice } from './choice.tsx'
import { faultOf } from './fault.ts'
import { Field } from './field.tsx'
import { useModels } from './use-models.ts'
import type { View } from './views.ts'

/** The alloy and the model that every view is about. */
export function AlloyPanel({ view }: { readonly view: View }) {
  const address = useAddress()
  const models = useModels()
  const fault = usePanelFault()
  return (
    <aside class="alloy panel" aria-label="The alloy">
      <Field
        label="Composition"
        name="composition"
        value={compositionOf(address)}
        onChange={composition => address.set({ composition }, { replace: true })}
        fault={faultOf(fault, 'composition')}
      />
      {view.usesModel && (
        <Choice
          label="Energy model"
          name="model"
          value={modelOf(address)}
          options={models.map(({ id, title }) => [id, title])}
          onChange={model => address.set({ model })}
          fault={faultOf(fault, 'model')}
        />
      )}
    </aside>
  )
}
