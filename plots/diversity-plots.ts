import type { TopLevelSpec } from 'vega-lite'
import { logSpectrum } from '../src/environment/log-spectrum.ts'
import { siteGroups } from '../src/environment/site-groups.ts'
import { findSite } from '../src/site/registry.ts'
import { compositionTitle } from './composition-title.ts'
import { type DiversityShown, shownAlloy } from './diversity-panels.ts'
import { rankAbundance } from './rank-abundance.ts'
import { type MarkedSites, rarefactionCurve } from './rarefaction-curve.ts'
import { PLOT_CONFIG, PLOT_WIDTH } from './style.ts'

/** Ranks that are found while a slider waits. */
const LIVE_RANKS = 2000

/**
 * Expected different fingerprints against independent sites, as a plot of its own.
 *
 * @throws InputError when a zone has too many fillings to list
 * @example rarefactionPlot(answerDiversity({ site: 'fcc111-top', composition: 'IrPt' }), [])
 */
export const rarefactionPlot = (shown: DiversityShown, marked: readonly MarkedSites[]): TopLevelSpec =>
  alone(shown, rarefactionCurve(logSpectrum(groupsOf(shown)), shown.fingerprints.hill0, marked))

/** The probability of the most frequent fingerprints against their rank, as a plot of its own. */
export const rankAbundancePlot = (shown: DiversityShown): TopLevelSpec =>
  alone(shown, rankAbundance(groupsOf(shown), LIVE_RANKS))

const groupsOf = (shown: DiversityShown) => siteGroups(findSite(shown.site), shownAlloy(shown))

function alone(shown: DiversityShown, panel: { readonly title: { readonly text: string } }): TopLevelSpec {
  const { text } = panel.title
  const subtitle = [`${shown.site} of ${compositionTitle(shown)}`, 'random alloy, independent sites']
  return {
    ...panel,
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: `${text} at ${shown.site} of ${compositionTitle(shown)}`,
    title: { text, subtitle },
    config: PLOT_CONFIG,
    width: PLOT_WIDTH,
  } as object as TopLevelSpec
}
