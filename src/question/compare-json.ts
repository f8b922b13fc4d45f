/** A JSON document with the field `rows`, whose rows are written as they come. */
export interface RowsJson {
  /** The text up to the first row. */
  readonly start: string
  /** The text of one more row. */
  readonly row: (row: unknown) => string
  /** The text after the last. */
  readonly end: (tail: object) => string
}

/**
 * The text of `JSON.stringify({ ...head, rows, ...tail }, null, 2)` in pieces, so that rows need not be kept.
 *
 * @param head fields before the rows, at least one
 * @example
 * const { start, row, end } = rowsJson({ model: 'mine' })
 * start + row({ mean: 1 }) + row({ mean: 2 }) + end({ differences: null })
 */
export function rowsJson(head: object): RowsJson {
  let rows = 0
  return {
    start: `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "rows": [`,
    row: row => `${rows++ === 0 ? '' : ','}\n    ${JSON.stringify(row, null, 2).replaceAll('\n', '\n    ')}`,
    end: tail => {
      const rest = JSON.stringify(tail, null, 2).slice(1)
      return `${rows === 0 ? '' : '\n  '}]${rest.startsWith('\n') ? `,${rest}` : '\n}'}\n`
    },
  }
}
