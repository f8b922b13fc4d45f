import { writeSync } from 'node:fs'
import { whenStopped } from '../output/interruption.ts'
import { progressBar } from '../output/progress.ts'
import { type ComparisonEnd, modelDifferences } from '../question/compare-answer.ts'
import type { CandidateSource } from '../question/compare-candidates.ts'
import { coverageTally } from '../question/compare-coverage.ts'
import type { ReadyComparison } from '../question/compare-ready.ts'
import { comparedCandidates } from '../question/compare-survey.ts'
import type { Candidate } from '../search/candidate.ts'
import type { RowSink } from './compare-sinks.ts'

/** Signals and the progress bar get their turn this often. */
const PAUSE_MILLISECONDS = 50

/**
 * Computes the rows of a comparison one after the other, under a progress bar, and hands each to every sink; the first
 * sink is finished first. When it is stopped, says how far it came.
 */
export async function runComparison(
  ready: ReadyComparison,
  source: CandidateSource,
  sinks: readonly RowSink[],
): Promise<void> {
  try {
    const known = await watched(ready, source, sinks)
    for (const { finish } of sinks) await finish(known)
  } finally {
    for (const { discard } of sinks) await discard()
  }
}

async function watched(
  { plan, comparer, survey }: ReadyComparison,
  source: CandidateSource,
  sinks: readonly RowSink[],
): Promise<ComparisonEnd> {
  const candidates: Candidate[] = []
  const tally = coverageTally(plan.models)
  let done = 0
  const forget = whenStopped(() => {
    writeSync(
      process.stderr.fd,
      `sitescape: stopped after ${done.toLocaleString('en')} of ${survey.rows.toLocaleString('en')} compositions; no file was written\n`,
    )
  })
  const bar = progressBar('compare', survey.rows)
  let paused = performance.now()
  try {
    for await (const candidate of comparedCandidates(source, comparer)) {
      if (plan.differences) candidates.push(candidate)
      const row = comparer.row(candidate)
      tally.add(row)
      for (const { add } of sinks) await add(row)
      done++
      if (performance.now() - paused < PAUSE_MILLISECONDS) continue
      bar.update(done)
      await new Promise(resolve => setImmediate(resolve))
      paused = performance.now()
    }
    return {
      differences: plan.differences ? modelDifferences(plan, candidates) : null,
      warnings: tally.warnings(),
    }
  } finally {
    forget()
    bar.clear()
  }
}
