import { compositionFormula } from '../../src/composition/formula.ts'
import { useAddress } from './address.ts'
import { compositionOf } from './alloy.ts'
import { readFormula } from './composition/read-formula.ts'
import { pinOf } from './pins.ts'

/** Keeps the present composition for comparison, and leads there. */
export function PinButton() {
  const address = useAddress()
  const pins = address.list('pin')
  const formula = compositionOf(address)
  const { composition } = readFormula(formula)
  const place = pinOf(pins, formula)
  return (
    <div class="buttons">
      <button
        type="button"
        class="small"
        aria-pressed={place >= 0}
        disabled={composition === null}
        onClick={() =>
          composition !== null &&
          address.set({
            pin: place < 0 ? [...pins, compositionFormula(composition)] : pins.toSpliced(place, 1),
          })
        }
      >
        {place < 0 ? 'Pin for comparison' : 'Pinned'}
      </button>
      {pins.length > 0 && address.text('view') !== 'compare' && (
        <a
          href={address.link({ view: 'compare' })}
          onClick={event => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return
            event.preventDefault()
            address.set({ view: 'compare' })
          }}
        >
          Compare {pins.length} pinned
        </a>
      )}
    </div>
  )
}
