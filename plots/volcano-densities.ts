import type { EnergyDistribution } from '../src/distribution/distribution.ts'
import { lineColour } from './line-styles.ts'
import { PLOT_WIDTH, type PlotLayer } from './style.ts'

const HEIGHT = 120

/** Of the axis, so that peaks are clear of the frame. */
const TOP = 1.08

/** The best energy in either panel. */
export const OPTIMUM_RULE = { type: 'rule', color: '#666', strokeWidth: 1.2, strokeDash: [4, 3] } as const

/**
 * How the sites of some compositions are distributed along an energy axis, as shaded steps over each other, each relative
 * to its highest bin, or a narrow distribution would flatten the others; a single energy, such as a pure metal's, is an
 * upright line.
 *
 * @param labels what the legend calls each
 * @param optimum an energy to mark, eV
 */
export function volcanoDensities(
  labels: readonly string[],
  entries: readonly { readonly distribution: EnergyDistribution }[],
  x: object,
  optimum: number | undefined,
) {
  const scale = { domain: [...labels], range: labels.map((_, index) => lineColour(index)) }
  const legend = {
    title: ['Sites (below), with their mean energy', 'and mean value (diamond)'],
    orient: 'bottom',
    direction: 'vertical',
    titleLimit: PLOT_WIDTH,
    symbolType: 'diamond',
    symbolSize: 110,
    symbolStrokeColor: 'black',
    symbolStrokeWidth: 1,
    symbolOpacity: 1,
  }
  const colours = {
    fill: { field: 'label', type: 'nominal', scale, legend },
    stroke: { field: 'label', type: 'nominal', scale, legend: null },
  }
  const curves = entries.flatMap(({ distribution }, index) =>
    isSingle(distribution) ? [] : steps(distribution, labels[index] as string),
  )
  const singles = entries.flatMap(({ distribution }, index) =>
    isSingle(distribution) ? [{ energy: distribution.mean, label: labels[index] as string }] : [],
  )
  return {
    width: PLOT_WIDTH,
    height: HEIGHT,
    layer: [
      ...(curves.length === 0
        ? []
        : [
            {
              data: { values: curves },
              mark: {
                type: 'area',
                interpolate: 'step-after',
                fillOpacity: 0.3,
                strokeWidth: 1.5,
                clip: true,
              },
              encoding: {
                x: { ...x, field: 'energy' },
                y: {
                  field: 'height',
                  type: 'quantitative',
                  stack: null,
                  title: ['Density of sites,', 'relative to its peak'],
                  scale: { domain: [0, TOP], nice: false },
                  axis: { values: [0, 0.5, 1] },
                },
                ...colours,
                tooltip: { field: 'label', type: 'nominal', title: 'composition' },
              },
            },
          ]),
      ...(singles.length === 0
        ? []
        : [
            {
              data: { values: singles },
              mark: { type: 'rule', strokeWidth: 3 },
              encoding: { x: { ...x, field: 'energy' }, ...colours },
            },
          ]),
      ...(optimum === undefined
        ? []
        : [
            {
              data: { values: [{ energy: optimum }] },
              mark: OPTIMUM_RULE,
              encoding: { x: { ...x, field: 'energy' } },
            },
          ]),
    ] as unknown as PlotLayer[],
  }
}

const isSingle = ({ minimum, maximum }: EnergyDistribution) => minimum === maximum

function steps({ bins: { start, width, probability } }: EnergyDistribution, label: string) {
  const peak = Math.max(...probability)
  const heights = [0, ...probability.map(share => share / peak), 0]
  return heights.map((height, index) => ({ energy: start + (index - 1) * width, height, label }))
}
