import type { PlotLayer } from './style.ts'

/** A histogram drawn as one stepped line over ascending bins. */
export interface HistogramOutline {
  readonly name: string
  readonly colour: string
  /** eV */
  readonly start: number
  /** eV */
  readonly width: number
  /** In the units of the plot's height. */
  readonly heights: readonly number[]
}

/** Where an outline begins and ends, eV. */
export const outlineEdges = ({ start, width, heights }: HistogramOutline): [number, number] => [
  start,
  start + width * heights.length,
]

/**
 * The outline without its empty bins at both ends.
 *
 * @param share bins up to this share of the highest count as empty
 */
export function trimmed(outline: HistogramOutline, share = 0): HistogramOutline {
  const { start, width, heights } = outline
  const least = share * heights.reduce((a, b) => Math.max(a, b), 0)
  const first = heights.findIndex(height => height > least)
  const end = heights.findLastIndex(height => height > least) + 1
  return { ...outline, start: start + first * width, heights: heights.slice(first, end) }
}

/** Outlines over a stacked histogram, with a legend of their own. */
export function histogramOutlines(outlines: readonly HistogramOutline[], x: object): PlotLayer[] {
  if (outlines.length === 0) return []
  const points = outlines.flatMap(({ name, start, width, heights }) =>
    [0, ...heights, 0].map((height, index) => ({ name, energy: start + (index - 1) * width, height })),
  )
  return [
    {
      data: { values: points },
      mark: { type: 'line', interpolate: 'step-after', strokeWidth: 1.6, clip: true },
      encoding: {
        x: { ...x, field: 'energy' },
        y: { field: 'height', type: 'quantitative' },
        stroke: {
          field: 'name',
          type: 'nominal',
          title: null,
          scale: { domain: outlines.map(({ name }) => name), range: outlines.map(({ colour }) => colour) },
          legend: { symbolType: 'stroke', symbolStrokeWidth: 2 },
        },
      },
    },
  ]
}
