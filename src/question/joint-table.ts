import type { JointDistribution } from '../joint/joint.ts'
import { type Table, tableOf } from '../output/table.ts'
import { pairColumns } from './pair-columns.ts'

/**
 * A joint distribution as a table of its bins: edges of both energies in eV, probability, and that if both were
 * independent. `A` is the first model, `B` the second; what their energies are stands in every row, and how much of all pairs rests
 * on ensembles without data.
 */
export function jointTable({ models, neighbour, bins, unseenProbability }: JointDistribution): Table {
  const { starts, width, probability } = bins
  const rowSums = probability.map(row => row.reduce((sum, share) => sum + share, 0))
  const columnSums = (probability[0] ?? []).map((_, column) =>
    probability.reduce((sum, row) => sum + (row[column] as number), 0),
  )
  const edge = (start: number, index: number) =>
    Number(((Math.round(start / width) + index) * width).toPrecision(12))
  const cells = probability.flatMap((shares, row) =>
    shares.map((share, column) => ({
      row,
      column,
      share,
      independent: (rowSums[row] as number) * (columnSums[column] as number),
    })),
  )
  return tableOf(cells, {
    ...pairColumns({ models }),
    neighbour: () => neighbour,
    low_A_eV: ({ row }) => edge(starts[0], row),
    high_A_eV: ({ row }) => edge(starts[0], row + 1),
    low_B_eV: ({ column }) => edge(starts[1], column),
    high_B_eV: ({ column }) => edge(starts[1], column + 1),
    probability: ({ share }) => share,
    independent: ({ independent }) => independent,
    unseen_probability: () => unseenProbability,
  })
}
