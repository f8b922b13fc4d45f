import { energyReference } from '../../../../plots/energy-axis.ts'
import type { SiteActivity } from '../../../../src/question/activity.ts'
import {
  beyondDataLines,
  ensembleFigures,
  fingerprintFigures,
} from '../../../../src/question/activity-figures.ts'
import { FigureTable } from '../../figure-table.tsx'

/** The ensembles and fingerprints of one kind of site that carry the value. */
export function SiteContributions({ site }: { readonly site: SiteActivity }) {
  const fingerprints = fingerprintFigures(site)
  return (
    <section class="panel" aria-label={`Contributions of ${site.model}`}>
      <h2>
        *{site.adsorbate} on {site.site}
      </h2>
      <p class="source">
        {site.definition}. {energyReference(site).join('; ')}.
      </p>
      <FigureTable caption="Ensembles" table={ensembleFigures(site)} />
      {beyondDataLines(site).map(line => (
        <p key={line} class="hint">
          {line}
        </p>
      ))}
      {fingerprints && <FigureTable caption="Leading fingerprints" table={fingerprints} />}
    </section>
  )
}
