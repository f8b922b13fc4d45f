import { useEffect, useRef } from 'preact/hooks'
import { ELEMENT_COLOURS } from '../../../plots/element-colours.ts'
import { ELEMENT_SYMBOLS } from '../../../src/composition/elements.ts'
import { elementName } from './element-names.ts'
import { type PeriodicPlace, periodicPlace } from './periodic-place.ts'

interface PeriodicTableProps {
  readonly picked: readonly string[]
  readonly onToggle: (element: string) => void
  readonly onClose: () => void
  /** Elements that can take part, or null for all. */
  readonly covered: readonly string[] | null
  /** Why others cannot. */
  readonly reason: string
}

const STEPS: Readonly<Record<string, PeriodicPlace>> = {
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
}

const LAST_ROW = 10
const LAST_COLUMN = 18

/** A dialog to pick the elements of an alloy in; arrow keys move between them. */
export function PeriodicTable({ picked, onToggle, onClose, covered, reason }: PeriodicTableProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
    // On a phone, only a part of the table is in sight.
    dialog.current
      ?.querySelector('[aria-pressed="true"]')
      ?.scrollIntoView({ inline: 'center', block: 'nearest' })
  }, [])
  return (
    <dialog ref={dialog} class="periodic" aria-labelledby="periodic-title" onClose={onClose}>
      <div class="periodic-head">
        <h2 id="periodic-title">Elements of the alloy</h2>
        <button type="button" class="primary" onClick={() => dialog.current?.close()}>
          Done
        </button>
      </div>
      <p class="faint small-text">{covered === null ? 'Any elements can take part.' : reason}</p>
      <div class="periodic-scroll">
        <div class="periodic-table">
          {ELEMENT_SYMBOLS.map((element, index) => {
            const isPicked = picked.includes(element)
            const isCovered = covered === null || covered.includes(element)
            const { row, column } = periodicPlace(element)
            return (
              <button
                key={element}
                type="button"
                data-element={element}
                aria-pressed={isPicked}
                aria-disabled={(!isCovered && !isPicked) || (isPicked && picked.length === 1)}
                aria-label={`${element}, ${elementName(element)}${isCovered ? '' : ', not in the model'}`}
                title={`${index + 1} ${elementName(element)}${isCovered ? '' : ': not in the model'}`}
                class={isCovered ? undefined : 'uncovered'}
                style={{ gridRow: row, gridColumn: column, '--element': ELEMENT_COLOURS[element] }}
                onKeyDown={moveFocus}
                onClick={event => {
                  if (event.currentTarget.getAttribute('aria-disabled') !== 'true') onToggle(element)
                }}
              >
                {element}
              </button>
            )
          })}
        </div>
      </div>
    </dialog>
  )
}

/** Moves to the next element in the direction of an arrow key, over gaps. */
function moveFocus(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  const step = STEPS[event.key]
  const from = event.currentTarget.dataset.element
  if (step === undefined || from === undefined) return
  event.preventDefault()
  let { row, column } = periodicPlace(from)
  for (;;) {
    row += step.row
    column += step.column
    if (row < 1 || row > LAST_ROW || column < 1 || column > LAST_COLUMN) return
    const next = ELEMENT_AT.get(`${row},${column}`)
    if (next === undefined) continue
    event.currentTarget.parentElement?.querySelector<HTMLElement>(`[data-element="${next}"]`)?.focus()
    return
  }
}

const ELEMENT_AT = new Map(
  ELEMENT_SYMBOLS.map(element => {
    const { row, column } = periodicPlace(element)
    return [`${row},${column}`, element]
  }),
)
