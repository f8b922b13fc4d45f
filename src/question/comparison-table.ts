import { type Table, tableOf } from '../output/table.ts'
import { type Comparison, type ComparisonRow, candidateLabel } from '../search/compare.ts'

/** How a comparison calls a row: its name, or its formula in per cent. */
export const rowLabel = ({ name, composition }: Pick<ComparisonRow, 'name' | 'composition'>): string =>
  candidateLabel({ name, composition: new Map(Object.entries(composition)) })

/** A comparison as a table: one row per composition with its mole fractions. */
export function comparisonTable({ model, energy, window, rows }: Comparison): Table {
  const elements = [...new Set(rows.flatMap(row => Object.keys(row.composition)))]
  return tableOf(rows, {
    label: rowLabel,
    ...Object.fromEntries(
      elements.map(element => [`x_${element}`, (row: ComparisonRow) => row.composition[element] ?? 0]),
    ),
    model: () => model,
    quantity: () => energy.quantity,
    reaction: () => energy.reaction,
    zero: () => energy.zero,
    mean_eV: row => row.mean,
    standard_deviation_eV: row => row.standardDeviation,
    skewness: row => row.skewness,
    excess_kurtosis: row => row.excessKurtosis,
    minimum_eV: row => row.minimum,
    maximum_eV: row => row.maximum,
    window_low_eV: () => window?.low ?? null,
    window_high_eV: () => window?.high ?? null,
    window_probability: row => row.windowProbability,
    unseen_probability: row => row.unseenProbability,
  })
}
