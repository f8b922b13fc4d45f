import { useId, useState } from 'preact/hooks'
import type { RowsAnswer } from '../../../../src/question/rows.ts'
import { post } from '../../ask.ts'
import { Fault, faultOf } from '../../fault.ts'
import { Field } from '../../field.tsx'
import { fitFields, rowsFile } from './draft.ts'

/** What the rows of slabs are called, as a file. */
const NAME = 'rows.csv'

/** More refused files are counted. */
const MOST_NAMED = 5

/** Makes the rows of a fit from relaxed slabs with their energies; site and adsorbate are those that the slabs have. */
export function SlabRows() {
  const id = useId()
  const [slabs, setSlabs] = useState<readonly File[]>([])
  const [table, setTable] = useState<File | null>(null)
  const [reference, setReference] = useState('')
  const [made, setMade] = useState<RowsAnswer | null>(null)
  const [fault, setFault] = useState<Fault | null>(null)
  const [isBusy, setIsBusy] = useState(false)

  async function make(): Promise<void> {
    setFault(null)
    setMade(null)
    setIsBusy(true)
    const question = {
      files: await Promise.all(slabs.map(async file => ({ name: file.name, text: await file.text() }))),
      ...(table && { energies: await table.text() }),
      ...(reference.trim() !== '' && { reference }),
    }
    try {
      const answer = (await (await post('rows', question)).json()) as RowsAnswer
      rowsFile.become({ name: NAME, text: await (await post('rows/data.csv', question)).text() })
      fitFields.become({ ...fitFields.now(), site: answer.site, adsorbate: answer.adsorbate })
      setMade(answer)
    } catch (error) {
      setFault(error instanceof Fault ? error : new Fault({ error: String(error) }))
    } finally {
      setIsBusy(false)
    }
  }

  return (
    <details class="slab-rows">
      <summary>Or rows from relaxed slabs</summary>
      <div class="fields fit-fields">
        <div class="field">
          <label for={`${id}-slabs`}>Slabs with an adsorbate</label>
          <input
            id={`${id}-slabs`}
            type="file"
            name="files"
            multiple
            onChange={event => setSlabs([...(event.currentTarget.files ?? [])])}
          />
          <small class="hint">extended XYZ, POSCAR or CONTCAR</small>
        </div>
        <div class="field">
          <label for={`${id}-energies`}>CSV of energies</label>
          <input
            id={`${id}-energies`}
            type="file"
            name="energies"
            accept=".csv,text/csv,text/plain"
            onChange={event => setTable(event.currentTarget.files?.[0] ?? null)}
          />
          <small class="hint">columns file and energy, unless the slabs have their energies</small>
        </div>
        <Field
          label="Energy of what adsorbs"
          unit="eV"
          name="reference"
          inputMode="decimal"
          value={reference}
          onChange={setReference}
          fault={faultOf(fault, 'reference')}
          hint="for total energies alone"
        />
      </div>
      <div class="buttons">
        <button type="button" disabled={slabs.length === 0 || isBusy} onClick={() => void make()}>
          Make rows of {slabs.length} {slabs.length === 1 ? 'file' : 'files'}
        </button>
      </div>
      <div class="slab-outcome" role="status">
        {isBusy && <p class="faint">Reading the slabs…</p>}
        {fault !== null && faultOf(fault, 'reference') === null && <p class="fault-note">{fault.message}</p>}
        {made !== null && <MadeRows made={made} />}
      </div>
    </details>
  )
}

/** How many rows there are now, and what could not become one. */
function MadeRows({ made: { rows, site, adsorbate, refused, warnings } }: { readonly made: RowsAnswer }) {
  return (
    <>
      <p>
        {rows.length} {rows.length === 1 ? 'row' : 'rows'} of *{adsorbate} on {site}.
      </p>
      {warnings.map(warning => (
        <p key={warning} class="warning">
          {warning}
        </p>
      ))}
      {refused.slice(0, MOST_NAMED).map(({ file, reason }) => (
        <p key={file} class="warning">
          {file} is left out: {reason}
        </p>
      ))}
      {refused.length > MOST_NAMED && (
        <p class="warning">and {refused.length - MOST_NAMED} more are left out</p>
      )}
    </>
  )
}
