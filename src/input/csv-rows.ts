import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { InputError } from './input-error.ts'

/** A row of a CSV file: its number, 1 for the first under the header, and its cells, as many as it has. */
export interface CsvRow {
  readonly row: number
  readonly cells: readonly string[]
}

/** A CSV file to be read row by row. */
export interface CsvRows {
  readonly file: string
  readonly header: readonly string[]
  /**
   * All rows, from the first each time it is called, with bounded memory.
   *
   * @throws InputError, while iterating, when the rest of the file cannot be read or is malformed, or has no rows
   */
  readonly rows: () => AsyncGenerator<CsvRow>
}

/**
 * Opens a CSV file with a header line, of any number of rows; empty lines are skipped. What is not a regular file, such
 * as a pipe, can be read only once and is held in memory.
 *
 * @throws InputError when the file cannot be read, has no header or repeats a name in it
 * @example for await (const { row, cells } of (await openCsvRows('alloys.csv')).rows()) console.log(row, cells[0])
 */
export async function openCsvRows(file: string): Promise<CsvRows> {
  const source = await sourceOf(file)
  const header = await firstRecord(source, file)
  const repeated = header.find((name, index) => header.indexOf(name) !== index)
  if (repeated !== undefined) throw new InputError(`${file} has the column "${repeated}" twice`)
  return { file, header, rows: () => rowsOf(source, file) }
}

async function sourceOf(file: string): Promise<() => Readable> {
  try {
    if ((await stat(file)).isFile()) return () => createReadStream(file)
    const text = await readFile(file)
    return () => Readable.from([text])
  } catch {
    throw unreadable(file)
  }
}

async function firstRecord(source: () => Readable, file: string): Promise<string[]> {
  for await (const record of recordsOf(source, file)) return record
  throw withoutRows(file)
}

async function* rowsOf(source: () => Readable, file: string): AsyncGenerator<CsvRow> {
  let row = 0
  for await (const cells of recordsOf(source, file)) {
    if (row > 0) yield { row, cells }
    row++
  }
  if (row < 2) throw withoutRows(file)
}

async function* recordsOf(source: () => Readable, file: string): AsyncGenerator<string[]> {
  const { parse } = await import('csv-parse')
  const input = source()
  const parser = input
    .on('error', error => parser.destroy(error))
    .pipe(parse({ bom: true, trim: true, skip_empty_lines: true, relax_column_count: true }))
  try {
    yield* parser
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw code?.startsWith('CSV_') ? new InputError(`${file} is not valid CSV: ${message}`) : unreadable(file)
  } finally {
    input.destroy()
    parser.destroy()
  }
}

const unreadable = (file: string): InputError => new InputError(`cannot read the file ${file}`)

const withoutRows = (file: string): InputError => new InputError(`${file} has no rows`)
