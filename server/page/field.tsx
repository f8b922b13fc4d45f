import { useFieldNotes } from './field-notes.tsx'
import { useDraft } from './use-draft.ts'

interface FieldProps {
  readonly label: string
  readonly name: string
  /** What stands in it; while one types, it is what was typed, however wrong. */
  readonly value: string
  readonly onChange: (value: string) => void
  /** The sentence that says what is wrong with it. */
  readonly fault?: string | null
  readonly hint?: string
  readonly placeholder?: string
  /** `decimal` shows digits on a phone. */
  readonly inputMode?: 'text' | 'decimal' | 'numeric'
  /** Unit, shown after the label. */
  readonly unit?: string
}

/**
 * A text or number field with its label, a hint, and the server's sentence when it is wrong.
 *
 * @example <Field label="Target" unit="eV" name="target" inputMode="decimal" value={address.text('target')}
 *   onChange={target => address.set({ target }, { replace: true })} fault={faultOf(fault, 'target')} />
 */
export function Field(props: FieldProps) {
  const { label, name, value, onChange, fault = null, hint, placeholder, inputMode = 'text', unit } = props
  const { id, described, notes } = useFieldNotes(hint, fault)
  const draft = useDraft(value)
  return (
    <div class="field">
      <label for={id}>
        {label}
        {unit && <span class="unit"> / {unit}</span>}
      </label>
      <input
        id={id}
        name={name}
        value={draft.shown}
        placeholder={placeholder}
        inputMode={inputMode}
        autocomplete="off"
        spellcheck={false}
        aria-invalid={fault !== null}
        aria-describedby={described}
        onInput={event => {
          draft.type(event.currentTarget.value)
          onChange(event.currentTarget.value)
        }}
        onBlur={draft.end}
      />
      {notes}
    </div>
  )
}
