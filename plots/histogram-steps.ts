import type { PlotLayer } from './style.ts'

/** A histogram drawn as its outline. */
export interface HistogramOutline {
  readonly name: string
  readonly colour: string
  readonly bins: readonly { readonly low: number; readonly high: number; readonly height: number }[]
}

/** Outlines over a stacked histogram, with a legend of their own. */
export function histogramSteps(outlines: readonly HistogramOutline[], x: object): PlotLayer[] {
  if (outlines.length === 0) return []
  return [
    {
      data: { values: outlines.flatMap(({ name, bins }) => bins.map(bin => ({ ...bin, name }))) },
      mark: { type: 'bar', binSpacing: 0, fillOpacity: 0, strokeWidth: 1.2 },
      encoding: {
        x: { ...x, field: 'low', bin: 'binned' },
        x2: { field: 'high' },
        y: { field: 'height', type: 'quantitative', stack: null },
        stroke: {
          field: 'name',
          type: 'nominal',
          title: null,
          scale: { domain: outlines.map(({ name }) => name), range: outlines.map(({ colour }) => colour) },
        },
        tooltip: [{ field: 'name' }, { field: 'low' }, { field: 'high' }, { field: 'height', format: '.3e' }],
      },
    },
  ] as PlotLayer[]
}
