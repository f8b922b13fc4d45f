import type { ScalingRelation } from '../joint/scaling.ts'
import type { ScalingLine, ScalingLines } from '../joint/scaling-lines.ts'
import { type Table, tableOf } from '../output/table.ts'
import { pairColumns } from './pair-columns.ts'

interface Row {
  readonly over: string
  readonly kind: 'line' | 'pure metal'
  readonly regression: string | null
  readonly line: ScalingLine | null
  readonly correlation: number | null
  /** eV: the means that a line goes through, or a metal's own. */
  readonly energies: readonly [number, number]
}

/**
 * A scaling relation as a table: a row for each line, over the sites and over the pure metals, with the mean energies that
 * it goes through, then a row for each metal with its energies. `A` is the first model, `B` the second.
 */
export function scalingTable(scaling: ScalingRelation): Table {
  const { models, neighbour, pureMetals } = scaling
  const rows: Row[] = [
    ...lineRows('sites', scaling),
    ...lineRows('pure metals', pureMetals),
    ...pureMetals.points.map(
      ({ element, energies }): Row => ({
        over: element,
        kind: 'pure metal',
        regression: null,
        line: null,
        correlation: null,
        energies,
      }),
    ),
  ]
  return tableOf(rows, {
    over: ({ over }) => over,
    kind: ({ kind }) => kind,
    regression: ({ regression }) => regression,
    slope: ({ line }) => line?.slope ?? null,
    intercept_eV: ({ line }) => line?.intercept ?? null,
    residual_standard_deviation_eV: ({ line }) => line?.residualStandardDeviation ?? null,
    correlation: ({ correlation }) => correlation,
    energy_A_eV: ({ energies }) => energies[0],
    energy_B_eV: ({ energies }) => energies[1],
    neighbour: () => neighbour,
    ...pairColumns({ models }),
  })
}

const lineRows = (over: string, { means, correlation, reverse, orthogonal, ...own }: ScalingLines): Row[] =>
  (
    [
      ['B on A', own],
      ['A on B', reverse],
      ['orthogonal', orthogonal],
    ] as const
  ).map(([regression, line]) => ({ over, kind: 'line', regression, line, correlation, energies: means }))
