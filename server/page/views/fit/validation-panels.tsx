import { useMemo } from 'preact/hooks'
import { parityPlot } from '../../../../plots/parity.ts'
import { residualPlot } from '../../../../plots/residuals.ts'
import { errorText } from '../../../../plots/validation-title.ts'
import type { ValidateAnswer } from '../../../../src/question/validate.ts'
import { calibrationText, groupFigures } from '../../../../src/question/validate-figures.ts'
import { AnswerBox } from '../../answer-box.tsx'
import type { Question } from '../../ask.ts'
import { FigureTable } from '../../figure-table.tsx'
import { pictured } from '../../pictured.ts'
import { Plot } from '../../plot.tsx'
import { TakeAway } from '../../take-away.tsx'
import { RowTable } from './row-table.tsx'

interface ValidationPanelsProps {
  readonly answer: ValidateAnswer
  readonly asked: Question
  readonly isStale: boolean
}

/** How far the fit can be trusted: predicted against DFT energies, errors by row, by ensemble and by element. */
export function ValidationPanels({ answer, asked, isStale }: ValidationPanelsProps) {
  const { mae } = answer.crossValidation
  const parity = useMemo(() => pictured(() => parityPlot(answer)), [answer])
  const residuals = useMemo(() => residualPlot(answer), [answer])
  return (
    <>
      <AnswerBox isStale={isStale} kind="panel" labelledBy="parity-title">
        <h2 id="parity-title" class="unseen">
          Predicted against DFT energies
        </h2>
        {parity.spec === null ? (
          <p class="warning">{parity.reason}</p>
        ) : (
          <Plot
            spec={parity.spec}
            label={`Predicted against DFT energies; mean absolute error of held-out rows ${errorText(mae)} eV`}
          />
        )}
        <p>{capitalised(calibrationText(answer.calibration))}.</p>
        <TakeAway operation="validate" question={asked} />
      </AnswerBox>
      <AnswerBox isStale={isStale} kind="panel" labelledBy="rows-title">
        <h2 id="rows-title">Errors by row</h2>
        <p class="hint small-text">
          Error: DFT minus prediction by a fit that has not seen the row. Rows count from 1 below the header.
        </p>
        <RowTable rows={answer.rows} />
      </AnswerBox>
      <AnswerBox isStale={isStale} kind="panel" labelledBy="groups-title">
        <h2 id="groups-title" class="unseen">
          Errors by ensemble and element
        </h2>
        {parity.spec !== null && (
          <Plot spec={residuals} label="Errors of held-out rows by ensemble and element" />
        )}
        <details>
          <summary>As tables</summary>
          {groupFigures(answer).map(table => (
            <FigureTable
              key={table.header[0]}
              caption={groupCaption(table.header[0] as string)}
              table={table}
            />
          ))}
          <p class="hint small-text">Bias: the mean of DFT minus prediction.</p>
        </details>
      </AnswerBox>
    </>
  )
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const groupCaption = (name: string): string => (name === 'ensemble' ? 'By ensemble' : `By element ${name}`)
