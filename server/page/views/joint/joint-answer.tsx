import { useMemo } from 'preact/hooks'
import { jointHeatMap } from '../../../../plots/joint-heat-map.ts'
import {
  conditionFigures,
  correlationText,
  energyFigures,
  resolutionNote,
  windowFigures,
} from '../../../../src/question/joint-figures.ts'
import type { AnswerTo } from '../../../../src/question/operations.ts'
import { pairPlaceText, pairUnseenLines } from '../../../../src/question/pair-text.ts'
import { FigureTable } from '../../figure-table.tsx'
import { Plot } from '../../plot.tsx'
import { useMedia } from '../../use-media.ts'

/** Side of the plane on a phone, pixels. */
const NARROW_SIDE = 225

/** A joint distribution: what the windows hold, the plane of both energies, and their figures. */
export function JointAnswer({ answer }: { readonly answer: AnswerTo<'joint'> }) {
  const { windows, given, warnings } = answer
  const isNarrow = useMedia('(max-width: 40rem)')
  const spec = useMemo(() => jointHeatMap(answer, isNarrow ? NARROW_SIDE : undefined), [answer, isNarrow])
  return (
    <>
      {warnings.map(warning => (
        <p class="warning" key={warning}>
          {warning}
        </p>
      ))}
      {windows.length > 0 && <FigureTable caption="Windows" table={windowFigures(answer)} />}
      <div class="joint">
        <Plot spec={spec} label={`Heat map of both adsorption energies; ${correlationText(answer)}`} />
        <div class="joint-figures">
          <p aria-live="polite">{correlationText(answer)}</p>
          <p>{pairPlaceText(answer)}</p>
          <FigureTable caption="Energies" table={energyFigures(answer)} />
          {given && <FigureTable caption="Given" table={conditionFigures(given, answer)} />}
          <p class="faint">{resolutionNote(answer)}</p>
          {pairUnseenLines(answer)
            .filter(line => line !== '')
            .map(line => (
              <p key={line}>{line}</p>
            ))}
          <p class="faint">Negative energies bind stronger.</p>
        </div>
      </div>
    </>
  )
}
