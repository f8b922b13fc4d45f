import type { PlotLayer } from './style.ts'

/** An energy to mark by a labelled line, eV. */
export interface EnergyMarker {
  readonly label: string
  readonly energy: number
}

/** Labels closer than this fraction of the axis would overlap. */
const LABEL_WIDTH = 0.2

const ROW_HEIGHT = 14

/** Labels stand this far above the plot, clear of the topmost tick. */
const LABEL_HEIGHT = 9

/** Whether the labels need a row each, as their energies are close. */
export const markersCrowd = (
  markers: readonly EnergyMarker[],
  [low, high]: readonly [number, number],
): boolean => {
  const energies = markers.map(({ energy }) => energy)
  return markers.length > 1 && Math.max(...energies) - Math.min(...energies) < LABEL_WIDTH * (high - low)
}

/** Vertical lines at energies, the first solid, with their labels above the plot. */
export function energyMarkers(
  markers: readonly EnergyMarker[],
  x: { readonly scale: { readonly domain: readonly [number, number] } },
): PlotLayer[] {
  const crowd = markersCrowd(markers, x.scale.domain)
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
