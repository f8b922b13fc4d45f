import { useAddress } from '../../address.ts'
import { compositionOf } from '../../alloy.ts'

/** Puts a composition into the editor, or among the pinned ones that are compared. */
export function ComposeButtons({ formula }: { readonly formula: string }) {
  const address = useAddress()
  const pins = address.list('pin')
  const isPinned = pins.includes(formula)
  return (
    <div class="buttons compose">
      <button
        type="button"
        class="small"
        aria-label={`Load ${formula} into the editor`}
        aria-pressed={compositionOf(address) === formula}
        onClick={() => address.set({ composition: formula })}
      >
        Load
      </button>
      <button
        type="button"
        class="small"
        aria-label={`Pin ${formula} for comparison`}
        aria-pressed={isPinned}
        onClick={() =>
          address.set({ pin: isPinned ? pins.filter(own => own !== formula) : [...pins, formula] })
        }
      >
        Pin
      </button>
    </div>
  )
}
