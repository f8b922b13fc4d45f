/** Columns of text under a header, numbers to the right. */
export function aligned(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((name, column) =>
    Math.max(name.length, ...rows.map(row => (row[column] as string).length)),
  )
  const numeric = header.map((_, column) =>
    rows.every(row => /^[-+]?[\d.,]+( %| eV)?$|^$/.test(row[column] as string)),
  )
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
