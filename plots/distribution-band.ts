import type { OutlinesShown } from './distribution-outlines.ts'
import type { PlotLayer } from './style.ts'

type Band = NonNullable<OutlinesShown['band']>

/** A band ends where its upper edge is lower than this share of its peak. */
const VISIBLE_SHARE = 1e-3

interface Shown {
  readonly start: number
  readonly width: number
  readonly low: readonly number[]
  readonly high: readonly number[]
}

/** The band without the bins at both ends that cannot be seen. */
function shownBins({ start, width, low, high }: Band['bins']): Shown {
  const least = VISIBLE_SHARE * high.reduce((a, b) => Math.max(a, b), 0)
  const first = high.findIndex(share => share > least)
  const end = high.findLastIndex(share => share > least) + 1
  return { start: start + first * width, width, low: low.slice(first, end), high: high.slice(first, end) }
}

/** Where a band begins and ends, eV. */
export function bandEdges(band: Band): [number, number] {
  const { start, width, high } = shownBins(band.bins)
  return [start, start + width * high.length]
}

/** What the band is, and what it is drawn from. */
export const bandLine = ({ level, draws, seed }: Band): string =>
  `shaded between thin lines: ${Number((100 * level).toPrecision(4))} % credible interval of each bin ` +
  `(${draws.toLocaleString('en')} draws of coefficients, seed ${seed})`

/**
 * A shade over a histogram, from the low to the high end of each bin's credible interval, with both ends drawn.
 *
 * @param perBin height of a bar per probability
 */
export function bandLayers(band: Band, perBin: number, x: object): PlotLayer[] {
  const { start, width, low, high } = shownBins(band.bins)
  const values = [...high, 0].map((share, bin) => ({
    energy: start + bin * width,
    low: (low[bin] ?? low.at(-1) ?? 0) * perBin,
    high: (bin < high.length ? share : (high.at(-1) ?? 0)) * perBin,
  }))
  const y = { field: 'high', type: 'quantitative' } as const
  const along = { ...x, field: 'energy' }
  return [
    {
      data: { values },
      mark: { type: 'area', interpolate: 'step-after', color: '#000', opacity: 0.17, clip: true },
      encoding: { x: along, y, y2: { field: 'low' } },
    },
    ...['low', 'high'].map(field => ({
      data: { values },
      mark: { type: 'line', interpolate: 'step-after', color: '#000', strokeWidth: 0.9, clip: true } as const,
      encoding: { x: along, y: { field, type: 'quantitative' } as const },
    })),
  ]
}
