import { aligned } from './aligned.ts'

/** A table for people: what stands in it, as the command line and the page show it. */
export interface TextTable {
  /** Names of the columns, with units. */
  readonly header: readonly string[]
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly string[])[]
}

/** A table as columns of text. */
export const alignedTable = ({ header, rows }: TextTable): string => aligned(header, rows)
