import { namedFormula, namedFormulaText } from '../../../../src/question/named-formula.ts'
import { candidateLabel } from '../../../../src/search/candidate.ts'
import { pinLabel } from '../../pins.ts'
import type { TrayRow } from './compared-rows.ts'

/** What the tray calls compositions, by what the server's answers call them: a formula in per cent where there is no name. */
export type TrayLabels = ReadonlyMap<string, string>

/** The labels of the rows that could be compared. */
export const trayLabels = (rows: readonly TrayRow[]): TrayLabels =>
  new Map(
    rows.flatMap(({ asked, values }) => {
      if (values === null) return []
      const composition = new Map(Object.entries(values.composition as Record<string, number>))
      return [[candidateLabel({ name: namedFormula(asked).name, composition }), pinLabel(asked)] as const]
    }),
  )

/**
 * What is compared, with its label as its name, so that a picture of the server calls it as the tray does.
 *
 * @example labelled('IrPtRu') // 'IrPtRu: IrPtRu'
 */
export const labelled = (asked: string): string =>
  namedFormulaText({ name: pinLabel(asked), formula: namedFormula(asked).formula })
