import { useId } from 'preact/hooks'

interface Noted {
  /** Of the control that the notes are about. */
  readonly id: string
  /** What the control is to be described by: the ids of its notes. */
  readonly described: string | undefined
  readonly notes: preact.ComponentChildren
}

/**
 * A hint and the sentence about what is wrong, to stand below a control and be read with it.
 *
 * @example const { id, described, notes } = useFieldNotes('in eV', fault)
 */
export function useFieldNotes(hint: string | undefined, fault: string | null): Noted {
  const id = useId()
  const ids = [...(hint ? [`${id}-hint`] : []), ...(fault ? [`${id}-fault`] : [])]
  const notes = (
    <>
      {hint && (
        <small id={`${id}-hint`} class="hint">
          {hint}
        </small>
      )}
      {fault && (
        <small id={`${id}-fault`} class="fault" role="alert">
          {fault}
        </small>
      )}
    </>
  )
  return { id, described: ids.join(' ') || undefined, notes }
}
