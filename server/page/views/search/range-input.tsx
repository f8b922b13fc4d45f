import { useState } from 'preact/hooks'

interface RangeInputProps {
  /** Read by screen readers; the legend of the table says it to all others. */
  readonly label: string
  readonly name: string
  readonly value: string
  /** What holds while it is empty. */
  readonly placeholder: string
  /** The id of the sentence that says what is wrong with it; undefined when nothing is. */
  readonly wrong: string | undefined
  readonly isDisabled?: boolean
  readonly onChange: (typed: string) => void
}

/** One end of a range. While one types, it keeps what was typed. */
export function RangeInput(props: RangeInputProps) {
  const { label, name, value, placeholder, wrong, isDisabled = false, onChange } = props
  const [draft, setDraft] = useState<string | null>(null)
  return (
    <input
      name={name}
      aria-label={label}
      value={draft ?? value}
      placeholder={placeholder}
      inputMode="decimal"
      autocomplete="off"
      aria-invalid={wrong !== undefined}
      aria-describedby={wrong}
      disabled={isDisabled}
      onInput={event => {
        setDraft(event.currentTarget.value)
        onChange(event.currentTarget.value)
      }}
      onBlur={() => setDraft(null)}
    />
  )
}
