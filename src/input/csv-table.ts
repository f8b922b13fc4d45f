import { readFile } from 'node:fs/promises'
import { InputError } from './input-error.ts'

/** A CSV file as text cells under its header. */
export interface CsvTable {
  readonly file: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/**
 * Reads a CSV file with a header line; empty lines are skipped.
 *
 * @throws InputError when the file cannot be read, is malformed, repeats a header or has no rows
 * @example (await readCsvTable('rows.csv')).header
 */
export async function readCsvTable(file: string): Promise<CsvTable> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch {
    throw new InputError(`cannot read the file ${file}`)
  }
  return parseCsvTable(text, file)
}

/**
 * The same from the text of a file, which is named in errors.
 *
 * @throws InputError as `readCsvTable` does
 * @example (await parseCsvTable('a,b\n1,2', 'x.csv')).rows // [['1', '2']]
 */
export async function parseCsvTable(text: string, file: string): Promise<CsvTable> {
  const { parse } = await import('csv-parse/sync')
  let records: string[][]
  try {
    records = parse(text, { bom: true, trim: true, skip_empty_lines: true })
  } catch (error) {
    const [header = ''] = text.split('\n', 1)
    throw new InputError(
      otherSeparator([header], file) ?? `${file} is not valid CSV: ${(error as Error).message}`,
    )
  }
  const [header, ...rows] = records
  if (header === undefined || rows.length === 0) throw new InputError(`${file} has no rows`)
  const repeated = header.find((name, index) => header.indexOf(name) !== index)
  if (repeated !== undefined) throw new InputError(`${file} has the column "${repeated}" twice`)
  return { file, header, rows }
}

/**
 * Where a column is.
 *
 * @throws InputError naming the columns that there are
 */
export function columnIndex({ file, header }: CsvTable, name: string): number {
  const index = header.indexOf(name)
  if (index < 0)
    throw new InputError(
      otherSeparator(header, file) ?? `${file} has no column "${name}"; its columns are ${header.join(', ')}`,
    )
  return index
}

/** What is wrong with a header that is one column because something else than commas parts it; undefined for others. */
function otherSeparator(header: readonly string[], file: string): string | undefined {
  const [only = '', ...others] = header
  if (others.length > 0 || only.includes(',')) return undefined
  const found = [
    [';', 'semicolons'],
    ['\t', 'tabs'],
  ].find(([mark = '']) => only.includes(mark))
  return (
    found &&
    `columns are separated by commas, not by ${found[1]} as in the header of ${file}: "${only.trim()}"`
  )
}
