import { type CsvTable, parseCsvTable } from '../input/csv-table.ts'
import { blame } from '../input/in-field.ts'

/**
 * The table in a field that carries the text of a CSV file; errors call the file by the field.
 *
 * @throws InputError about the field, as `parseCsvTable` does
 * @returns undefined for no text
 * @example (await tableFromText('energies', 'file,energy\nslab.xyz,0.95'))?.header
 */
export const tableFromText = async (
  field: string,
  text: string | undefined,
): Promise<CsvTable | undefined> =>
  text === undefined ? undefined : parseCsvTable(text, `${field}.csv`).catch(blame(field, text))
