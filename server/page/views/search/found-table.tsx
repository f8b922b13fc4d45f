import { numericColumns } from '../../../../src/output/aligned.ts'
import type { TextTable } from '../../../../src/output/text-table.ts'
import { ScrollBox } from '../../scroll-box.tsx'
import { ComposeButtons } from './compose-buttons.tsx'

interface FoundTableProps {
  readonly caption: string
  /** Names of the columns in place of the table's, with units. */
  readonly titles?: Readonly<Record<string, string>>
  /** A row per composition; the first cell is its formula. */
  readonly table: TextTable
}

/** Compositions that a search found, with their figures; each can go to the editor or be pinned. */
export function FoundTable({ caption, titles = {}, table: { header, rows } }: FoundTableProps) {
  const [first = '', ...figures] = header
  const side = numericColumns(header, rows).map(isNumeric => (isNumeric ? undefined : 'text'))
  return (
    <ScrollBox label={caption}>
      <table class="figures found">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{titles[first] ?? first}</th>
            <td />
            {figures.map((name, column) => (
              <th key={name} scope="col" class={side[column + 1]}>
                {titles[name] ?? name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([formula = '', ...cells], place) => (
            <tr key={`${place} ${formula}`}>
              <th scope="row">{formula}</th>
              <td>
                <ComposeButtons formula={formula} />
              </td>
              {cells.map((cell, column) => (
                <td key={figures[column]} class={side[column + 1]}>
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
