import { metalFigures, volcanoFigures } from '../../../../src/question/volcano-figures.ts'
import { useAddress } from '../../address.ts'
import { AnswerBox } from '../../answer-box.tsx'
import type { Question } from '../../ask.ts'
import { FigureTable } from '../../figure-table.tsx'
import { LayersNote } from '../../layers-note.tsx'
import { OBJECTIVE_FIELDS } from '../../objective.ts'
import { Plot } from '../../plot.tsx'
import { TakeAway } from '../../take-away.tsx'
import { Trouble } from '../../trouble.tsx'
import { useAnswer } from '../../use-answer.ts'
import { usePicture } from '../../use-picture.ts'

/** What one site gives along its energy, with the pure metals and the sites of the composition on it. */
export function Volcano({ question }: { readonly question: Question }) {
  const address = useAddress()
  const known = useAnswer('volcano', question)
  const { answer, asked, fault } = known
  const { answer: spec, fault: pictureFault } = usePicture('volcano', question)
  return (
    <AnswerBox {...known} kind="panel" label="Volcano">
      <h2>Along the energy</h2>
      {address.list('pin').length > 0 && (
        <label class="check">
          <input
            type="checkbox"
            name="volcanoPins"
            checked={address.text('volcanoPins') !== ''}
            onChange={event => address.set({ volcanoPins: event.currentTarget.checked ? 'yes' : null })}
          />
          With the pinned compositions
        </label>
      )}
      <LayersNote of="panel" />
      <Trouble fault={fault ?? pictureFault} shownBy={OBJECTIVE_FIELDS} />
      {spec && <Plot spec={spec} label="Volcano: what a site gives against its adsorption energy" />}
      {answer && (
        <>
          {answer.warnings.map(warning => (
            <p key={warning} class="warning">
              {warning}.
            </p>
          ))}
          <div class="panels">
            <FigureTable caption="Pure metals" table={metalFigures(answer)} />
            <FigureTable caption="Sites of compositions" table={volcanoFigures(answer)} />
          </div>
        </>
      )}
      {asked && <TakeAway operation="volcano" question={asked} />}
    </AnswerBox>
  )
}
