import { useMemo } from 'preact/hooks'
import { MAXIMUM_LINES } from '../../../plots/comparison-overlay.ts'
import { energyReference } from '../../../plots/energy-axis.ts'
import type { ModelCard } from '../../../src/question/models.ts'
import { namedFormula } from '../../../src/question/named-formula.ts'
import { useAddress } from '../address.ts'
import { compositionOf, modelOf } from '../alloy.ts'
import { useTellPanel } from '../alloy-fault.ts'
import { AnswerBox } from '../answer-box.tsx'
import { plainParts } from '../comma-parts.ts'
import { readFormula } from '../composition/read-formula.ts'
import { Fault } from '../fault.ts'
import { LayersNote } from '../layers-note.tsx'
import { OBJECTIVE_FIELDS, objectiveOf } from '../objective.ts'
import { comparedFormulas, pinLabel } from '../pins.ts'
import { Plot } from '../plot.tsx'
import { TakeAway } from '../take-away.tsx'
import { Trouble } from '../trouble.tsx'
import { useAnswer } from '../use-answer.ts'
import { useModels } from '../use-models.ts'
import { usePicture } from '../use-picture.ts'
import { CompareFields } from './compare/compare-fields.tsx'
import { type Comparison, trayColumns, trayRows } from './compare/compared-rows.ts'
import { DifferencesTable } from './compare/differences-table.tsx'
import { Ranking } from './compare/ranking.tsx'
import { Tray } from './compare/tray.tsx'
import { labelled, trayLabels } from './compare/tray-labels.ts'

/** The pinned compositions beside the one in the editor. */
export function CompareView() {
  const address = useAddress()
  const model = useModels().find(({ id }) => id === modelOf(address))
  const edited = compositionOf(address)
  const formulas = comparedFormulas(address.list('pin'), edited)
  const objective = objectiveOf(address)
  const question = {
    model: modelOf(address),
    composition: formulas,
    ...objective,
    window: plainParts(address.text('window')),
    differences: formulas.filter(formula => isCovered(formula, model)).length > 1,
    keepGoing: true,
  }
  const known = useAnswer('compare', question)
  const { answer: anyAnswer, asked, fault } = known
  const answer = anyAnswer as Comparison | null
  const { answer: spec } = usePicture('compare', {
    ...question,
    differences: false,
    composition: formulas.slice(0, MAXIMUM_LINES).map(labelled),
  })
  const rows = useMemo(
    () => answer && asked && trayRows([asked.composition as string | readonly string[]].flat(), answer),
    [answer, asked],
  )
  const labels = useMemo(() => trayLabels(rows ?? []), [rows])
  const failed = rows?.find(({ formula, error }) => formula === edited && error !== null)?.error ?? null
  useTellPanel(
    useMemo(() => (failed === null ? null : new Fault({ error: failed, field: 'composition' })), [failed]),
  )
  const ranked = rows?.filter(({ error }) => error === null).map(row => row.asked) ?? []

  return (
    <>
      <CompareFields model={model} fault={fault} />
      <Trouble fault={fault} shownBy={[...OBJECTIVE_FIELDS, 'window']} />
      <LayersNote />
      {answer && rows && asked && (
        <AnswerBox {...known} kind="stack">
          <section class="panel" aria-label="Compositions">
            <Tray rows={rows} columns={trayColumns(answer)} />
            {address.list('pin').length === 0 && (
              <p class="hint">
                Pin compositions to set them side by side: move the sliders, pin, and move them again.
              </p>
            )}
            {answer.warnings.map(warning => (
              <p key={warning} class="warning">
                {warning}.
              </p>
            ))}
            <p class="source">
              *{answer.adsorbate} on {answer.site}, random alloys, exact. {energyReference(answer).join('; ')}
              .
            </p>
          </section>
          <section class="panel" aria-label="Distributions">
            {spec && (
              <Plot spec={spec} label={`Energy distributions of ${formulas.map(pinLabel).join(', ')}`} />
            )}
            {formulas.length > MAXIMUM_LINES && (
              <p class="hint">The picture shows the first {MAXIMUM_LINES} of them.</p>
            )}
            <TakeAway operation="compare" question={asked} />
          </section>
          {answer.differences && answer.differences.length > 0 && (
            <section class="panel" aria-label="Differences">
              <DifferencesTable differences={answer.differences} labels={labels} />
            </section>
          )}
        </AnswerBox>
      )}
      {address.text('ranked') !== '' && Object.keys(objective).length > 0 && ranked.length > 1 && (
        <Ranking question={{ model: modelOf(address), compositions: ranked, ...objective }} labels={labels} />
      )}
    </>
  )
}

/** Whether the model has all elements of what is compared; false before the model is known. */
function isCovered(compared: string, model: ModelCard | undefined): boolean {
  const { composition } = readFormula(namedFormula(compared).formula)
  return composition !== null && [...composition.keys()].every(element => model?.elements.includes(element))
}
