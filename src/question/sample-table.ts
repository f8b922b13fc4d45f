import type { Table } from '../output/table.ts'
import type { SampledDistribution } from '../sampling/sampled.ts'
import { distributionTable } from './distribution-table.ts'

/** A sampled distribution as a table of its bins, the standard error of each beside its probability. */
export const sampleTable = (sample: SampledDistribution): Table =>
  distributionTable(sample).flatMap(column =>
    column.name === 'probability'
      ? [column, { name: 'standard_error', values: sample.bins.standardError }]
      : [column],
  )
