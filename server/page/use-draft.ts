import { useRef, useState } from 'preact/hooks'

/** What is typed in a field, beside the value that it stands for. */
export interface Draft {
  /** The text to show: what was typed, until the value changes otherwise. */
  readonly shown: string
  /** The text while one types, else null. */
  readonly typed: string | null
  readonly type: (text: string) => void
  /** Forgets what was typed, as when the field is left. */
  readonly end: () => void
}

/**
 * Keeps what is typed as it is, though the value behind it may be another text (`1.50` for 1.5) or none at all. A value
 * that changes from elsewhere, such as from a slider that takes no focus on a touch screen, replaces it.
 */
export function useDraft(value: string): Draft {
  const draft = useRef<{ readonly text: string; value: string | null } | null>(null)
  const [, redraw] = useState({})
  if (draft.current !== null) {
    draft.current.value ??= value
    if (draft.current.value !== value) draft.current = null
  }
  const become = (text: string | null) => {
    draft.current = text === null ? null : { text, value: null }
    redraw({})
  }
  const typed = draft.current?.text ?? null
  return { shown: typed ?? value, typed, type: become, end: () => become(null) }
}
