import { energyReference } from '../../../../plots/energy-axis.ts'
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

/** The value in words: with what it is relative to, how certain it is, and what it means. */
export function ActivityValue({ answer, isDrawing }: ActivityValueProps) {
  const sites = 'sites' in answer ? answer.sites : [answer]
  const meanings = [
    ...('sites' in answer ? [summedLine(answer)] : []),
    ...sites.flatMap(site => [site.definition, energyReference(site).join('; ')]),
  ]
  return (
    <section class="panel activity-value" aria-label="Value">
      <div aria-live="polite">
        <p class="headline">{valueLine(answer)}</p>
        <p>{relativeLine(answer)}</p>
      </div>
      {credibleLines(answer).map(line => (
        <p key={line}>{line}</p>
      ))}
      {isDrawing && <p class="faint">Drawing coefficients…</p>}
      {answer.warnings.map(warning => (
        <p key={warning} class="warning">
          {warning}.
        </p>
      ))}
      <div class="source">
        {meanings.map(line => (
          <p key={line}>{line}.</p>
        ))}
      </div>
    </section>
  )
}
