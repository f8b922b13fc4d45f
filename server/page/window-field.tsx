import { useAddress } from './address.ts'
import { plainParts } from './comma-parts.ts'
import { type Fault, faultOf } from './fault.ts'
import { Field } from './field.tsx'

/**
 * The energy window of the address, which the views share.
 *
 * @example <div class="fields"><WindowField fault={fault} /></div>
 */
export function WindowField({ fault }: { readonly fault: Fault | null }) {
  const address = useAddress()
  return (
    <Field
      label="Energy window"
      unit="eV"
      name="window"
      value={plainParts(address.text('window'))}
      placeholder="1.0,1.2"
      hint="lower end, upper end"
      onChange={window => address.set({ window }, { replace: true })}
      fault={faultOf(fault, 'window')}
    />
  )
}
