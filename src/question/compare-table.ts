import type { z } from 'zod'
import type { EnergyModel } from '../energy/model.ts'
import type { Table } from '../output/table.ts'
import type { compareQuestion } from './compare.ts'
import { compared } from './compare-all.ts'
import { comparisonColumns, linesOf } from './comparison-table.ts'

/**
 * The answer to `compare` as a table: one line per composition and model.
 *
 * @throws InputError as `answerCompare` does
 * @example await compareTable(readQuestion(compareQuestion, { model: 'irpdptrhru-oh' }), loadModel, ['Pt', 'IrPt'])
 */
export async function compareTable(
  question: z.output<typeof compareQuestion>,
  findModel: (name: string) => EnergyModel,
  texts: readonly string[],
): Promise<Table> {
  const { ready, rows } = await compared(question, findModel, texts)
  const lines = rows.flatMap(linesOf)
  return comparisonColumns(ready).map(({ name, cell }) => ({ name, values: lines.map(cell) }))
}
