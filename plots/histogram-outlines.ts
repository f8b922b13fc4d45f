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

/** The outline without its empty bins at both ends. */
export function trimmed(outline: HistogramOutline): HistogramOutline {
  const { start, width, heights } = outline
  const first = heights.findIndex(height => height > 0)
  const end = heights.findLastIndex(height => height > 0) + 1
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
