import type { TopLevelSpec } from 'vega-lite'
import type { LabelledDifference } from '../src/search/differences.ts'
import { LABEL_LIMIT } from './comparison-labels.ts'
import { PLOT_CONFIG } from './style.ts'
import { wrapped } from './wrapped.ts'

/** More compositions than this make cells too small to read. */
export const MAXIMUM_MATRIX = 30

const LARGE_CELL = 40
const SMALL_CELL = 18

/** Up to here, cells hold their number. */
const MOST_NUMBERED = 14

/**
 * How far every two compositions' energy distributions lie apart, as a matrix of colours.
 *
 * @param labels of the compositions, all different, in the order of the pairs
 * @param differences between every two, the first with the second, then with the third and so on
 * @example comparisonMatrix(['Pt', 'Ir'], differences)
 */
export function comparisonMatrix(
  labels: readonly string[],
  differences: readonly Pick<LabelledDifference, 'wasserstein' | 'resolution'>[],
): TopLevelSpec {
  let next = 0
  const cells = labels.flatMap((a, first) => [
    { a, b: a, distance: 0 },
    ...labels.slice(first + 1).flatMap(b => {
      const { wasserstein } = differences[next++] as (typeof differences)[number]
      return [
        { a, b, distance: wasserstein },
        { a: b, b: a, distance: wasserstein },
      ]
    }),
  ])
  const largest = Math.max(...cells.map(({ distance }) => distance))
  const isNumbered = labels.length <= MOST_NUMBERED
  const resolution = Math.max(0, ...differences.map(difference => difference.resolution))
  const axis = { labelLimit: LABEL_LIMIT, grid: false, ticks: false, domain: false } as const
  const place = { type: 'nominal', sort: [...labels], title: null } as const
  const x = { ...place, field: 'b', axis: { ...axis, labelAngle: -45, orient: 'bottom' } }
  const y = { ...place, field: 'a', axis }
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: `Wasserstein distances between the energy distributions of ${labels.join(', ')}`,
    title: {
      text: 'How far the distributions lie apart',
      subtitle: wrapped(
        [
          'Wasserstein distance: mean energy to move one distribution into the other',
          ...(resolution > 0 ? [`energies resolved to ${resolution.toPrecision(2)} eV`] : []),
        ],
        80,
      ),
    },
    width: { step: isNumbered ? LARGE_CELL : SMALL_CELL },
    height: { step: isNumbered ? LARGE_CELL * 0.7 : SMALL_CELL },
    config: { ...PLOT_CONFIG, scale: { bandPaddingInner: 0, bandPaddingOuter: 0 } },
    data: { values: cells },
    layer: [
      {
        mark: { type: 'rect', stroke: 'white', strokeWidth: 1 },
        encoding: {
          x,
          y,
          color: {
            field: 'distance',
            type: 'quantitative',
            title: 'Distance / eV',
            scale: { scheme: 'viridis', reverse: true, domain: [0, largest || 1], nice: false },
            legend: { gradientLength: 120 },
          },
        },
      },
      ...(isNumbered
        ? [
            {
              mark: { type: 'text', fontSize: 10 },
              encoding: {
                x,
                y,
                text: { field: 'distance', type: 'quantitative', format: '.3~f' },
                color: {
                  condition: { test: `datum.distance > ${0.4 * largest}`, value: 'white' },
                  value: 'black',
                },
              },
            },
          ]
        : []),
    ],
  } as TopLevelSpec
}
