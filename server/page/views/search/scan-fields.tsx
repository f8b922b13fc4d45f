import { useAddress } from '../../address.ts'
import { type Fault, faultOf } from '../../fault.ts'
import { Field } from '../../field.tsx'
import { gridSize } from './grid-size.ts'
import { readRanges } from './ranges.ts'

const STEP = '0.05'

/** Scans of more compositions have to be confirmed. */
const LARGE = 20_000_000

interface ScanFieldsProps {
  /** The elements that may take part. */
  readonly elements: readonly string[]
  readonly fault: Fault | null
}

/** The grid of a scan, and what to tell of it. */
export function ScanFields({ elements, fault }: ScanFieldsProps) {
  const address = useAddress()
  const common = { least: address.text('min', '0'), most: address.text('max', '1') }
  const size = gridSize(elements, readRanges(address.text('bounds')), common, address.text('step', STEP))
  const field = (name: string) => ({
    name,
    value: address.text(name),
    onChange: (value: string) => address.set({ [name]: value }, { replace: true }),
    fault: faultOf(fault, name),
  })
  return (
    <>
      <Field
        {...field('step')}
        label="Step"
        unit="mole fraction"
        placeholder={STEP}
        inputMode="decimal"
        hint={size === null ? '' : `${size.toLocaleString('en')} compositions`}
      />
      <Field {...field('top')} label="How many of the best" placeholder="20" inputMode="numeric" />
      <Field
        {...field('uncertainty')}
        label="Uncertainty of mole fractions"
        placeholder="none"
        inputMode="decimal"
        hint="0.02 for ±2 at. %; gives errors of the best"
      />
      {(size ?? 0) > LARGE && (
        <label class="check">
          <input
            type="checkbox"
            name="yes"
            checked={address.text('yes') !== ''}
            onChange={event => address.set({ yes: event.currentTarget.checked ? 'true' : null })}
          />
          Yes, more than {LARGE.toLocaleString('en')}
        </label>
      )}
    </>
  )
}
