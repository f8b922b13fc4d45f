import { useRef, useState } from 'preact/hooks'
import { Field } from '../field.tsx'
import { CompositionBar } from './composition-bar.tsx'
import { PeriodicTable } from './periodic-table.tsx'
import { readFormula } from './read-formula.ts'
import { ShareRow } from './share-row.tsx'
import {
  equalShares,
  pureShares,
  type Shares,
  sharesFormula,
  sharesOf,
  WHOLE,
  withoutElement,
  withShare,
} from './shares.ts'

interface CompositionEditorProps {
  /** What is edited: `Composition`, `Layer 1`. */
  readonly label: string
  /** The formula as it was typed. */
  readonly formula: string
  /** Called for every step, with the formula; `isPassing` while a slider is dragged or a text typed. */
  readonly onChange: (formula: string, isPassing: boolean) => void
  /** What its own faults begin with, as the server's do: `layer 1: `. */
  readonly place?: string
  /** What the server says of it. */
  readonly fault: string | null
  /** Elements of the model, or null where none is needed. */
  readonly covered: readonly string[] | null
}

/** A composition as sliders and numbers that keep the sum at 100 %, as a formula, and from the periodic table. */
export function CompositionEditor({
  label,
  formula,
  onChange,
  place = '',
  fault,
  covered,
}: CompositionEditorProps) {
  const [rows, setRows] = useState<readonly string[]>([])
  const [isPicking, setPicking] = useState(false)
  const lastReadable = useRef<Shares>(equalShares(['Pt']))
  const list = useRef<HTMLUListElement>(null)
  /** A drag is one step for the back button, however many it passes through. */
  const isGrabbed = useRef(false)
  const dragged = useRef<{ readonly element: string; readonly from: Shares } | null>(null)

  const read = readFormula(formula)
  const shares = read.composition === null ? lastReadable.current : sharesOf(read.composition, rows)
  lastReadable.current = shares
  const elements = [...shares.keys()]

  function become(next: Shares, isPassing = false): void {
    setRows([...next.keys()])
    onChange(sharesFormula(next), isPassing)
  }
  function move(element: string, share: number): void {
    if (dragged.current?.element !== element) dragged.current = { element, from: shares }
    become(withShare(dragged.current.from, element, share), !isGrabbed.current)
    isGrabbed.current = false
  }
  function remove(element: string, index: number): void {
    become(withoutElement(shares, element))
    // The button that was pressed is gone; the next row's is where one goes on.
    requestAnimationFrame(() => {
      const left = [...(list.current?.children ?? [])]
      left[Math.min(index, left.length - 1)]?.querySelector<HTMLElement>('input, button')?.focus()
    })
  }
  function toggle(element: string): void {
    become(
      shares.has(element)
        ? withoutElement(shares, element)
        : withShare(shares, element, WHOLE / (shares.size + 1)),
    )
  }

  return (
    <section class="composition" aria-label={label}>
      <Field
        label="Formula"
        name="composition"
        value={formula}
        onChange={typed => {
          setRows([])
          onChange(typed, true)
        }}
        fault={read.fault === null ? fault : `${place}${read.fault}`}
        hint="Pt3Ni, IrPdPt (equal parts) or Ir=0.2,Pt=0.8"
      />
      <CompositionBar shares={shares} />
      <ul class="share-rows" ref={list}>
        {elements.map((element, index) => (
          <ShareRow
            key={element}
            element={element}
            share={shares.get(element) as number}
            onGrab={() => {
              isGrabbed.current = true
            }}
            onMove={share => move(element, share)}
            onRest={() => {
              dragged.current = null
              isGrabbed.current = false
            }}
            onRemove={elements.length > 1 ? () => remove(element, index) : null}
            remark={covered === null || covered.includes(element) ? null : 'not in the model'}
          />
        ))}
      </ul>
      <div class="buttons">
        <button type="button" class="small" onClick={() => setPicking(true)}>
          Elements…
        </button>
        <button type="button" class="small" onClick={() => become(equalShares(elements))}>
          Equimolar
        </button>
      </div>
      <div class="buttons">
        <span class="buttons-label">Pure</span>
        {elements.map(element => (
          <button
            key={element}
            type="button"
            class="small"
            aria-label={`Pure ${element}`}
            onClick={() => become(pureShares(elements, element))}
          >
            {element}
          </button>
        ))}
      </div>
      {isPicking && (
        <PeriodicTable
          picked={elements}
          onToggle={toggle}
          onClose={() => setPicking(false)}
          covered={covered}
          reason={`The model has parameters for ${covered?.join(', ')}; the others need another model.`}
        />
      )}
    </section>
  )
}
