import { InputError } from '../input/input-error.ts'
import { type BroadenedDistribution, type BroadenedEnsemble, broadened, ensembleBelow } from './broadened.ts'
import { type BinGrid, binGrid } from './histogram.ts'
import type { EnsembleSum } from './zone-sum.ts'

/** Histogram of a broadened distribution. */
export interface BroadenedBins {
  /** eV */
  readonly start: number
  /** eV */
  readonly width: number
  /** Per bin, summing to 1. */
  readonly probability: readonly number[]
  /** Per ensemble, in the order of the sums, and bin; summing to the ensemble's probability. */
  readonly ensembles: readonly (readonly number[])[]
}

/** Bins reach so many standard deviations past the extremes: less than 1e-12 of a Gaussian lies beyond. */
const REACH = 7.2

/**
 * Probability per bin of an alloy's energies convolved with a Gaussian; see `broadened` for how exact. The outermost
 * bins hold what lies beyond them.
 *
 * @param sigma standard deviation of the Gaussian, eV
 * @param binWidth eV
 * @throws InputError for a sigma or bin width that cannot be
 * @example broadenedBins(ensembleSums(terms), residualDeviation(model), 0.01).probability
 */
export const broadenedBins = (sums: readonly EnsembleSum[], sigma: number, binWidth: number): BroadenedBins =>
  broadenedHistogram(broadened(sums, sigma), binWidth)

/** `broadenedBins` of a distribution that is broadened already. */
export function broadenedHistogram(
  { sigma, range, ensembles }: BroadenedDistribution,
  binWidth: number,
): BroadenedBins {
  const grid = broadenedGrid(binWidth, range, sigma)
  const own = ensembles.map(ensemble => ensembleBins(ensemble, grid))
  const probability = new Array<number>(grid.length).fill(0)
  for (const bins of own)
    for (let bin = 0; bin < grid.length; bin++)
      probability[bin] = (probability[bin] as number) + (bins[bin] as number)
  return { start: grid.start, width: grid.width, probability, ensembles: own }
}

/** Where the energies themselves have few enough bins, it is the broadening that makes too many. */
function broadenedGrid(width: number, [low, high]: readonly [number, number], sigma: number): BinGrid {
  binGrid(width, low, high)
  return binGrid(
    width,
    low - REACH * sigma,
    high + REACH * sigma,
    bins =>
      new InputError(`to broaden by ${sigma} eV with a bin width of ${width} eV would make ${bins}`, {
        field: 'broaden',
      }),
  )
}

function ensembleBins(ensemble: BroadenedEnsemble, { start, width, length }: BinGrid): number[] {
  const first = Math.round(start / width)
  const bins = new Array<number>(length)
  let below = 0
  for (let bin = 0; bin < length - 1; bin++) {
    const next = Math.max(below, ensembleBelow(ensemble, (first + bin + 1) * width))
    bins[bin] = next - below
    below = next
  }
  bins[length - 1] = ensemble.probability - below
  return bins
}
