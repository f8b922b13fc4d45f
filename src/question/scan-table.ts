import type { z } from 'zod'
import type { EnergyModel } from '../energy/model.ts'
import type { Table } from '../output/table.ts'
import { answerScan, planScan, type scanQuestion } from './scan.ts'
import { scanColumns, scanRows } from './scan-rows.ts'

/**
 * Every composition of a scan as a table in memory: mole fractions, value, and probability without data.
 *
 * @param checkRows refuses too many rows, by throwing, before any work
 * @example await scanTable(readQuestion(scanQuestion, { model: 'irpdptrhru-oh', objective: 'mean', step: '0.1' }), loadModel)
 */
export async function scanTable(
  question: z.output<typeof scanQuestion>,
  findModel: (name: string) => EnergyModel,
  checkRows?: (rows: number) => void,
): Promise<Table> {
  const planned = planScan(question, findModel)
  checkRows?.(planned.grid.compositions)
  const columns = scanColumns(planned).map(({ name }) => ({ name, values: [] as number[] }))
  const rows = scanRows(planned, async (batch, count) => {
    for (const [column, { values }] of columns.entries())
      for (let row = 0; row < count; row++) values.push((batch[column] as Float64Array)[row] as number)
  })
  await answerScan(planned, rows.add)
  await rows.end()
  return columns
}
