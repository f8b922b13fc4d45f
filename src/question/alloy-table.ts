import { type Table, tableOf } from '../output/table.ts'
import type { AlloyAnswer } from './alloy-descriptors.ts'
import { namedDescriptors } from './alloy-figures.ts'

/** The answer to `alloy` as a table: a row per descriptor. */
export const alloyTable = (answer: AlloyAnswer): Table =>
  tableOf(namedDescriptors(answer), {
    descriptor: ({ name }) => name,
    value: ({ value }) => value,
    unit: ({ unit }) => unit,
    formula: ({ formula }) => formula,
    source: ({ source }) => source,
  })
