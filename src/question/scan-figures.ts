import type { TextTable } from '../output/text-table.ts'
import { beyondData, formulaOf, significant } from './optimize-figures.ts'
import type { ScanAnswer } from './scan.ts'

/** The best compositions of a scan, with the errors that were asked for. */
export function bestFigures({ best }: Pick<ScanAnswer, 'best'>): TextTable {
  const beyond = beyondData(best)
  const hasErrors = best[0]?.valueUncertainty !== undefined
  return {
    header: ['best compositions', 'value', ...(hasErrors ? ['+-'] : []), ...beyond.header],
    rows: best.map(found => [
      formulaOf(found.composition),
      significant(found.value),
      ...(hasErrors ? [significant(found.valueUncertainty ?? 0)] : []),
      ...beyond.cells(found),
    ]),
  }
}
