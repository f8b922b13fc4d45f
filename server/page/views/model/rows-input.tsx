import { useId } from 'preact/hooks'
import type { ParityRows } from './parity-question.ts'

interface RowsInputProps {
  readonly rows: ParityRows | null
  readonly onChoose: (rows: ParityRows) => void
  /** The sentence that says what is wrong with the file. */
  readonly fault: string | null
}

/** The file of a model's rows; it is read in the browser. */
export function RowsInput({ rows, onChoose, fault }: RowsInputProps) {
  const id = useId()
  async function choose(file: File | undefined): Promise<void> {
    if (file !== undefined) onChoose({ name: file.name, text: await file.text() })
  }
  return (
    <div class="field">
      <label for={id}>CSV of the rows</label>
      <input
        id={id}
        type="file"
        accept=".csv,text/csv,text/plain"
        aria-invalid={fault !== null}
        aria-describedby={`${id}-hint ${id}-fault`}
        // Emptied, so that the same file can be chosen again after it was mended.
        onClick={event => {
          event.currentTarget.value = ''
        }}
        onChange={event => void choose(event.currentTarget.files?.[0])}
      />
      <small id={`${id}-hint`} class="hint">
        {rows === null ? 'ensemble, atoms of each element in each zone, energy in eV' : `shown: ${rows.name}`}
      </small>
      <small id={`${id}-fault`} class="fault" role="alert">
        {fault}
      </small>
    </div>
  )
}
