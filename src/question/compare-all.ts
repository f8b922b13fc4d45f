import type { z } from 'zod'
import type { EnergyModel } from '../energy/model.ts'
import { InputError } from '../input/input-error.ts'
import type { Candidate } from '../search/candidate.ts'
import { type compareQuestion, planComparison } from './compare.ts'
import { answerHead, answerTail, modelDifferences, rowAnswer } from './compare-answer.ts'
import { candidatesFromTexts } from './compare-candidates.ts'
import { coverageTally } from './compare-coverage.ts'
import { readyComparison } from './compare-ready.ts'
import { comparedCandidates } from './compare-survey.ts'

/** An answer that is held in memory has at most so many rows. */
const MOST_ROWS = 10_000

/**
 * Compares compositions, all in memory.
 *
 * @param texts compositions as users type them
 * @throws InputError for no compositions or over 10,000, one that cannot be compared, or a question that is wrong
 * @returns what was compared, and its rows
 */
export async function compared(
  question: z.output<typeof compareQuestion>,
  findModel: (name: string) => EnergyModel,
  texts: readonly string[],
) {
  const plan = planComparison(question, findModel)
  if (texts.length === 0 || texts.length > MOST_ROWS)
    throw new InputError(
      `compare needs 1 to ${MOST_ROWS.toLocaleString('en')} compositions, got ${texts.length}`,
      { field: 'composition' },
    )
  const source = candidatesFromTexts(texts)
  const ready = await readyComparison(plan, source)
  const candidates: Candidate[] = []
  for await (const candidate of comparedCandidates(source, ready.comparer)) candidates.push(candidate)
  return { ready, candidates, rows: candidates.map(candidate => ready.comparer.row(candidate)) }
}

/**
 * The answer to `compare`, whole: of one model, what it is and a row per composition with its values; of several,
 * `models`, and rows with their values under `models` by id.
 *
 * @param texts compositions as users type them
 * @throws InputError for no compositions or over 10,000, one that cannot be compared, or a question that is wrong
 * @example await answerCompare(readQuestion(compareQuestion, { model: 'irpdptrhru-oh' }), loadModel, ['Pt', 'IrPt'])
 */
export async function answerCompare(
  question: z.output<typeof compareQuestion>,
  findModel: (name: string) => EnergyModel,
  texts: readonly string[],
) {
  const { ready, candidates, rows } = await compared(question, findModel, texts)
  const { plan } = ready
  const tally = coverageTally(plan.models)
  for (const row of rows) tally.add(row)
  return {
    ...answerHead(ready),
    rows: rows.map(row => rowAnswer(ready, row)),
    ...answerTail(ready, {
      differences: plan.differences ? modelDifferences(plan, candidates) : null,
      warnings: tally.warnings(),
    }),
  }
}
