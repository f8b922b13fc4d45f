import { PLOT_WIDTH, type PlotLayer } from './style.ts'

/** An energy to mark by a labelled line, eV. */
export interface EnergyMarker {
  readonly label: string
  readonly energy: number
}

/** Labels closer than this would overlap, pixels. */
const LABEL_WIDTH = 128

const ROW_HEIGHT = 14

/** Labels stand this far above the plot, clear of the topmost tick. */
const LABEL_HEIGHT = 9

/**
 * Whether the labels need a row each, as their energies are close.
 *
 * @param width of the axis, pixels
 */
export const markersCrowd = (
  markers: readonly EnergyMarker[],
  [low, high]: readonly [number, number],
  width = PLOT_WIDTH,
): boolean => {
  const energies = markers.map(({ energy }) => energy)
  const spread = (Math.max(...energies) - Math.min(...energies)) / (high - low)
  return markers.length > 1 && spread * width < LABEL_WIDTH
}

/**
 * Vertical lines at energies, the first solid, with their labels above the plot.
 *
 * @param width of the axis, pixels
 */
export function energyMarkers(
  markers: readonly EnergyMarker[],
  x: { readonly scale: { readonly domain: readonly [number, number] } },
  width = PLOT_WIDTH,
): PlotLayer[] {
  const crowd = markersCrowd(markers, x.scale.domain, width)
  return markers.map(({ label, energy }, index) => ({
    data: { values: [{ energy, text: `${label} ${energy.toFixed(3).replace('-', '−')} eV` }] },
    encoding: { x: { ...(x as object), field: 'energy' } },
    layer: [
      { mark: { type: 'rule', color: 'black', strokeWidth: 1.5, strokeDash: index === 0 ? [1, 0] : [6, 3] } },
      {
        mark: {
          type: 'text',
          y: 0,
          dy: -LABEL_HEIGHT - (crowd ? ROW_HEIGHT * index : 0),
          baseline: 'bottom',
          fontSize: 11,
        },
        encoding: { text: { field: 'text' } },
      },
    ],
  }))
}
