import { useMemo } from 'preact/hooks'
import { alloyMap } from '../../../plots/alloy-map.ts'
import {
  descriptorFigures,
  namedDescriptors,
  ruleFigures,
  verdictLine,
} from '../../../src/question/alloy-figures.ts'
import { useAddress } from '../address.ts'
import { compositionOf } from '../alloy.ts'
import { AnswerBox } from '../answer-box.tsx'
import { FigureTable } from '../figure-table.tsx'
import { LayersNote } from '../layers-note.tsx'
import { Plot } from '../plot.tsx'
import { TakeAway } from '../take-away.tsx'
import { Trouble } from '../trouble.tsx'
import { useAnswer } from '../use-answer.ts'

/** What the composition is as an alloy: its descriptors, the single-phase rules, and whether it mixes. */
export function AlloyView() {
  const address = useAddress()
  const known = useAnswer('alloy', { composition: compositionOf(address) })
  const { answer, asked, fault } = known
  const spec = useMemo(() => answer && alloyMap(answer), [answer])
  const rules = answer && ruleFigures(answer)
  return (
    <>
      <Trouble fault={fault} />
      <LayersNote />
      {answer && spec && asked && (
        <AnswerBox {...known} kind="stack">
          <section class="panel" aria-label="Verdict">
            <h2 class={answer.verdict.plausible ? 'verdict' : 'verdict doubtful'} aria-live="polite">
              {verdictLine(answer)}
            </h2>
            <ul class="reasons">
              {answer.verdict.reasons.map(reason => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </section>
          <section class="panel" aria-label="Map of size mismatch and mixing enthalpy">
            <Plot spec={spec} label={mapLabel(answer)} />
            <TakeAway operation="alloy" question={asked} />
          </section>
          <div class="panel">
            <FigureTable caption="Descriptors" table={descriptorFigures(answer)} />
            <details>
              <summary>Sources of formulas and data</summary>
              <dl class="sources">
                {namedDescriptors(answer).map(({ name, title, source }) => (
                  <div key={name}>
                    <dt>{title}</dt>
                    <dd>{source}</dd>
                  </div>
                ))}
              </dl>
            </details>
          </div>
          {rules && (
            <div class="panel rules">
              <FigureTable caption="Single-phase rules" table={rules} />
            </div>
          )}
        </AnswerBox>
      )}
    </>
  )
}

const mapLabel = ({ sizeMismatch, mixingEnthalpy, verdict }: Parameters<typeof alloyMap>[0]): string =>
  `Mixing enthalpy against size mismatch: the alloy at ${mixingEnthalpy.value?.toFixed(2)} kJ/mol and ` +
  `${sizeMismatch.value?.toFixed(2)} %, ${verdict.plausible ? 'within' : 'not within all of'} the rules for alloys as cast`
