import type { DataCoverage } from '../src/distribution/data-coverage.ts'

/**
 * How much of some sites lies beyond the data of a model, for a label; empty when nothing does.
 *
 * @param before written before the first share
 * @param whose written after its percentage
 */
export function beyondDataText(
  { unseenProbability, extrapolatedProbability }: DataCoverage,
  before: string,
  whose: string,
): string {
  const parts = [
    ...(unseenProbability > 0 ? [`${percent(unseenProbability)}${whose} without data`] : []),
    ...((extrapolatedProbability ?? 0) > 0 ? [`${percent(extrapolatedProbability ?? 0)} extrapolated`] : []),
  ]
  return parts.length === 0 ? '' : `${before}${parts.join(', ')}`
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
