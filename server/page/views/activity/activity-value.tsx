import type { SiteActivity, SurfaceActivity } from '../../../../src/question/activity.ts'
import {
  credibleLines,
  relativeLine,
  summedLine,
  valueLine,
} from '../../../../src/question/activity-figures.ts'

interface ActivityValueProps {
  readonly answer: SiteActivity | SurfaceActivity
  /** Whether credible intervals are on their way. */
  readonly isDrawing: boolean
}

/** The value in words: with what it is relative to, and how certain it is. */
export function ActivityValue({ answer, isDrawing }: ActivityValueProps) {
  return (
    <section class="panel activity-value" aria-label="Value">
      <div aria-live="polite">
        <p class="headline">{valueLine(answer)}</p>
        <p>{relativeLine(answer)}</p>
      </div>
      {'sites' in answer && <p>{summedLine(answer)}</p>}
      {credibleLines(answer).map(line => (
        <p key={line}>{line}</p>
      ))}
      {isDrawing && <p class="faint">Drawing coefficients…</p>}
      {answer.warnings.map(warning => (
        <p key={warning} class="warning">
          {warning}.
        </p>
      ))}
    </section>
  )
}
