import type { Config, TopLevelSpec } from 'vega-lite'

/** One layer of a layered plot. */
export type PlotLayer = Extract<TopLevelSpec, { layer: unknown[] }>['layer'][number]

/** Look of every plot. The font is the one that the PNG renderer ships; browsers without it take the next. */
export const PLOT_CONFIG: Config = {
  background: 'white',
  font: 'DejaVu Sans, Verdana, sans-serif',
  padding: 12,
  title: {
    anchor: 'start',
    fontSize: 15,
    subtitleFontSize: 11,
    subtitleColor: '#555',
    offset: 12,
    subtitlePadding: 5,
  },
  axis: {
    labelFontSize: 11,
    titleFontSize: 12,
    titleFontWeight: 'normal',
    titlePadding: 8,
    gridColor: '#e6e6e6',
  },
  legend: {
    labelFontSize: 11,
    titleFontSize: 11,
    titleFontWeight: 'normal',
    symbolType: 'square',
    labelLimit: 700,
  },
  view: { stroke: '#bbb' },
}

export const PLOT_WIDTH = 640
export const PLOT_HEIGHT = 320
