import { useAddress } from '../../address.ts'
import { compositionOf } from '../../alloy.ts'
import { isSameComposition, pinOf } from '../../pins.ts'

/** Puts a composition into the editor, or among the pinned ones that are compared. */
export function ComposeButtons({ formula }: { readonly formula: string }) {
  const address = useAddress()
  const pins = address.list('pin')
  const place = pinOf(pins, formula)
  return (
    <div class="buttons compose">
      <button
        type="button"
        class="small"
        aria-label={`Load ${formula} into the editor`}
        aria-pressed={isSameComposition(compositionOf(address), formula)}
        onClick={() => address.set({ composition: formula })}
      >
        Load
      </button>
      <button
        type="button"
        class="small"
        aria-label={`Pin ${formula} for comparison`}
        aria-pressed={place >= 0}
        onClick={() => address.set({ pin: place < 0 ? [...pins, formula] : pins.toSpliced(place, 1) })}
      >
        Pin
      </button>
    </div>
  )
}
