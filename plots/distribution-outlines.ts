import type { EnergyDistribution } from '../src/distribution/distribution.ts'
import type { DistributionBand } from '../src/inference/distribution-band.ts'
import { type HistogramOutline, trimmed } from './histogram-outlines.ts'

/** The broadened line ends where it is lower than this share of its peak. */
const VISIBLE_SHARE = 1e-3

/** What to lay over a distribution's bars. */
export interface OutlinesShown {
  /** DFT energies, eV, on the scale of the distribution's energies. */
  readonly dftEnergies?: readonly number[] | undefined
  /** The distribution broadened by a Gaussian of standard deviation sigma (eV), in bins of the same width. */
  readonly broadened?:
    | {
        readonly sigma: number
        readonly bins: { readonly start: number; readonly probability: readonly number[] }
      }
    | undefined
  /** Credible intervals of the distribution's bins, and of more at both ends. */
  readonly band?: Pick<DistributionBand, 'draws' | 'seed' | 'level' | 'bins'> | undefined
}

/**
 * What is drawn over a distribution's bars: the part on ensembles without data, the broadened distribution, DFT rows.
 *
 * @param perBin height of a bar per probability
 */
export function distributionOutlines(
  { ensembles, bins }: EnergyDistribution,
  { dftEnergies = [], broadened }: OutlinesShown,
  perBin: number,
): HistogramOutline[] {
  const unseen = ensembles.filter(ensemble => ensemble.unseen)
  const unseenHeights = bins.probability.map((_, bin) =>
    unseen.reduce((sum, ensemble) => sum + (ensemble.bins[bin] as number) * perBin, 0),
  )
  const unseenOutline = { name: 'without data', colour: '#000000', start: bins.start, width: bins.width }
  return [
    ...(unseen.length > 0 ? [trimmed({ ...unseenOutline, heights: unseenHeights })] : []),
    ...(broadened === undefined
      ? []
      : [
          trimmed(
            {
              name: `broadened by ${Number(broadened.sigma.toPrecision(3))} eV`,
              colour: '#222222',
              start: broadened.bins.start,
              width: bins.width,
              heights: broadened.bins.probability.map(share => share * perBin),
            },
            VISIBLE_SHARE,
          ),
        ]),
    ...(dftEnergies.length > 0 ? [dftOutline(dftEnergies, bins.width, perBin)] : []),
  ]
}

/** DFT rows are few, so their bins are wider, and as much lower. */
const DFT_BINS = 40

function dftOutline(energies: readonly number[], binWidth: number, perBin: number): HistogramOutline {
  const low = energies.reduce((a, b) => Math.min(a, b))
  const high = energies.reduce((a, b) => Math.max(a, b))
  const width = binWidth * Math.max(1, Math.ceil((high - low) / (DFT_BINS * binWidth)))
  const first = Math.floor(low / width)
  const heights = new Array<number>(Math.floor(high / width) - first + 1).fill(0)
  for (const energy of energies) {
    const bin = Math.floor(energy / width) - first
    heights[bin] = (heights[bin] as number) + (perBin * binWidth) / (width * energies.length)
  }
  const name = `DFT, ${energies.length.toLocaleString('en')} rows`
  return { name, colour: '#c2185b', start: first * width, width, heights }
}
