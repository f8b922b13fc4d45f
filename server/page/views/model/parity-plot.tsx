import { useMemo } from 'preact/hooks'
import { parityPlot } from '../../../../plots/parity.ts'
import { errorText } from '../../../../plots/validation-title.ts'
import type { AnswerTo } from '../../../../src/question/operations.ts'
import { calibrationText, errorFigures } from '../../../../src/question/validate-figures.ts'
import { FigureTable } from '../../figure-table.tsx'
import { pictured } from '../../pictured.ts'
import { Plot } from '../../plot.tsx'
import { useMedia } from '../../use-media.ts'

/** Side of the plane on a phone, pixels. */
const NARROW_SIDE = 250

/** Predicted against DFT energies, and the errors. */
export function ParityPlot({ answer }: { readonly answer: AnswerTo<'validate'> }) {
  const isNarrow = useMedia('(max-width: 40rem)')
  const picture = useMemo(
    () => pictured(() => parityPlot(answer, isNarrow ? NARROW_SIDE : undefined)),
    [answer, isNarrow],
  )
  return (
    <>
      {answer.warnings.map(warning => (
        <p class="warning" key={warning}>
          {warning}
        </p>
      ))}
      {picture.spec === null ? (
        <p class="warning">{picture.reason}</p>
      ) : (
        <Plot
          spec={picture.spec}
          label={`Predicted against DFT energies; mean absolute error of held-out rows ${errorText(answer.crossValidation.mae)} eV`}
        />
      )}
      <FigureTable caption="Errors" table={errorFigures(answer)} />
      <p class="faint">{calibrationText(answer.calibration)}</p>
    </>
  )
}
