/** Columns of text under a header, numbers to the right. */
export function aligned(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((name, column) =>
    rows.reduce((width, row) => Math.max(width, (row[column] as string).length), name.length),
  )
  const numeric = numericColumns(header, rows)
  return [header, ...rows]
    .map(row =>
      row
        .map((cell, column) => {
          const width = widths[column] as number
          return numeric[column] ? cell.padStart(width) : cell.padEnd(width)
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** Which columns hold numbers alone, to stand to the right. */
export const numericColumns = (header: readonly string[], rows: readonly (readonly string[])[]): boolean[] =>
  header.map((_, column) =>
    rows.every(row => /^[-+]?[\d.,]+(e[-+]\d+)?( %| eV)?$|^$/.test(row[column] as string)),
  )
