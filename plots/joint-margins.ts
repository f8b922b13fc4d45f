import type { ConditionalDistribution } from '../src/joint/joint.ts'
import { lineColour } from './line-styles.ts'
import type { PlotLayer } from './style.ts'

const BAR_COLOUR = '#8da0b3'

/** The colour of the line of energies given the other's. */
export const GIVEN_COLOUR = lineColour(1)

/** One energy's histogram beside the plane, and the outline of its distribution where the other is in an interval. */
export interface Margin {
  readonly edges: readonly number[]
  /** Per bin. */
  readonly probability: readonly number[]
  readonly given: ConditionalDistribution | null
}

/**
 * The layers of a margin, along x above the plane or along y beside it; heights are densities, so that bins of
 * different width compare.
 */
export function jointMargin(
  { edges, probability, given }: Margin,
  along: 'x' | 'y',
  scale: { readonly domain: readonly [number, number] },
): PlotLayer[] {
  const across = along === 'x' ? 'y' : 'x'
  const position = {
    type: 'quantitative',
    scale: { ...scale, nice: false, zero: false },
    axis: null,
  } as const
  const height = { type: 'quantitative', axis: null } as const
  const bars = probability.map((share, bin) => {
    const [low, high] = [edges[bin] as number, edges[bin + 1] as number]
    return { low, high, density: share / (high - low) }
  })
  const layers = [
    {
      data: { values: bars },
      mark: { type: 'rect', color: BAR_COLOUR, stroke: BAR_COLOUR, strokeWidth: 0.5, aria: false },
      encoding: {
        [along]: { ...position, field: 'low' },
        [`${along}2`]: { field: 'high' },
        [across]: { ...height, field: 'density' },
        [`${across}2`]: { datum: 0 },
        tooltip: [
          { field: 'low', type: 'quantitative', title: 'from / eV' },
          { field: 'high', type: 'quantitative', title: 'to / eV' },
          { field: 'density', type: 'quantitative', title: 'density / eV⁻¹', format: '.3e' },
        ],
      },
    },
  ] as unknown as PlotLayer[]
  if (given === null) return layers
  const { start, width, probability: shares } = given.bins
  const outline = [0, ...shares, 0].map((share, index) => ({
    energy: start + (index - 1) * width,
    density: share / width,
    index,
  }))
  return [
    ...layers,
    {
      data: { values: outline },
      mark: {
        type: 'line',
        interpolate: along === 'x' ? 'step-after' : 'step-before',
        color: GIVEN_COLOUR,
        strokeWidth: 1.6,
        clip: true,
      },
      encoding: {
        [along]: { ...position, field: 'energy' },
        [across]: { ...height, field: 'density' },
        order: { field: 'index', type: 'quantitative' },
      },
    } as unknown as PlotLayer,
  ]
}
