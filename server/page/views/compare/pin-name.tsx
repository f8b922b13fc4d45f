import { useEffect, useRef, useState } from 'preact/hooks'

interface PinNameProps {
  /** Of the composition. */
  readonly formula: string
  /** As it is now; '' for none. */
  readonly name: string
  /** Told the name that was typed, or null when it is to stay as it was. */
  readonly onEnd: (name: string | null) => void
}

/** A field for the name of a pinned composition: Enter and leaving it take the name, Escape leaves it as it was. */
export function PinName({ formula, name, onEnd }: PinNameProps) {
  const input = useRef<HTMLInputElement>(null)
  const isOver = useRef(false)
  const [typed, type] = useState(name)
  useEffect(() => input.current?.select(), [])
  function end(result: string | null): void {
    // The field is left, too, when it goes.
    if (isOver.current) return
    isOver.current = true
    onEnd(result)
  }
  return (
    <input
      ref={input}
      class="pin-name"
      name="pinName"
      value={typed}
      placeholder={formula}
      aria-label={`Name of ${formula}`}
      autocomplete="off"
      spellcheck={false}
      onInput={event => type(event.currentTarget.value)}
      onBlur={() => end(typed)}
      onKeyDown={event => {
        if (event.key === 'Enter') end(typed)
        else if (event.key === 'Escape') end(null)
      }}
    />
  )
}
