import { comparedDistributions } from '../src/question/compare-distributions.ts'
import type { ReadyComparison } from '../src/question/compare-ready.ts'
import { differencesOf } from '../src/search/compare.ts'
import type { ComparedRow } from '../src/search/comparer.ts'
import { MOST_PICTURED, type ReportedModel } from './comparison-report.ts'

/**
 * What the report of a comparison shows of each model: the distributions of the first rows, and how far they lie apart.
 *
 * @example comparisonReport(ready, rows, comparedModels(ready, rows))
 */
export function comparedModels({ plan }: ReadyComparison, rows: readonly ComparedRow[]): ReportedModel[] {
  const pictured = rows.slice(0, MOST_PICTURED)
  return plan.models.map(model => ({
    distributions: comparedDistributions(model, pictured, [0.05, 0.95]),
    differences: pictured.length > 1 ? differencesOf(model, pictured) : [],
  }))
}
