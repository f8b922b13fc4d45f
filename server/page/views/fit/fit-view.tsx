import { useMemo } from 'preact/hooks'
import { Trouble } from '../../trouble.tsx'
import { useAnswer } from '../../use-answer.ts'
import { OWN, useModels } from '../../use-models.ts'
import { fitFields, rowsFile } from './draft.ts'
import { FitPanel } from './fit-panel.tsx'
import { fitQuestion, formsQuestion, freeId, validateQuestion } from './fit-question.ts'
import { EnergyFields, FormFields, IdentityFields } from './form-fields.tsx'
import { FormsPanel } from './forms-panel.tsx'
import { idFaultOf } from './id-fault.ts'
import { OwnModelList } from './own-model-list.tsx'
import { RowsField } from './rows-field.tsx'
import { SlabRows } from './slab-rows.tsx'
import { useSettled } from './use-settled.ts'
import { ValidationPanels } from './validation-panels.tsx'

/** Fields that show their own faults. */
const SHOWN = [
  'csv',
  'site',
  'adsorbate',
  'quantity',
  'reaction',
  'zero',
  'zones',
  'form',
  'ridge',
  'validate',
  'id',
]

/** Typing has paused, ms: fits of many rows take some tenths of a second. */
const PAUSE = 400

/** An energy model of one's own rows: fitted, validated, and used at once. */
export function FitView() {
  const fields = fitFields.use()
  const file = rowsFile.use()
  const settled = useSettled(fields, PAUSE)
  const taken = useModels().flatMap(({ id, from }) => (from === OWN ? [] : [id]))
  const suggestedId = freeId(file?.name ?? '', taken)
  const id = fields.id.trim() || suggestedId
  const idFault = idFaultOf(id, taken)

  const fit = useMemo(() => fitQuestion(settled, file, id), [settled, file, id])
  const validate = useMemo(() => validateQuestion(settled, file), [settled, file])
  const forms = useMemo(() => formsQuestion(settled, file), [settled, file])
  const fitted = useAnswer('fit', fit)
  const validated = useAnswer('validate', validate)
  const { fault } = fitted
  const isStale = fault !== null || validated.isPending

  return (
    <>
      <section class="panel" aria-labelledby="fit-rows-title">
        <h2 id="fit-rows-title">Rows to fit</h2>
        <RowsField site={fields.site} fault={fault?.field === 'csv' ? fault.message : null} />
        <SlabRows />
        <EnergyFields fields={fields} fault={fault} />
        <FormFields fields={fields} fault={fault} />
        <details>
          <summary>What the model is called</summary>
          <IdentityFields fields={fields} fault={fault} freeId={suggestedId} idFault={idFault} />
        </details>
      </section>
      <Trouble fault={fault} shownBy={SHOWN} />
      {fit && fitted.answer === null && fitted.isPending && <p class="faint">Fitting…</p>}
      {fit && validate && fitted.answer && fitted.asked && (
        <FitPanel
          answer={fitted.answer}
          asked={fitted.asked}
          isStale={fitted.isStale}
          {...{ validate, idFault }}
        />
      )}
      {fault === null && <Trouble fault={validated.fault} />}
      {validated.answer && validated.asked && (
        <ValidationPanels answer={validated.answer} asked={validated.asked} isStale={isStale} />
      )}
      {forms && fitted.answer && fault === null && <FormsPanel question={forms} />}
      <OwnModelList />
    </>
  )
}
