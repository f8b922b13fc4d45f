import { rowsReference } from '../../../../plots/validation-title.ts'
import type { FitAnswer } from '../../../../src/question/fit.ts'
import { formText } from '../../../../src/question/form-text.ts'
import { errorFigures } from '../../../../src/question/validate-figures.ts'
import { AnswerBox } from '../../answer-box.tsx'
import type { Question } from '../../ask.ts'
import { FigureTable } from '../../figure-table.tsx'
import { TakeAway } from '../../take-away.tsx'
import { ModelButtons } from './model-buttons.tsx'

interface FitPanelProps {
  readonly answer: FitAnswer
  readonly asked: Question
  /** To `validate`, with the same rows. */
  readonly validate: Question
  readonly idFault: string | null
  readonly isStale: boolean
}

/** The fit: its errors, what it rests on, its warnings, and the model to use. */
export function FitPanel({ answer, asked, validate, idFault, isStale }: FitPanelProps) {
  const { model, site, adsorbate, energy, train, crossValidation, rank, unseenEnsembles, warnings } = answer
  return (
    <AnswerBox isStale={isStale} kind="panel" labelledBy="fit-title">
      <h2 id="fit-title">
        {model}: *{adsorbate} on {site}
      </h2>
      <p class="unseen" aria-live="polite">
        Fitted to {train.n} rows; mean absolute error {train.mae?.toFixed(3)} eV, of rows held out{' '}
        {crossValidation.mae?.toFixed(3)} eV.
      </p>
      <p class="source">{rowsReference({ adsorbate, energy, file: String(asked.name) }).join('; ')}</p>
      {warnings.map(warning => (
        <p key={warning} class="warning">
          {warning}
        </p>
      ))}
      <FigureTable caption="Errors in eV: DFT minus prediction" table={errorFigures(answer)} />
      <p>
        {formText(answer)}
        {rank !== null && ' (each zone sums to a constant, so only energies are unique)'}
        {unseenEnsembles.length === 0 && '; every ensemble has data'}.
      </p>
      <ModelButtons
        fit={asked}
        validate={validate}
        idFault={idFault ?? (isStale ? 'the fit is of older fields' : null)}
      />
      {idFault !== null && <p class="fault">{idFault}</p>}
      <TakeAway operation="fit" question={asked} formats={['json']} />
    </AnswerBox>
  )
}
