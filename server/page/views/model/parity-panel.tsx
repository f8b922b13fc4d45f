import { useState } from 'preact/hooks'
import type { ModelCard } from '../../../../src/question/models.ts'
import { useAddress } from '../../address.ts'
import { AnswerBox } from '../../answer-box.tsx'
import { Choice } from '../../choice.tsx'
import { faultOf } from '../../fault.ts'
import { ownRows } from '../../own-rows.ts'
import { TakeAway } from '../../take-away.tsx'
import { Trouble } from '../../trouble.tsx'
import { useAnswer } from '../../use-answer.ts'
import { ParityPlot } from './parity-plot.tsx'
import { type ParityRows, parityQuestion } from './parity-question.ts'
import { RowsInput } from './rows-input.tsx'

/**
 * How the model does on rows that it has not seen: at once for one that was fitted in this tab, else when the user chooses
 * the file of its rows.
 */
export function ParityPanel({ model }: { readonly model: ModelCard }) {
  const address = useAddress()
  const [rows, setRows] = useState<ParityRows | null>(null)
  const fitted = ownRows(model.id)
  const fit = { form: address.text('form', 'shared'), validate: address.text('validate', 'loo') }
  const known = useAnswer('validate', fitted ?? (rows && parityQuestion(model, rows, fit)))
  const { answer, asked, fault, isPending } = known
  return (
    <section class="panel" aria-labelledby="parity-title">
      <h2 id="parity-title">Predicted against DFT energies</h2>
      {fitted === null && (
        <>
          <p>
            The rows of this model do not come with it. Choose the CSV of its rows: they are fitted anew, each
            is predicted without itself, and the server keeps nothing of them.
          </p>
          <div class="fields wide-fields">
            <RowsInput rows={rows} onChoose={setRows} fault={faultOf(fault, 'csv', 'zones', 'name')} />
            <Choice
              label="Zone coefficients"
              name="form"
              value={fit.form}
              options={[
                ['shared', 'the same for all ensembles'],
                ['per-ensemble', 'own ones of each ensemble'],
              ]}
              onChange={chosen => address.set({ form: chosen })}
              fault={faultOf(fault, 'form')}
            />
            <Choice
              label="Held out"
              name="validate"
              value={fit.validate}
              options={[
                ['loo', 'each row by itself'],
                ['grouped-loo', 'rows of one slab or fingerprint together'],
                ['kfold=10', 'ten folds'],
              ]}
              onChange={validate => address.set({ validate })}
              fault={faultOf(fault, 'validate')}
            />
          </div>
        </>
      )}
      <Trouble fault={fault} shownBy={['csv', 'zones', 'name', 'form', 'validate']} />
      <p role="status" class="faint">
        {isPending && (rows || fitted) && answer === null && fault === null ? 'Fitting…' : ''}
      </p>
      {answer && asked && (
        <AnswerBox {...known} kind="stack">
          <ParityPlot answer={answer} />
          <TakeAway operation="validate" question={asked} />
        </AnswerBox>
      )}
    </section>
  )
}
