import { useState } from 'preact/hooks'
import type { OptimizeAnswer } from '../../../../src/question/optimize.ts'
import { formulaOf, sensitivityFigures } from '../../../../src/question/optimize-figures.ts'
import type { Optimum } from '../../../../src/search/optimise.ts'
import { Choice } from '../../choice.tsx'
import { FigureTable } from '../../figure-table.tsx'

/** What the objective does near a maximum; which one can be chosen. */
export function Sensitivity({ result }: { readonly result: OptimizeAnswer }) {
  const [place, setPlace] = useState(0)
  const { maxima } = result
  const shown = maxima[place] ?? (maxima[0] as Optimum)
  return (
    <>
      {maxima.length > 1 && (
        <div class="fields">
          <Choice
            label="Sensitivity at"
            name="maximum"
            value={String(maxima.indexOf(shown))}
            options={maxima.map(({ composition }, index) => [String(index), formulaOf(composition)])}
            onChange={chosen => setPlace(Number(chosen))}
          />
        </div>
      )}
      <FigureTable
        caption="Sensitivity: first and second derivative as one mole fraction rises and the others shrink in proportion"
        table={sensitivityFigures(result, shown)}
      />
    </>
  )
}
