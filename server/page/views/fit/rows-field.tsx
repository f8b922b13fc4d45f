import { useId, useState } from 'preact/hooks'
import { findSite } from '../../../../src/site/registry.ts'
import { type RowsFile, rowsFile } from './draft.ts'
import { exampleRows } from './example-rows.ts'

/** The server takes no larger bodies, bytes. */
const MOST_BYTES = 7e6

interface RowsFieldProps {
  readonly site: string
  /** The sentence that says what is wrong with the file. */
  readonly fault: string | null
}

/** The file of rows, chosen or dropped, which stays in this tab. */
export function RowsField({ site, fault }: RowsFieldProps) {
  const id = useId()
  const file = rowsFile.use()
  const [unread, setUnread] = useState<string | null>(null)
  const sentence = unread ?? fault

  async function read(chosen: File | undefined): Promise<void> {
    if (chosen === undefined) return
    if (chosen.size > MOST_BYTES)
      return setUnread(
        `${chosen.name} has ${megabytes(chosen.size)}; at most ${megabytes(MOST_BYTES)} are taken`,
      )
    const text = await chosen.text()
    if (text.trim() === '') return setUnread(`${chosen.name} is empty`)
    setUnread(null)
    rowsFile.become({ name: chosen.name, text })
  }

  return (
    <div class="field rows-field">
      <label for={id}>CSV of DFT energies</label>
      <span class="drop">
        <input
          id={id}
          type="file"
          name="csv"
          accept=".csv,text/csv,text/plain"
          aria-invalid={sentence !== null}
          aria-describedby={`${id}-hint ${id}-file ${id}-fault`}
          onChange={event => {
            const input = event.currentTarget
            // Emptied, so that the same file can be chosen again after it was mended.
            void read(input.files?.[0]).finally(() => {
              input.value = ''
            })
          }}
        />
        <span aria-hidden="true">or drop it here</span>
      </span>
      <small id={`${id}-fault`} class="fault" role="alert">
        {sentence}
      </small>
      <small id={`${id}-hint`} class="hint">
        The file stays in this tab: it is read, sent with its own questions, and kept nowhere.
      </small>
      <div id={`${id}-file`}>{file !== null && <ChosenFile file={file} />}</div>
      <details>
        <summary>What the file has in it</summary>
        <p class="small-text">
          A header and a row per energy: the ensemble, how many atoms of each element each zone holds, and the
          energy in eV. If wanted, <code>split</code> (train or test) and <code>slab</code>, equal for rows
          that share one. For {site}:
        </p>
        <pre>{exampleOf(site)}</pre>
      </details>
    </div>
  )
}

function ChosenFile({ file }: { readonly file: RowsFile }) {
  const lines = file.text.split('\n').filter(line => line.trim() !== '').length
  return (
    <p class="rows-file">
      <strong>{file.name}</strong>
      <span class="faint">
        {Math.max(0, lines - 1).toLocaleString('en')} rows, {megabytes(file.text.length)}
      </span>
      <button type="button" class="small" onClick={() => rowsFile.become(null)}>
        Remove
      </button>
      {!rowsFile.isSafe() && (
        <small class="warning">
          The file is too large to be kept over a reload; choose it again after one.
        </small>
      )}
    </p>
  )
}

const megabytes = (bytes: number): string =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`

/** None for a site that a faulty link or an older page named. */
function exampleOf(site: string): string {
  try {
    return exampleRows(findSite(site))
  } catch {
    return ''
  }
}
