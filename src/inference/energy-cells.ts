import { type BinGrid, binOf } from '../distribution/histogram.ts'
import type { EnsembleTerm } from '../distribution/terms.ts'

/**
 * Bins divided into cells of equal width, which tell where quantiles are. Cell i spans
 * [(first + i) width, (first + i + 1) width).
 */
export interface EnergyCells {
  readonly bins: BinGrid
  readonly perBin: number
  /** Counted from 0 eV. */
  readonly first: number
  /** eV */
  readonly width: number
  readonly length: number
}

/**
 * Cells for all energies from a minimum to a maximum.
 *
 * @param widest that a cell may be, eV
 * @param spill how many cells probability may be moved beyond the extremes
 * @param fewest cells that a bin has at least
 */
export function energyCells(
  binWidth: number,
  minimum: number,
  maximum: number,
  {
    widest,
    spill = 0,
    fewest = 1,
  }: { readonly widest: number; readonly spill?: number; readonly fewest?: number },
): EnergyCells {
  const perBin = Math.max(fewest, Math.ceil(binWidth / widest - 1e-9))
  const margin = Math.ceil(spill / perBin)
  const firstBin = binOf(minimum, binWidth) - margin
  const length = binOf(maximum, binWidth) + margin - firstBin + 1
  return {
    bins: { start: firstBin * binWidth, width: binWidth, length },
    perBin,
    first: firstBin * perBin,
    width: binWidth / perBin,
    length: length * perBin,
  }
}

/** The probability of each bin, from that of its cells, into Float64Array [bin]. */
export function fillBins({ bins, perBin }: EnergyCells, cells: Float64Array, out: Float64Array): void {
  for (let bin = 0, cell = 0; bin < bins.length; bin++) {
    let sum = 0
    for (let own = 0; own < perBin; own++) sum += cells[cell++]
    out[bin] = sum
  }
}

/** The shape of a distribution, made once for an alloy and filled for many parameters. */
export interface DrawnHistogram {
  readonly bins: BinGrid
  /** How far at most a probability was moved, eV; 0 when every fingerprint was listed. */
  readonly resolution: number
  /**
   * Fills the probability of each bin, Float64Array [bin], and the energies that the shares do not exceed,
   * Float64Array [share], eV.
   */
  readonly fill: (terms: readonly EnsembleTerm[], bins: Float64Array, quantiles: Float64Array) => void
}

export interface HistogramSettings {
  readonly binWidth: number
  /** Of all parameters that will be asked for, eV. */
  readonly minimum: number
  readonly maximum: number
  /** Ascending. */
  readonly shares: readonly number[]
}
