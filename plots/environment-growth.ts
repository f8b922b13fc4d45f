import type { TopLevelSpec } from 'vega-lite'
import { type AtomGroupOptions, atomGroups } from '../src/environment/atom-groups.ts'
import { countEnvironments } from '../src/environment/count.ts'
import type { Site } from '../src/site/site.ts'
import { lineEncoding } from './line-styles.ts'
import { PLOT_CONFIG, PLOT_HEIGHT, PLOT_WIDTH } from './style.ts'

const LEAST_AXIS = 12

/** A site and a number of elements to mark. */
export interface MarkedCount {
  readonly site: string
  readonly elements: number
}

/**
 * How many symmetry-distinct environments sites have against the number of elements, on a logarithmic scale:
 * one line for each site, those with most first.
 *
 * @param options which atoms count, and whether mirror images do twice
 * @param marked a point to emphasise, with its count
 * @example environmentGrowth(allSites())
 */
export function environmentGrowth(
  sites: readonly Site[],
  options: AtomGroupOptions = {},
  marked?: MarkedCount,
): TopLevelSpec {
  const most = Math.max(LEAST_AXIS, marked?.elements ?? 0)
  const lines = sites
    .map(site => ({ site, groups: atomGroups(site, options) }))
    .map(({ site, groups }) => ({
      label: `${site.id} (${groups.sizes.reduce((a, b) => a + b)} atoms)`,
      counts: Array.from({ length: most }, (_, index) =>
        Number(countEnvironments(groups, index + 1).distinct),
      ),
    }))
    .sort((a, b) => (b.counts.at(-1) as number) - (a.counts.at(-1) as number))
  const circle = circled(marked, options, sites)
  const names = lines.map(({ label }) => label)
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: 'Symmetry-distinct environments of the sites against the number of elements',
    title: {
      text: 'How many environments a site can have',
      subtitle: [
        `symmetry-distinct arrangements on the ${options.centre === false ? 'first shell alone' : 'ensemble and its first shell'}; ` +
          `mirror images counted ${options.rotationsOnly ? 'twice' : 'once'}`,
        ...(circle === undefined ? [] : [circleText(circle)]),
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
    encoding: {
      x: {
        field: 'elements',
        type: 'quantitative',
        title: 'Number of elements',
        axis: { tickMinStep: 1, grid: false },
        scale: { domain: [1, most], nice: false },
      },
      y: {
        field: 'count',
        type: 'quantitative',
        title: 'Distinct environments',
        scale: { type: 'log' },
        axis: { format: '.0e', tickCount: 12 },
      },
    },
    layer: [
      {
        mark: { type: 'line', point: { size: 18 }, strokeWidth: 1.6 },
        encoding: {
          ...lineEncoding('label', 'Site', names),
          tooltip: [{ field: 'label' }, { field: 'elements' }, { field: 'count', format: ',.0f' }],
        },
      },
      ...(circle === undefined ? [] : [circleLayer(circle)]),
    ],
  } as TopLevelSpec
}

interface Circle extends MarkedCount {
  readonly distinct: bigint
}

function circled(
  marked: MarkedCount | undefined,
  options: AtomGroupOptions,
  sites: readonly Site[],
): Circle | undefined {
  const site = sites.find(({ id }) => id === marked?.site)
  if (site === undefined || marked === undefined) return undefined
  return { ...marked, distinct: countEnvironments(atomGroups(site, options), marked.elements).distinct }
}

const circleText = ({ site, elements, distinct }: Circle): string =>
  `circle: ${site} with ${elements} elements, ${distinct.toLocaleString('en')}`

const circleLayer = ({ elements, distinct }: Circle): object => ({
  data: { values: [{ elements, count: Number(distinct) }] },
  mark: { type: 'point', size: 130, color: 'black', strokeWidth: 2 },
})
