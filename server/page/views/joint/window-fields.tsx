import { useState } from 'preact/hooks'
import { Field } from '../../field.tsx'

interface WindowFieldsProps {
  /** As they stand in the address, without blank ones. */
  readonly windows: readonly string[]
  readonly onChange: (windows: readonly string[], isTyping: boolean) => void
  /** What is wrong with a window. */
  readonly faultOf: (window: string) => string | null
  readonly placeholder: string
}

/** A field for each window, and one more on demand. */
export function WindowFields({ windows, onChange, faultOf, placeholder }: WindowFieldsProps) {
  const [drafts, setDrafts] = useState(windows)
  const isDraft = filled(drafts).join('\n') === windows.join('\n')
  const shown = isDraft && drafts.length > 0 ? drafts : windows.length > 0 ? windows : ['']

  function change(next: readonly string[], isTyping = false): void {
    setDrafts(next)
    onChange(filled(next), isTyping)
  }
  return (
    <fieldset class="windows">
      <legend>Windows / eV</legend>
      <p class="hint">
        Bounds on both energies with &lt; &lt;= &gt; &gt;=, a comma between them; both have to hold.
      </p>
      {shown.map((window, index) => (
        <div class="window" key={index}>
          <Field
            label={`Window ${index + 1}`}
            name="pairWindow"
            value={window}
            placeholder={placeholder}
            onChange={text => change(shown.with(index, text), true)}
            fault={window === '' ? null : faultOf(window)}
          />
          {(shown.length > 1 || window !== '') && (
            <button
              type="button"
              class="small"
              aria-label={`Remove window ${index + 1}`}
              onClick={() => change(shown.toSpliced(index, 1))}
            >
              Remove
            </button>
          )}
        </div>
      ))}
      <button type="button" class="small" onClick={() => setDrafts([...shown, ''])}>
        Another window
      </button>
    </fieldset>
  )
}

const filled = (windows: readonly string[]): readonly string[] => windows.filter(window => window !== '')
