import type { PlotLayer } from './style.ts'

/** An energy to mark by a labelled line, eV. */
export interface EnergyMarker {
  readonly label: string
  readonly energy: number
}

/** Vertical lines at energies, each with its label in a row of its own above the plot. */
export function energyMarkers(markers: readonly EnergyMarker[], x: object): PlotLayer[] {
  return markers.map(({ label, energy }, row) => ({
    data: { values: [{ energy, text: `${label} ${energy.toFixed(3)} eV` }] },
    encoding: { x: { ...x, field: 'energy' } },
    layer: [
      { mark: { type: 'rule', color: 'black', strokeWidth: 1.5, strokeDash: row === 0 ? [1, 0] : [6, 3] } },
      {
        mark: { type: 'text', y: 0, dy: -5 - 12 * row, baseline: 'bottom', fontSize: 11 },
        encoding: { text: { field: 'text' } },
      },
    ],
  }))
}
