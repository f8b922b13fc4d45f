import { useDraft } from '../use-draft.ts'
import { elementName } from './element-names.ts'
import { ElementSwatch } from './element-swatch.tsx'

interface ShareRowProps {
  readonly element: string
  /** Hundredths of a per cent. */
  readonly share: number
  /** Called when the pointer takes the slider. */
  readonly onGrab: () => void
  /** Called for every step of a drag. */
  readonly onMove: (share: number) => void
  /** Called when a drag has ended. */
  readonly onRest: () => void
  /** Null for the only element. */
  readonly onRemove: (() => void) | null
  /** What is the matter with the element. */
  readonly remark: string | null
}

/** An element's share as a slider and as a number. */
export function ShareRow({ element, share, onGrab, onMove, onRest, onRemove, remark }: ShareRowProps) {
  const percent = share / 100
  const draft = useDraft(String(percent))
  const name = elementName(element)
  const isWrong = draft.typed !== null && readPercent(draft.typed) === null
  return (
    <li class="share-row">
      <span class="share-symbol" title={name}>
        <ElementSwatch element={element} />
        {element}
      </span>
      <input
        type="range"
        min={0}
        max={100}
        step={1}
        value={percent}
        name={`share-${element}`}
        aria-label={`${name}, per cent`}
        onPointerDown={onGrab}
        onInput={event => onMove(100 * event.currentTarget.valueAsNumber)}
        onChange={onRest}
      />
      <input
        class="share-number"
        value={draft.shown}
        inputMode="decimal"
        autocomplete="off"
        aria-label={`${name}, exact per cent`}
        aria-invalid={isWrong}
        onInput={event => {
          const typed = event.currentTarget.value
          draft.type(typed)
          const exact = readPercent(typed)
          if (exact !== null) onMove(exact)
        }}
        onBlur={() => {
          if (!isWrong) draft.end()
          onRest()
        }}
      />
      <button
        type="button"
        class="plain"
        aria-label={`Remove ${name}`}
        disabled={onRemove === null}
        onClick={() => onRemove?.()}
      >
        ×
      </button>
      {isWrong && (
        <small class="fault" role="alert">
          per cent are from 0 to 100, got "{draft.typed}"
        </small>
      )}
      {remark !== null && <small class="remark">{remark}</small>}
    </li>
  )
}

/** A typed percentage in hundredths, or null. */
function readPercent(text: string): number | null {
  const percent = text.trim() === '' ? Number.NaN : Number(text)
  return percent >= 0 && percent <= 100 ? Math.round(100 * percent) : null
}
