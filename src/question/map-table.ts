import { type Cell, type Table, tableOf } from '../output/table.ts'
import type { MapAnswer } from './map.ts'

/** The answer to `map` as a table: a row per mixture, with its shares, mole fractions and value. */
export function mapTable({ corners, points, descriptor, model, energy }: MapAnswer): Table {
  type Row = (typeof points)[number]
  const elements = [...new Set(corners.flatMap(({ composition }) => Object.keys(composition)))]
  const fraction = (element: string, { shares }: Row): number =>
    corners.reduce(
      (sum, { composition }, index) => sum + (shares[index] as number) * (composition[element] ?? 0),
      0,
    )
  return tableOf(points, {
    ...Object.fromEntries(
      corners.map(({ label }, index) => [
        `share_${label}`,
        ({ shares }: Row): Cell => shares[index] as number,
      ]),
    ),
    ...Object.fromEntries(
      elements.map(element => [`x_${element}`, (row: Row): Cell => fraction(element, row)]),
    ),
    [descriptor.unit === '1'
      ? descriptor.name
      : `${descriptor.name}_${descriptor.unit.replaceAll(/[^A-Za-z0-9]+/g, '_')}`]: ({ value }): Cell =>
      value,
    ...(energy !== undefined && {
      model: (): Cell => model ?? null,
      quantity: (): Cell => energy.quantity,
      reaction: (): Cell => energy.reaction,
      zero: (): Cell => energy.zero,
    }),
  })
}
