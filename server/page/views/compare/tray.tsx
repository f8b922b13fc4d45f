import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { namedFormula } from '../../../../src/question/named-formula.ts'
import { useAddress } from '../../address.ts'
import { compositionOf } from '../../alloy.ts'
import { readFormula } from '../../composition/read-formula.ts'
import { isSameComposition, pinLabel, pinOf, renamedPin } from '../../pins.ts'
import { ScrollBox } from '../../scroll-box.tsx'
import { cellText, type TrayColumn, type TrayRow } from './compared-rows.ts'
import { PinName } from './pin-name.tsx'
import { TrayButtons } from './tray-buttons.tsx'

interface TrayProps {
  readonly rows: readonly TrayRow[]
  readonly columns: readonly TrayColumn[]
}

/** The pinned compositions with what is compared of them; each can be named, loaded into the editor, or taken away. */
export function Tray({ rows, columns }: TrayProps) {
  const address = useAddress()
  const table = useRef<HTMLTableElement>(null)
  const removed = useRef<number | null>(null)
  const [renamed, rename] = useState<string | null>(null)
  const pins = address.list('pin')
  const edited = compositionOf(address)

  function endRename(place: number, name: string | null): void {
    const row = table.current?.querySelector(':focus')?.closest('tr')
    rename(null)
    if (name !== null) address.set({ pin: renamedPin(pins, place, name) })
    // Whoever used the keyboard goes on where the field was opened.
    if (row) requestAnimationFrame(() => row.querySelector<HTMLElement>('[data-renames]')?.focus())
  }

  function remove(place: number, index: number): void {
    removed.current = index
    address.set({ pin: pins.toSpliced(place, 1) })
  }
  // The button that was pressed goes with its row, once the server has answered; the next row's is where one goes on.
  useLayoutEffect(() => {
    const index = removed.current
    if (index === null || table.current === null) return
    removed.current = null
    const left = table.current.querySelectorAll('tbody tr')
    const buttons = left.item(Math.min(index, left.length - 1)).querySelectorAll('button')
    buttons.item(buttons.length - 1).focus()
  }, [rows])

  return (
    <ScrollBox label="Compared compositions">
      <table class="figures tray" ref={table}>
        <thead>
          <tr>
            <th scope="col" class="text">
              composition
            </th>
            {columns.map(({ name, heading }) => (
              <th key={name} scope="col">
                {heading}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => {
            const { formula } = row
            const isEdited = isSameComposition(formula, edited)
            const place = pins.includes(row.asked) ? pins.indexOf(row.asked) : pinOf(pins, formula)
            const pin = pins[place]
            const label = pinLabel(pin ?? formula)
            return (
              <tr key={`${index} ${formula}`} class={isEdited ? 'edited' : undefined}>
                <th scope="row">
                  {renamed === formula && pin !== undefined ? (
                    <PinName
                      formula={formula}
                      name={namedFormula(pin).name ?? ''}
                      onEnd={name => endRename(place, name)}
                    />
                  ) : (
                    label
                  )}
                  {label !== formula && <span class="tray-formula">{formula}</span>}
                  {isEdited && <span class="unseen">, in the editor</span>}
                </th>
                {row.error === null ? (
                  columns.map(column => <td key={column.name}>{cellText(column, row)}</td>)
                ) : (
                  <td class="text fault" colSpan={columns.length}>
                    {row.error}
                  </td>
                )}
                <td>
                  <TrayButtons
                    formula={formula}
                    label={label}
                    place={place}
                    isEdited={isEdited}
                    isSound={readFormula(formula).composition !== null}
                    onRename={() => rename(formula)}
                    onRemove={() => remove(place, index)}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollBox>
  )
}
