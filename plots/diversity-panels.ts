import type { TopLevelSpec } from 'vega-lite'
import type { LayeredComposition } from '../src/composition/layered.ts'
import { logSpectrum } from '../src/environment/log-spectrum.ts'
import { siteGroups } from '../src/environment/site-groups.ts'
import { findSite } from '../src/site/registry.ts'
import { compositionTitle } from './composition-title.ts'
import { rankAbundance } from './rank-abundance.ts'
import { type MarkedSites, rarefactionCurve } from './rarefaction-curve.ts'
import { PLOT_CONFIG } from './style.ts'

/** What the panels show: a site, its alloy, and how many fingerprints it has. */
export interface DiversityShown {
  readonly site: string
  readonly composition: Readonly<Record<string, number>>
  readonly layers: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly fingerprints: { readonly hill0: number; readonly entropy: number }
}

/**
 * The diversity of a site in two panels: rarefaction, with numbers of sites marked, and rank against abundance.
 *
 * @param marked numbers of sites to mark, such as those of particles
 * @example diversityPanels({ site: 'fcc111-top', composition: { Pt: 1 }, layers: {}, fingerprints: { hill0: 1, entropy: 0 } }, [])
 */
export function diversityPanels(shown: DiversityShown, marked: readonly MarkedSites[]): TopLevelSpec {
  const groups = siteGroups(findSite(shown.site), shownAlloy(shown))
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: `Diversity of ${shown.site} of ${compositionTitle(shown)}`,
    title: {
      text: `Fingerprints at ${shown.site} of ${compositionTitle(shown)}`,
      subtitle: [
        `random alloy, independent sites; fingerprints: ${shown.fingerprints.hill0.toLocaleString('en')}, entropy ${Number(shown.fingerprints.entropy.toPrecision(4))} nat`,
      ],
    },
    config: PLOT_CONFIG,
    hconcat: [rarefactionCurve(logSpectrum(groups), shown.fingerprints.hill0, marked), rankAbundance(groups)],
  } as TopLevelSpec
}

/** The alloy of an answer. */
export const shownAlloy = ({ composition, layers }: DiversityShown): LayeredComposition => ({
  bulk: new Map(Object.entries(composition)),
  layers: new Map(
    Object.entries(layers).map(([layer, own]) => [Number(layer), new Map(Object.entries(own))]),
  ),
})
