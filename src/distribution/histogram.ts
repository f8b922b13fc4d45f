import { InputError } from '../input/input-error.ts'
import { splitsBelow } from './splits-below.ts'
import { type EnsembleSum, SAME_ENERGY } from './zone-sum.ts'

/** Half-open bins [start + i width, start + (i + 1) width) from one grid whose edges are multiples of the width. */
export interface BinGrid {
  /** eV */
  readonly start: number
  /** eV */
  readonly width: number
  readonly length: number
}

const MAXIMUM_BINS = 100_000

/** The bin of an energy, counted from 0 eV; one on an edge belongs to the bin above. */
export const binOf = (energy: number, width: number): number => Math.floor((energy + SAME_ENERGY) / width)

/**
 * Checks the width of bins.
 *
 * @throws InputError unless it is positive and finite
 * @example checkBinWidth(0.01) // eV
 */
export function checkBinWidth(width: number): void {
  if (!(width > 0 && Number.isFinite(width)))
    throw new InputError(`the bin width must be a positive number of eV, got ${width}`, { field: 'binWidth' })
}

/**
 * The bins that hold all energies from a minimum to a maximum.
 *
 * @param tooMany what to throw for so many bins, where something else than the width is to blame
 * @throws InputError for a width that is not positive and finite, or would make over 100,000 bins
 */
export function binGrid(
  width: number,
  minimum: number,
  maximum: number,
  tooMany = (bins: string) =>
    new InputError(`a bin width of ${width} eV would make ${bins}`, { field: 'binWidth' }),
): BinGrid {
  checkBinWidth(width)
  const first = binOf(minimum, width)
  const length = binOf(maximum, width) - first + 1
  if (!(length <= MAXIMUM_BINS)) {
    const bins = Number.isFinite(length) ? length.toLocaleString('en') : 'countless'
    throw tooMany(`${bins} bins; at most 100,000 are allowed`)
  }
  return { start: first * width, width, length }
}

/**
 * The bin in which a probability is reached.
 *
 * @param bins their probabilities
 * @param goal the probability of this bin and of all before it
 * @returns its edges as bins take energies, eV, and the probability below it
 */
export function binReaching(
  bins: readonly number[],
  goal: number,
  { start, width }: BinGrid,
): { readonly low: number; readonly high: number; readonly below: number } {
  const edge = (bin: number) => (Math.round(start / width) + bin) * width - SAME_ENERGY
  let [bin, below] = [0, 0]
  while (bin < bins.length - 1 && below + (bins[bin] as number) < goal) below += bins[bin++] as number
  return { low: edge(bin), high: edge(bin + 1), below }
}

/**
 * Histogram of one ensemble: the exact probability of the fingerprints between neighbouring bin edges.
 * Below the ensemble's median it is a difference of probabilities from below, above it from above, so that
 * small tails keep their digits. The outermost bins take what rounding carries over the outermost edges.
 *
 * @param minimum, maximum energies between which the ensemble lies, eV
 * @returns per bin, summing to the ensemble's probability
 */
export function binProbabilities(
  { zoneSum, offset, probability }: EnsembleSum,
  { start, width, length }: BinGrid,
  minimum: number,
  maximum: number,
): number[] {
  const bins = new Array<number>(length).fill(0)
  const first = Math.round(start / width)
  const last = binOf(maximum, width) - first
  const lowest = binOf(minimum, width) - first
  const edges = splitsBelow(
    zoneSum,
    (first + lowest + 1) * width - offset - SAME_ENERGY,
    width,
    Math.max(0, last - lowest),
  )
  let [below, above] = [0, 1]
  for (let bin = lowest; bin <= last; bin++) {
    const next = bin === last ? 1 : edges.probability[bin - lowest]
    const remaining = bin === last ? 0 : edges.remaining[bin - lowest]
    bins[bin] = probability * (next < 0.5 ? next - below : above - remaining)
    below = next
    above = remaining
  }
  return bins
}
