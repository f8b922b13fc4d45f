import type { LogSpectrum } from '../src/environment/log-spectrum.ts'
import { expectedFingerprints } from '../src/environment/rarefaction.ts'
import { STACKED_LABEL_SIZE, stackedLabels } from './stacked-labels.ts'
import { PLOT_HEIGHT } from './style.ts'

/** A number of sites to mark on the curve, and what it is. */
export interface MarkedSites {
  /** Several lines are several texts. */
  readonly label: string | readonly string[]
  readonly sites: number
}

const POINTS_PER_DECADE = 8
const PANEL_WIDTH = 420

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
  const top = Math.ceil(Math.log10(most))
  const points = marked.map(({ label, sites }) => {
    const expected = expectedFingerprints(spectrum, sites)
    return { label, sites, expected, ...placeOf(sites, expected, decades, top), lines: [label].flat() }
  })
  const labels = stackedLabels(points, PANEL_WIDTH)
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
      ...points.map(({ label, sites, expected }, index) => ({
        data: { values: [{ label, sites, expected }] },
        encoding: { x, y },
        layer: [
          { mark: { type: 'point', filled: true, size: 60, color: '#d55e00', opacity: 1 } },
          {
            mark: {
              type: 'text',
              ...labels[index],
              baseline: 'top',
              fontSize: STACKED_LABEL_SIZE,
            },
            encoding: { text: { field: 'label' } },
          },
        ],
      })),
    ],
  }
}

/** Pixels from the left and from the top, on axes of so many decades. */
const placeOf = (sites: number, expected: number, across: number, up: number) => ({
  x: (PANEL_WIDTH * Math.log10(sites)) / across,
  y: up === 0 ? 0 : PLOT_HEIGHT * (1 - Math.log10(expected) / up),
})
