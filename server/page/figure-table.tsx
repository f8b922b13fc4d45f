import { numericColumns } from '../../src/output/aligned.ts'
import type { TextTable } from '../../src/output/text-table.ts'
import { ScrollBox } from './scroll-box.tsx'

interface FigureTableProps {
  readonly caption: string
  readonly table: TextTable
  /** Whether it scrolls up and down too, as it may have very many rows. */
  readonly isTall?: boolean
}

/**
 * A table of figures as the command line prints them; it scrolls by itself where it is wider than its panel.
 *
 * @example <FigureTable caption="Windows" table={windowFigures(answer)} />
 */
export function FigureTable({ caption, table: { header, rows }, isTall = false }: FigureTableProps) {
  const side = numericColumns(header, rows).map(isNumeric => (isNumeric ? undefined : 'text'))
  return (
    <ScrollBox label={caption} isTall={isTall}>
      <table class="figures">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {header.map((name, column) =>
              name === '' ? (
                <td key={name} />
              ) : (
                <th key={name} scope="col" class={side[column]}>
                  {name}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, column) => (
                <td key={header[column + 1]} class={side[column + 1]}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
