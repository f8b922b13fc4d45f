import { useAddress } from '../../address.ts'

interface TrayButtonsProps {
  readonly formula: string
  /** What it is called. */
  readonly label: string
  /** Among the pins; -1 for what is not pinned. */
  readonly place: number
  readonly isEdited: boolean
  /** Whether it can be compared. */
  readonly isSound: boolean
  readonly onRename: () => void
  readonly onRemove: () => void
}

/** What can be done with a composition of the tray. */
export function TrayButtons({
  formula,
  label,
  place,
  isEdited,
  isSound,
  onRename,
  onRemove,
}: TrayButtonsProps) {
  const address = useAddress()
  const pins = address.list('pin')
  return (
    <div class="tray-buttons">
      {!isEdited && (
        <button
          type="button"
          class="small"
          aria-label={`Load ${label} into the editor`}
          disabled={!isSound}
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
          <button type="button" class="small" aria-label={`Remove ${label}`} onClick={onRemove}>
            Remove
          </button>
        </>
      ) : (
        <button
          type="button"
          class="small"
          aria-label={`Pin ${label}`}
          disabled={!isSound}
          onClick={() => address.set({ pin: [...pins, formula] })}
        >
          Pin
        </button>
      )}
    </div>
  )
}
