import type { TopLevelSpec } from 'vega-lite'
import { type AtomGroupOptions, atomGroups } from '../src/environment/atom-groups.ts'
import { countEnvironments } from '../src/environment/count.ts'
import type { Site } from '../src/site/site.ts'
import { lineEncoding } from './line-styles.ts'
import { PLOT_CONFIG, PLOT_HEIGHT, PLOT_WIDTH } from './style.ts'

const MOST_ELEMENTS = 12

/**
 * How many symmetry-distinct environments sites have against the number of elements, on a logarithmic scale:
 * one line for each site, those with most first.
 *
 * @param options which atoms count, and whether mirror images do twice
 * @example environmentGrowth(allSites())
 */
export function environmentGrowth(sites: readonly Site[], options: AtomGroupOptions = {}): TopLevelSpec {
  const lines = sites
    .map(site => ({ site, groups: atomGroups(site, options) }))
    .map(({ site, groups }) => ({
      label: `${site.id} (${groups.sizes.reduce((a, b) => a + b)} atoms)`,
      counts: Array.from({ length: MOST_ELEMENTS }, (_, index) =>
        Number(countEnvironments(groups, index + 1).distinct),
      ),
    }))
    .sort((a, b) => (b.counts.at(-1) as number) - (a.counts.at(-1) as number))
  const names = lines.map(({ label }) => label)
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: 'Symmetry-distinct environments of the sites against the number of elements',
    title: {
      text: 'How many environments a site can have',
      subtitle: [
        `symmetry-distinct arrangements on the ${options.centre === false ? 'first shell alone' : 'ensemble and its first shell'}; ` +
          `mirror images counted ${options.rotationsOnly ? 'twice' : 'once'}`,
      ],
    },
    width: PLOT_WIDTH,
    height: PLOT_HEIGHT,
    config: PLOT_CONFIG,
    data: {
      values: lines.flatMap(({ label, counts }) =>
        counts.map((count, index) => ({ label, elements: index + 1, count })),
      ),
    },
    mark: { type: 'line', point: { size: 18 }, strokeWidth: 1.6 },
    encoding: {
      x: {
        field: 'elements',
        type: 'quantitative',
        title: 'Number of elements',
        axis: { tickMinStep: 1, grid: false },
        scale: { domain: [1, MOST_ELEMENTS], nice: false },
      },
      y: {
        field: 'count',
        type: 'quantitative',
        title: 'Distinct environments',
        scale: { type: 'log' },
        axis: { format: '.0e', tickCount: 12 },
      },
      ...lineEncoding('label', 'Site', names),
      tooltip: [{ field: 'label' }, { field: 'elements' }, { field: 'count', format: ',.0f' }],
    },
  } as TopLevelSpec
}
