import { comparedModels } from '../../plots/compared-models.ts'
import { comparisonOverlay, MAXIMUM_LINES } from '../../plots/comparison-overlay.ts'
import { comparisonReport, MOST_TABLED } from '../../plots/comparison-report.ts'
import { InputError } from '../input/input-error.ts'
import { writeWholeFile } from '../output/whole-file.ts'
import { answerHead } from '../question/compare-answer.ts'
import { comparedDistributions } from '../question/compare-distributions.ts'
import type { ReadyComparison } from '../question/compare-ready.ts'
import { keptRows, type RowSink } from './compare-sinks.ts'
import type { writerFor } from './out.ts'

/**
 * The picture of a comparison: a report as .html, else its distributions laid over each other.
 *
 * @throws InputError when there are more models or compositions than an overlay can show
 */
export function pictureSink(
  ready: ReadyComparison,
  path: string,
  write: ReturnType<typeof writerFor>,
): RowSink {
  if (path.endsWith('.html'))
    return keptRows(MOST_TABLED, async rows => {
      await writeWholeFile(path, await comparisonReport(ready, rows, comparedModels(ready, rows)))
      process.stderr.write(`wrote ${path}\n`)
    })
  const { plan, survey } = ready
  const [model, ...others] = plan.models
  if (model === undefined || others.length > 0)
    throw new InputError(
      `an overlay shows the distributions of one model, got ${plan.models.length} models; end the file in .html for a report of all`,
    )
  if (survey.rows > MAXIMUM_LINES)
    throw new InputError(
      `a picture holds at most ${MAXIMUM_LINES} compositions, got ${survey.rows.toLocaleString('en')}; end the file in .html for a report`,
    )
  return keptRows(MAXIMUM_LINES, rows =>
    write({
      answer: answerHead(ready),
      plot: () => comparisonOverlay(comparedDistributions(model, rows), plan.window ?? null),
    }),
  )
}
