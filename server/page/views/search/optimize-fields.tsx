import { useAddress } from '../../address.ts'
import { type Fault, faultOf } from '../../fault.ts'
import { Field } from '../../field.tsx'
import { Against } from './against.tsx'

interface OptimizeFieldsProps {
  /** The elements that may take part. */
  readonly elements: readonly string[]
  readonly fault: Fault | null
}

/** What the maxima are weighed against, and how sure they are to be. */
export function OptimizeFields({ elements, fault }: OptimizeFieldsProps) {
  const address = useAddress()
  const field = (name: string) => ({
    name,
    value: address.text(name),
    onChange: (value: string) => address.set({ [name]: value }, { replace: true }),
    fault: faultOf(fault, name),
  })
  return (
    <>
      <Against elements={elements} fault={faultOf(fault, 'against')} />
      <Field
        {...field('draws')}
        label="Draws of the coefficients"
        placeholder="none"
        inputMode="numeric"
        hint="50 finds the optimum anew so often: credible intervals"
      />
      {address.text('draws') !== '' && (
        <Field {...field('credible')} label="Credible level" placeholder="0.9" inputMode="decimal" />
      )}
      <Field {...field('seed')} label="Seed of the random starts" placeholder="1" inputMode="numeric" />
    </>
  )
}
