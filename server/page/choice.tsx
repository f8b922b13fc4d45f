import { useFieldNotes } from './field-notes.tsx'

interface ChoiceProps {
  readonly label: string
  readonly name: string
  readonly value: string
  /** Value and text of each; a value that is not among them is shown as it is, so that a faulty link is not hidden. */
  readonly options: readonly (readonly [value: string, text: string])[]
  readonly onChange: (value: string) => void
  readonly fault?: string | null
  readonly hint?: string
}

/**
 * A choice among a few, with its label and the server's sentence when it is wrong.
 *
 * @example <Choice label="Scale" name="scale" value={scale} options={[['probability', 'per bin'], ['density', 'per eV']]}
 *   onChange={scale => address.set({ scale })} />
 */
export function Choice({ label, name, value, options, onChange, fault = null, hint }: ChoiceProps) {
  const { id, described, notes } = useFieldNotes(hint, fault)
  const isKnown = options.some(([own]) => own === value)
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        name={name}
        value={value}
        aria-invalid={fault !== null}
        aria-describedby={described}
        onChange={event => onChange(event.currentTarget.value)}
      >
        {!isKnown && <option value={value}>{value}</option>}
        {options.map(([own, text]) => (
          <option key={own} value={own}>
            {text}
          </option>
        ))}
      </select>
      {notes}
    </div>
  )
}
