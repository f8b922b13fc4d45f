import { isUnsupported, unsupportedShare } from '../distribution/data-coverage.ts'
import type { EnergyModel } from '../energy/model.ts'
import type { ComparedRow } from '../search/comparer.ts'
import { rowLabel } from './comparison-table.ts'

/** Counts, row by row, the compositions of which over 5 % of the sites lie beyond the data of a model. */
export interface CoverageTally {
  readonly add: (row: ComparedRow) => void
  /** A sentence per model that has such compositions. */
  readonly warnings: () => string[]
}

/**
 * Starts a tally.
 *
 * @param models in the order of the rows'
 */
export function coverageTally(models: readonly EnergyModel[]): CoverageTally {
  const found = models.map(() => ({ beyond: 0, share: 0, label: '' }))
  let rows = 0
  return {
    add(row) {
      rows++
      for (const [index, { coverage }] of row.models.entries()) {
        if (coverage === null || !isUnsupported(coverage)) continue
        const own = found[index] as (typeof found)[number]
        own.beyond++
        const share = unsupportedShare(coverage)
        if (share > own.share) Object.assign(own, { share, label: rowLabel(row) })
      }
    },
    warnings: () =>
      models.flatMap(({ id }, index) => {
        const { beyond, share, label } = found[index] as (typeof found)[number]
        return beyond === 0
          ? []
          : [
              `over 5 % of the sites lie beyond the data of ${id} in ${beyond.toLocaleString('en')} of ${rows.toLocaleString('en')} compositions, ` +
                `most in ${label}, ${(100 * share).toFixed(1)} %; \`coverage\` tells which`,
            ]
      }),
  }
}
