import { useAddress } from '../../address.ts'

interface TrayButtonsProps {
  readonly formula: string
  /** What it is called. */
  readonly label: string
  /** Among the pins; -1 for what is not pinned. */
  readonly place: number
  readonly isEdited: boolean
  readonly onRename: () => void
}

/** What can be done with a composition of the tray. */
export function TrayButtons({ formula, label, place, isEdited, onRename }: TrayButtonsProps) {
  const address = useAddress()
  const pins = address.list('pin')
  return (
    <div class="tray-buttons">
      {!isEdited && (
        <button
          type="button"
          class="small"
          aria-label={`Load ${label} into the editor`}
          onClick={() => address.set({ composition: formula })}
        >
          Load
        </button>
      )}
      {place >= 0 ? (
        <>
          <button type="button" class="small" data-renames aria-label={`Rename ${label}`} onClick={onRename}>
            Rename
          </button>
          <button
            type="button"
            class="small"
            aria-label={`Remove ${label}`}
            onClick={() => address.set({ pin: pins.toSpliced(place, 1) })}
          >
            Remove
          </button>
        </>
      ) : (
        <button
          type="button"
          class="small"
          aria-label={`Pin ${label}`}
          onClick={() => address.set({ pin: [...pins, formula] })}
        >
          Pin
        </button>
      )}
    </div>
  )
}
