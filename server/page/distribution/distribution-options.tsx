import { readDecimal } from '../../../src/input/decimal.ts'
import { useAddress } from '../address.ts'
import { Choice } from '../choice.tsx'
import { joinedParts } from '../comma-parts.ts'
import { type Fault, faultOf } from '../fault.ts'
import { Field } from '../field.tsx'
import { type EnergyBounds, targetFault, windowEnds } from './energy-window.ts'

interface DistributionOptionsProps {
  readonly fault: Fault | null
  /** What to begin with: an energy to mark, and a window. */
  readonly suggested: { readonly target: number; readonly window: EnergyBounds } | null
}

/** What to show of the distribution, and how. */
export function DistributionOptions({ fault, suggested }: DistributionOptionsProps) {
  const address = useAddress()
  const typed = (name: string) => ({
    name,
    value: address.text(name),
    onChange: (value: string) => address.set({ [name]: value }, { replace: true }),
    fault: faultOf(fault, name),
  })
  const [low, high] = windowEnds(address.text('window'))
  const isHighWrong = readDecimal(low) !== null && readDecimal(high) === null
  const setWindow = (from: string, to: string) =>
    address.set({ window: from === '' && to === '' ? null : joinedParts([from, to]) }, { replace: true })
  return (
    <>
      <div class="fields">
        <Field
          label="Target"
          unit="eV"
          inputMode="decimal"
          placeholder="none"
          {...typed('target')}
          fault={targetFault(address.text('target'))}
        />
        <Field
          label="Window from"
          unit="eV"
          name="low"
          inputMode="decimal"
          placeholder="none"
          value={low}
          onChange={from => setWindow(from, high)}
          fault={isHighWrong ? null : faultOf(fault, 'window')}
        />
        <Field
          label="to"
          unit="eV"
          name="high"
          inputMode="decimal"
          placeholder="none"
          value={high}
          onChange={to => setWindow(low, to)}
          fault={isHighWrong ? faultOf(fault, 'window') : null}
        />
        <Field label="Bin width" unit="eV" inputMode="decimal" placeholder="0.01" {...typed('binWidth')} />
        <Choice
          label="Height of the bars"
          name="scale"
          value={address.text('scale', 'probability')}
          options={[
            ['probability', 'per bin'],
            ['density', 'per eV'],
          ]}
          onChange={scale => address.set({ scale: scale === 'probability' ? null : scale })}
          fault={faultOf(fault, 'scale')}
        />
        <Field label="Broadened by" unit="eV" placeholder="none, or residual" {...typed('broaden')} />
      </div>
      <div class="buttons">
        <button
          type="button"
          class="small"
          aria-pressed={address.text('target') !== ''}
          disabled={suggested === null && address.text('target') === ''}
          onClick={() =>
            address.set({
              target: address.text('target') === '' && suggested ? String(suggested.target) : null,
            })
          }
        >
          Mark a target
        </button>
        <button
          type="button"
          class="small"
          aria-pressed={address.text('window') !== ''}
          disabled={suggested === null && address.text('window') === ''}
          onClick={() =>
            address.set({
              window:
                address.text('window') === '' && suggested
                  ? `${suggested.window.low},${suggested.window.high}`
                  : null,
            })
          }
        >
          Shade a window
        </button>
        <button
          type="button"
          class="small"
          aria-pressed={address.text('draws') !== ''}
          onClick={() => address.set({ draws: address.text('draws') === '' ? DRAWS : null })}
        >
          Credible band
        </button>
        <small class="hint">Target and window can be dragged in the plot, or moved by the arrow keys.</small>
      </div>
    </>
  )
}

/** Enough draws of the coefficients for two digits of an interval. */
const DRAWS = '500'
