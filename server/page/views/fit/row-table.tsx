import { useMemo, useState } from 'preact/hooks'
import type { ValidatedRow } from '../../../../src/inference/validation.ts'
import { Choice } from '../../choice.tsx'
import { FigureTable } from '../../figure-table.tsx'
import { type RowChoice, rowFigures, worstFirst } from './row-errors.ts'

const PAGE = 15

/** The errors of single rows, the worst first, page by page. */
export function RowTable({ rows }: { readonly rows: readonly ValidatedRow[] }) {
  const [choice, setChoice] = useState<RowChoice>('all')
  const [page, setPage] = useState(0)
  const listed = useMemo(() => worstFirst(rows, choice), [rows, choice])
  const last = Math.max(0, Math.ceil(listed.length / PAGE) - 1)
  const shown = Math.min(page, last)
  const own = listed.slice(shown * PAGE, (shown + 1) * PAGE)
  const option = (value: RowChoice) => [value, `${value}, ${worstFirst(rows, value).length}`] as const
  return (
    <>
      <div class="row-choice">
        <Choice
          label="Rows"
          name="rows"
          value={choice}
          options={[option('all'), option('train'), option('test'), option('outliers')]}
          onChange={value => {
            setChoice(value as RowChoice)
            setPage(0)
          }}
        />
        <div class="buttons">
          <button type="button" disabled={shown === 0} onClick={() => setPage(shown - 1)}>
            Worse
          </button>
          <span aria-live="polite">
            {own.length === 0
              ? 'none'
              : `${shown * PAGE + 1}–${shown * PAGE + own.length} of ${listed.length}`}
          </span>
          <button type="button" disabled={shown === last} onClick={() => setPage(shown + 1)}>
            Better
          </button>
        </div>
      </div>
      {own.length > 0 && <FigureTable caption="The worst first, in eV" table={rowFigures(own)} />}
    </>
  )
}
