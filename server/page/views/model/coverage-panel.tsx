import { useMemo } from 'preact/hooks'
import { coveragePlot } from '../../../../plots/coverage.ts'
import {
  classFigures,
  ensembleFigures,
  extrapolationFigures,
  highLeverageText,
  leverageFigures,
  methodText,
} from '../../../../src/question/coverage-figures.ts'
import type { AnswerTo } from '../../../../src/question/operations.ts'
import { AnswerBox } from '../../answer-box.tsx'
import type { Question } from '../../ask.ts'
import { FigureTable } from '../../figure-table.tsx'
import { Plot } from '../../plot.tsx'
import { TakeAway } from '../../take-away.tsx'
import { useMedia } from '../../use-media.ts'

/** Width of the plot on a phone, pixels. */
const NARROW_WIDTH = 235

interface CoveragePanelProps {
  readonly answer: AnswerTo<'coverage'>
  readonly asked: Question
  /** Of an alloy that is no longer there. */
  readonly isStale: boolean
}

/** How well the data of the model support the sites of the present alloy. */
export function CoveragePanel({ answer, asked, isStale }: CoveragePanelProps) {
  const isNarrow = useMedia('(max-width: 40rem)')
  const spec = useMemo(
    () => coveragePlot({ ...answer, warnings: [] }, isNarrow ? NARROW_WIDTH : undefined),
    [answer, isNarrow],
  )
  const leverages = leverageFigures(answer)
  const covered = `${(100 * answer.shares.covered).toFixed(1)} % of the sites are covered by the data`
  return (
    <AnswerBox isStale={isStale} kind="panel" label="Coverage">
      {answer.warnings.map(warning => (
        <p class="warning" key={warning}>
          {warning}
        </p>
      ))}
      <Plot spec={spec} label={`Sites by ensemble and by energy, coloured by their data: ${covered}`} />
      <p class="unseen" aria-live="polite">
        {covered}
      </p>
      <p class="faint">{methodText(answer)}</p>
      <div class="panels">
        <FigureTable caption="Sites by their data" table={classFigures(answer)} />
        {leverages && (
          <div class="stack">
            <FigureTable caption="How far from the rows" table={leverages} />
            <p class="faint">{highLeverageText(answer)}</p>
          </div>
        )}
      </div>
      <details>
        <summary>Ensembles, and atom counts that no row had</summary>
        <FigureTable caption="Ensembles" table={ensembleFigures(answer)} />
        {answer.extrapolations.length > 0 && (
          <FigureTable caption="Atom counts beyond the rows" table={extrapolationFigures(answer)} />
        )}
      </details>
      <TakeAway operation="coverage" question={asked} />
    </AnswerBox>
  )
}
