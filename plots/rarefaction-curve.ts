import type { LogSpectrum } from '../src/environment/log-spectrum.ts'
import { expectedFingerprints } from '../src/environment/rarefaction.ts'
import { PLOT_HEIGHT } from './style.ts'

/** A number of sites to mark on the curve, and what it is. */
export interface MarkedSites {
  readonly label: string
  readonly sites: number
}

const POINTS_PER_DECADE = 8
const PANEL_WIDTH = 420

/**
 * Panel: expected different fingerprints against the number of independent sites, both logarithmic, with some
 * numbers of sites marked by name.
 *
 * @param most fingerprints that there are at all, drawn as the ceiling
 */
export function rarefactionCurve(spectrum: LogSpectrum, most: number, marked: readonly MarkedSites[]) {
  const decades = Math.ceil(Math.log10(Math.max(1000 * most, ...marked.map(({ sites }) => sites))))
  const curve = Array.from({ length: decades * POINTS_PER_DECADE + 1 }, (_, index) => {
    const sites = Math.round(10 ** (index / POINTS_PER_DECADE))
    return { sites, expected: expectedFingerprints(spectrum, sites) }
  })
  const x = {
    field: 'sites',
    type: 'quantitative',
    title: 'Independent sites',
    scale: { type: 'log', domain: [1, 10 ** decades], nice: false },
    axis: { format: '.0e', tickCount: 8 },
  }
  const y = {
    field: 'expected',
    type: 'quantitative',
    title: 'Expected different fingerprints',
    scale: { type: 'log' },
    axis: { format: '.0e', tickCount: 8 },
  }
  return {
    width: PANEL_WIDTH,
    height: PLOT_HEIGHT,
    title: { text: 'Rarefaction', fontSize: 12, offset: 6 },
    layer: [
      {
        data: { values: [{ expected: most }] },
        mark: { type: 'rule', strokeDash: [4, 4], color: '#888' },
        encoding: { y },
      },
      {
        data: { values: curve },
        mark: { type: 'line', color: '#0072b2', strokeWidth: 2 },
        encoding: { x, y },
      },
      {
        data: {
          values: marked.map(({ label, sites }) => ({
            label,
            sites,
            expected: expectedFingerprints(spectrum, sites),
          })),
        },
        encoding: { x, y },
        layer: [
          { mark: { type: 'point', filled: true, size: 60, color: '#d55e00', opacity: 1 } },
          {
            mark: { type: 'text', align: 'left', baseline: 'top', dx: 7, dy: 4, fontSize: 11 },
            encoding: { text: { field: 'label' } },
          },
        ],
      },
    ],
  }
}
