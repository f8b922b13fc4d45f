import { useAddress } from '../../address.ts'
import { compositionOf } from '../../alloy.ts'
import { isSameComposition } from '../../pins.ts'
import { ScrollBox } from '../../scroll-box.tsx'
import { cellText, type TrayColumn, type TrayRow } from './compared-rows.ts'

interface TrayProps {
  readonly rows: readonly TrayRow[]
  readonly columns: readonly TrayColumn[]
}

/** The pinned compositions with what is compared of them; each can be loaded into the editor, or taken away. */
export function Tray({ rows, columns }: TrayProps) {
  const address = useAddress()
  const pins = address.list('pin')
  const edited = compositionOf(address)
  return (
    <ScrollBox label="Compared compositions">
      <table class="figures tray">
        <thead>
          <tr>
            <th scope="col" class="text">
              composition
            </th>
            <td />
            {columns.map(({ name, heading }) => (
              <th key={name} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.formula} class={isSameComposition(row.formula, edited) ? 'edited' : undefined}>
              <th scope="row">
                {row.formula}
                {isSameComposition(row.formula, edited) && <span class="unseen">, in the editor</span>}
              </th>
              <td>
                <TrayButtons
                  formula={row.formula}
                  isPinned={pins.includes(row.formula)}
                  isEdited={isSameComposition(row.formula, edited)}
                />
              </td>
              {row.error === null ? (
                columns.map(column => <td key={column.name}>{cellText(column, row)}</td>)
              ) : (
                <td class="text fault" colSpan={columns.length}>
                  {row.error}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

interface TrayButtonsProps {
  readonly formula: string
  readonly isPinned: boolean
  readonly isEdited: boolean
}

function TrayButtons({ formula, isPinned, isEdited }: TrayButtonsProps) {
  const address = useAddress()
  const pins = address.list('pin')
  return (
    <div class="tray-buttons">
      {!isEdited && (
        <button
          type="button"
          class="small"
          aria-label={`Load ${formula} into the editor`}
          onClick={() => address.set({ composition: formula })}
        >
          Load
        </button>
      )}
      {isPinned ? (
        <button
          type="button"
          class="small"
          aria-label={`Remove ${formula}`}
          onClick={() => address.set({ pin: pins.filter(pin => pin !== formula) })}
        >
          Remove
        </button>
      ) : (
        <button
          type="button"
          class="small"
          aria-label={`Pin ${formula}`}
          onClick={() => address.set({ pin: [...pins, formula] })}
        >
          Pin
        </button>
      )}
    </div>
  )
}
