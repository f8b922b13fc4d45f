import type { EnergyWindow } from '../src/distribution/window.ts'
import type { PlotLayer } from './style.ts'

/** A grey band over the energies of a window. */
export const windowShade = (window: EnergyWindow, x: object): PlotLayer => ({
  data: { values: [{ low: window.low, high: window.high }] },
  mark: { type: 'rect', color: '#999', opacity: 0.2 },
  encoding: { x: { ...x, field: 'low' }, x2: { field: 'high' } },
})
