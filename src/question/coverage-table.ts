import type { EnsembleCoverage } from '../inference/coverage.ts'
import { type Cell, type Table, tableOf } from '../output/table.ts'
import type { CoverageAnswer } from './coverage.ts'

type Row = EnsembleCoverage

/** A coverage as a table: a row per ensemble, whose classes sum to its probability. */
export function coverageTable({ model, ensembles, leverage }: CoverageAnswer): Table {
  const shares = Object.keys(leverage?.quantiles ?? {})
  return tableOf(ensembles, {
    model: (): Cell => model,
    ensemble: ({ name }: Row): Cell => name,
    rows: ({ rows }: Row): Cell => rows,
    probability: ({ probability }: Row): Cell => probability,
    covered: (own: Row): Cell => own.shares.covered,
    high_leverage: (own: Row): Cell => own.shares.highLeverage,
    extrapolated: (own: Row): Cell => own.shares.extrapolated,
    unseen: (own: Row): Cell => own.shares.unseen,
    mean_leverage: (own: Row): Cell => own.leverage?.mean ?? null,
    ...Object.fromEntries(
      shares.map(share => [
        `leverage_quantile_${share}`,
        (own: Row): Cell => own.leverage?.quantiles[share] ?? null,
      ]),
    ),
    energy_error_eV: ({ energyError }: Row): Cell => energyError,
  })
}
