import { compositionTitle } from '../../plots/composition-title.ts'
import { aligned } from '../output/aligned.ts'
import { alignedTable } from '../output/text-table.ts'
import type { CoverageAnswer } from '../question/coverage.ts'
import {
  classFigures,
  ensembleFigures,
  extrapolationFigures,
  highLeverageText,
  leverageFigures,
  methodText,
  rowsText,
} from '../question/coverage-figures.ts'

/** A coverage as text for people. */
export function coverageText(answer: CoverageAnswer): string {
  const { adsorbate, site, warnings, extrapolations } = answer
  const leverages = leverageFigures(answer)
  return [
    `data behind *${adsorbate} on ${site} of ${compositionTitle(answer)}, random alloy`,
    rowsText(answer),
    methodText(answer),
    ...warnings.map(warning => `warning: ${warning}`),
    '',
    alignedTable(classFigures(answer)),
    ...(leverages === null ? [] : ['', alignedTable(leverages), highLeverageText(answer)]),
    ...(extrapolations.length === 0 ? [] : ['', extrapolationText(answer)]),
    '',
    alignedTable(ensembleFigures(answer)),
  ].join('\n')
}

/** Lines of the extrapolated counts in the text; the data have them all. */
const MOST_COUNTS = 10

function extrapolationText(answer: CoverageAnswer): string {
  const { header, rows } = extrapolationFigures(answer)
  return [
    aligned(header, rows.slice(0, MOST_COUNTS)),
    ...(rows.length > MOST_COUNTS ? [`and ${rows.length - MOST_COUNTS} more elements in zones`] : []),
  ].join('\n')
}
