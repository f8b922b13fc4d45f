import { z } from 'zod'
import { readTrainingRows, type TrainingRows } from '../energy/training-rows.ts'
import { parseCsvTable } from '../input/csv-table.ts'
import { blame, inField } from '../input/in-field.ts'
import { findSite } from '../site/registry.ts'
import type { Site } from '../site/site.ts'
import { EXAMPLE_ROWS } from './example-rows.ts'
import { field } from './field.ts'

/** The fields that carry the rows of a fit as the text of a CSV file, and what to call it. */
export const rowsTextFields = {
  csv: field(
    z.string(),
    'the rows as the text of a CSV file: columns ensemble, <zone>:<element> with atom counts, energy in eV and, if wanted, split (train or test) and slab',
    EXAMPLE_ROWS,
  ),
  name: field(z.string().optional(), 'what to call the file (default: rows.csv)', 'rows.csv'),
}

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
  const site = inField('site', question.site, findSite)
  const table = await parseCsvTable(csv, name).catch(blame('csv', csv))
  const data = inField('csv', csv, () => readTrainingRows(table, site, zones?.split(',')))
  return { data, site, name }
}
