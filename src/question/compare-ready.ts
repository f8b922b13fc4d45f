import { type Comparer, comparer } from '../search/comparer.ts'
import { checkDifferences } from '../search/differences.ts'
import type { ComparisonPlan } from './compare.ts'
import type { CandidateSource } from './compare-candidates.ts'
import { type CandidateSurvey, surveyCandidates } from './compare-survey.ts'

/** A comparison that is ready: what was asked for, how it is computed, and of which compositions. */
export interface ReadyComparison {
  readonly plan: ComparisonPlan
  readonly comparer: Comparer
  readonly survey: CandidateSurvey
  /** Whether some rows may have error bars. */
  readonly isUncertain: boolean
}

/**
 * Walks along the compositions once, so that whatever is wrong with one shows before any work on the others.
 *
 * @throws InputError for a plan that `comparer` refuses, a row that cannot be compared unless the plan keeps going, or a
 * number of rows that has no differences
 * @example await readyComparison(plan, await candidatesFromCsv('alloys.csv'))
 */
export async function readyComparison(
  plan: ComparisonPlan,
  source: CandidateSource,
): Promise<ReadyComparison> {
  const survey = await surveyCandidates(source, comparer(plan), plan.keepGoing)
  if (plan.differences) checkDifferences(survey.rows)
  return {
    plan,
    comparer: comparer({ ...plan, elements: survey.elements, rows: survey.rows }),
    survey,
    isUncertain: source.isUncertain || plan.uncertainty !== undefined,
  }
}
