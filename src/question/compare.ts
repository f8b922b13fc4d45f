import { z } from 'zod'
import { parseComposition } from '../composition/formula.ts'
import { type CsvTable, columnIndex } from '../input/csv-table.ts'
import { InputError } from '../input/input-error.ts'
import type { Candidate } from '../search/compare.ts'
import { flag } from './flag.ts'
import { windowText } from './read-question.ts'

/** `compare`: a model, several compositions, the energy window to weigh, and whether to tell distances. */
export const compareQuestion = z.strictObject({
  model: z.string(),
  window: windowText.optional(),
  differences: flag.optional(),
})

/** Candidates as users type them. */
export const readCandidates = (texts: readonly string[]): Candidate[] =>
  texts.map(text => ({ name: null, composition: parseComposition(text) }))

/**
 * Candidates from a table with the column `composition` and, if wanted, `name`.
 *
 * @throws InputError naming the row of a composition that cannot be read
 */
export function candidatesFromTable(table: CsvTable): Candidate[] {
  const compositionColumn = columnIndex(table, 'composition')
  const nameColumn = table.header.indexOf('name')
  return table.rows.map((cells, index) => {
    try {
      return {
        name: cells[nameColumn] || null,
        composition: parseComposition(cells[compositionColumn] as string),
      }
    } catch (error) {
      if (error instanceof InputError)
        throw new InputError(`${table.file}, row ${index + 1}: ${error.message}`)
      throw error
    }
  })
}
