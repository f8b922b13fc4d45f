import { parseComposition } from '../composition/formula.ts'
import { type CsvRow, type CsvRows, openCsvRows } from '../input/csv-rows.ts'
import { columnIndex } from '../input/csv-table.ts'
import { readDecimal } from '../input/decimal.ts'
import { InputError } from '../input/input-error.ts'
import type { Candidate } from '../search/candidate.ts'
import { namedCandidate } from './named-candidate.ts'

/** A row that was read, or why it could not be. */
export type ReadCandidate =
  | { readonly row: number; readonly candidate: Candidate; readonly error: null }
  | { readonly row: number; readonly candidate: null; readonly error: string }

/** Compositions to compare, to be read row by row. */
export interface CandidateSource {
  /** What errors call row 7. */
  readonly place: (row: number) => string
  /** All of them, from the first each time it is called. */
  readonly rows: () => AsyncIterable<ReadCandidate>
  /** Whether rows say how uncertain they are. */
  readonly isUncertain: boolean
}

/** The column with one standard error for all mole fractions of a row, and how those of single elements end. */
const PLUS_MINUS = '+-'

/**
 * Compositions as users type them, with names before a colon where they have one.
 *
 * @example candidatesFromTexts(['Pt', 'as cast: Ir20Pt80'])
 */
export const candidatesFromTexts = (texts: readonly string[]): CandidateSource => ({
  place: () => '',
  isUncertain: false,
  async *rows() {
    for (const [index, text] of texts.entries()) yield attempt(index + 1, () => namedCandidate(text))
  },
})

/**
 * Compositions from a CSV file with the column `composition` and, if wanted, `name`, and `+-`, the standard error of
 * all mole fractions (0.02), or columns such as `Ir+-` with those of single elements. An empty error is none.
 *
 * @throws InputError when the file cannot be read, lacks the column `composition`, or has both kinds of errors
 * @example (await candidatesFromCsv('alloys.csv')).rows()
 */
export async function candidatesFromCsv(file: string): Promise<CandidateSource> {
  const csv = await openCsvRows(file)
  const read = candidateReader(csv)
  return {
    place: row => `${file}, row ${row}: `,
    isUncertain: csv.header.some(name => name.endsWith(PLUS_MINUS)),
    async *rows() {
      for await (const row of csv.rows()) yield attempt(row.row, () => read(row))
    },
  }
}

function attempt(row: number, read: () => Candidate): ReadCandidate {
  try {
    return { row, candidate: read(), error: null }
  } catch (error) {
    if (error instanceof InputError) return { row, candidate: null, error: error.message }
    throw error
  }
}

function candidateReader({ file, header }: CsvRows): (row: CsvRow) => Candidate {
  const compositionColumn = columnIndex({ file, header, rows: [] }, 'composition')
  const nameColumn = header.indexOf('name')
  const errorColumns = [...header.entries()].filter(([, name]) => name.endsWith(PLUS_MINUS))
  const isShared = header.includes(PLUS_MINUS)
  if (isShared && errorColumns.length > 1)
    throw new InputError(
      `${file} has the column "+-" for all elements and "${errorColumns.find(([, name]) => name !== PLUS_MINUS)?.[1]}" for one; give either`,
    )
  return ({ cells }) => {
    if (cells.length !== header.length)
      throw new InputError(`it has ${cells.length} cells, the header has ${header.length}`)
    const composition = parseComposition(cells[compositionColumn] as string)
    const name = cells[nameColumn] || null
    if (errorColumns.length === 0) return { name, composition }
    const errors = errorColumns.flatMap(([column, title]) => {
      const error = readError(title, cells[column] as string)
      return error === null ? [] : [[title.slice(0, -PLUS_MINUS.length), error] as const]
    })
    if (errors.length === 0) return { name, composition }
    return {
      name,
      composition,
      uncertainty: isShared ? (errors[0]?.[1] ?? null) : Object.fromEntries(errors),
    }
  }
}

function readError(column: string, text: string): number | null {
  if (text === '') return null
  const error = readDecimal(text)
  if (error === null || error < 0 || error > 1)
    throw new InputError(`${column} must be the error of a mole fraction, from 0 to 1, got "${text}"`)
  return error
}
