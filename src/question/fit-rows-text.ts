import { z } from 'zod'
import { readTrainingRows, type TrainingRows } from '../energy/training-rows.ts'
import { parseCsvTable } from '../input/csv-table.ts'
import { findSite } from '../site/registry.ts'
import type { Site } from '../site/site.ts'

/** The fields that carry the rows of a fit as the text of a CSV file, and what to call it. */
export const rowsTextFields = { csv: z.string(), name: z.string().optional() }

/** What a file of rows is called when nobody says. */
const UNNAMED = 'rows.csv'

/** Rows of a fit, their site, and the name of the file that they are from. */
export interface NamedRows {
  readonly data: TrainingRows
  readonly site: Site
  readonly name: string
}

/**
 * Reads the rows of a fit from the text of a file.
 *
 * @throws InputError as `parseCsvTable` and `readTrainingRows` do
 * @example (await rowsFromText({ csv, name: 'rows.csv', site: 'fcc111-top' })).data.rows.length
 */
export async function rowsFromText(question: {
  readonly csv: string
  readonly name?: string | undefined
  readonly site: string
  readonly zones?: string | undefined
}): Promise<NamedRows> {
  const { csv, name = UNNAMED, zones } = question
  const site = findSite(question.site)
  const data = readTrainingRows(await parseCsvTable(csv, name), site, zones?.split(','))
  return { data, site, name }
}
