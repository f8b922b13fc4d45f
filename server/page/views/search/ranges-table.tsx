import { useId } from 'preact/hooks'
import { type Address, useAddress } from '../../address.ts'
import { elementName } from '../../composition/element-names.ts'
import { ElementSwatch } from '../../composition/element-swatch.tsx'
import { type Fault, faultOf } from '../../fault.ts'
import { RangeInput } from './range-input.tsx'
import { type RangeTexts, rangesText, readRanges, withEnd } from './ranges.ts'

const LEAST = '0'
const MOST = '1'

interface RangesTableProps {
  /** Elements of the model. */
  readonly elements: readonly string[]
  readonly fault: Fault | null
}

/** Which elements may take part, and between which mole fractions; in the address as `elements`, `min`, `max` and `bounds`. */
export function RangesTable({ elements, fault }: RangesTableProps) {
  const address = useAddress()
  const id = useId()
  const named = namedElements(address)
  const ranges = readRanges(address.text('bounds'))
  const common = { least: address.text('min', LEAST), most: address.text('max', MOST) }
  const rows = [...new Set([...elements, ...named, ...ranges.keys()])]
  const sentence = faultOf(fault, 'elements', 'bounds', 'min', 'max')
  const described = sentence === null ? undefined : id

  function take(element: string, isTaken: boolean): void {
    const taken = rows.filter(own => (own === element ? isTaken : named.length === 0 || named.includes(own)))
    const isAll = elements.every(own => taken.includes(own)) && taken.length === elements.length
    address.set({
      elements: isAll ? null : taken.join(','),
      ...(isTaken ? {} : { bounds: rangesText(new Map([...ranges].filter(([own]) => own !== element))) }),
    })
  }
  function type(element: string, end: keyof RangeTexts, typed: string): void {
    address.set({ bounds: rangesText(withEnd(ranges, element, end, typed, common)) }, { replace: true })
  }

  return (
    <fieldset class="ranges" aria-describedby={described}>
      <legend>Elements, and their least and greatest mole fraction</legend>
      <div class="range-row range-all">
        <span>Each element</span>
        <RangeInput
          label="Least mole fraction of each element"
          name="min"
          value={address.text('min')}
          placeholder={LEAST}
          wrong={fault?.field === 'min' ? id : undefined}
          onChange={min => address.set({ min }, { replace: true })}
        />
        <RangeInput
          label="Greatest mole fraction of each element"
          name="max"
          value={address.text('max')}
          placeholder={MOST}
          wrong={fault?.field === 'max' ? id : undefined}
          onChange={max => address.set({ max }, { replace: true })}
        />
      </div>
      {rows.map(element => {
        const isTaken = named.length === 0 || named.includes(element)
        return (
          <div class="range-row" key={element}>
            <label class="check">
              <input
                type="checkbox"
                checked={isTaken}
                onChange={event => take(element, event.currentTarget.checked)}
              />
              <ElementSwatch element={element} />
              <span>
                {element} <span class="range-name">{elementName(element)}</span>
              </span>
            </label>
            {(['least', 'most'] as const).map(end => (
              <RangeInput
                key={end}
                label={`${end === 'least' ? 'Least' : 'Greatest'} mole fraction of ${element}`}
                name={`${end}-${element}`}
                value={ranges.get(element)?.[end] ?? ''}
                placeholder={common[end]}
                wrong={fault?.field === 'bounds' && ranges.has(element) ? id : undefined}
                isDisabled={!isTaken}
                onChange={typed => type(element, end, typed)}
              />
            ))}
          </div>
        )
      })}
      {sentence !== null && (
        <small id={id} class="fault" role="alert">
          {sentence}
        </small>
      )}
    </fieldset>
  )
}

/** The elements that the address names; none for all. */
export const namedElements = (address: Pick<Address, 'text'>): string[] =>
  address
    .text('elements')
    .split(',')
    .map(element => element.trim())
    .filter(element => element !== '')
