import type { LogSpectrum } from '../src/environment/log-spectrum.ts'
import { expectedFingerprints } from '../src/environment/rarefaction.ts'
import { PLOT_HEIGHT } from './style.ts'

/** A number of sites to mark on the curve, and what it is. */
export interface MarkedSites {
  /** Several lines are several texts. */
  readonly label: string | readonly string[]
  readonly sites: number
}

const POINTS_PER_DECADE = 8
const PANEL_WIDTH = 420

/** Labels from this part of the axis on stand to the left of their point. */
const LATE = 0.6

const LINE_HEIGHT = 14

/** Axes that span few decades have numbers between the powers of ten too, which are plain. */
const PLAIN_BELOW = 1e4

/**
 * Panel: expected different fingerprints against the number of independent sites, both logarithmic, with some
 * numbers of sites marked by name.
 *
 * @param most fingerprints that there are at all, drawn as the ceiling
 */
export function rarefactionCurve(spectrum: LogSpectrum, most: number, marked: readonly MarkedSites[]) {
  const decades = Math.ceil(
    Math.log10(marked.reduce((largest, { sites }) => Math.max(largest, sites), 1000 * most)),
  )
  const curve = Array.from({ length: decades * POINTS_PER_DECADE + 1 }, (_, index) => {
    const sites = Math.round(10 ** (index / POINTS_PER_DECADE))
    return { sites, expected: expectedFingerprints(spectrum, sites) }
  })
  const isFlat = most < 2
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
    axis: { format: most < PLAIN_BELOW ? ',' : '.0e', tickCount: 8 },
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
      ...marked.map(({ label, sites }, index) => ({
        data: { values: [{ label, sites, expected: expectedFingerprints(spectrum, sites) }] },
        encoding: { x, y },
        layer: [
          { mark: { type: 'point', filled: true, size: 60, color: '#d55e00', opacity: 1 } },
          {
            mark: {
              type: 'text',
              ...(Math.log10(sites) > LATE * decades ? { align: 'right', dx: -7 } : { align: 'left', dx: 7 }),
              baseline: 'top',
              dy: 4 + (isFlat ? LINE_HEIGHT * index : 0),
              fontSize: 11,
            },
            encoding: { text: { field: 'label' } },
          },
        ],
      })),
    ],
  }
}
