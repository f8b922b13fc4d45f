import type { EnsembleTerm } from '../distribution/terms.ts'
import { familiesOf } from './drawn-terms.ts'
import {
  type DrawnHistogram,
  type EnergyCells,
  energyCells,
  fillBins,
  type HistogramSettings,
} from './energy-cells.ts'
import { convolution, zoneConvolution } from './zone-convolution.ts'

/** eV */
const WIDEST = 5e-4

const FEWEST_CELLS = 4

/** Cumulative probabilities this close to a share count as reaching it: the rounding of long sums. */
const ROUNDING = 1e-12

/** Convolves the zones of each family, then its ensembles; quantiles are interpolated within cells. */
export function griddedHistogram(
  terms: readonly EnsembleTerm[],
  { binWidth, minimum, maximum, shares }: HistogramSettings,
): DrawnHistogram {
  const zones = zoneConvolution((terms[0] as EnsembleTerm).zones)
  const splits = zones.splits + 1
  const cells = energyCells(binWidth, minimum, maximum, {
    widest: WIDEST,
    fewest: FEWEST_CELLS,
    spill: splits + 1,
  })
  const masses = new Float64Array(cells.length)
  return {
    bins: cells.bins,
    // Interpolation moves a probability within its cell.
    resolution: (splits + 1) * cells.width,
    fill(drawn, bins, quantiles) {
      masses.fill(0)
      for (const [own, ensembles] of familiesOf(drawn)) {
        const offsets = Float64Array.from(ensembles, ({ offset }) => offset)
        const probabilities = Float64Array.from(ensembles, ({ probability }) => probability)
        const sum = convolution(zones.convolved(own, cells.width), offsets, probabilities, cells.width)
        const start = sum.first - cells.first
        for (let point = 0; point < sum.masses.length; point++) masses[start + point] += sum.masses[point]
      }
      fillBins(cells, masses, bins)
      fillQuantiles(cells, masses, shares, quantiles)
    },
  }
}

function fillQuantiles(
  { first, width }: EnergyCells,
  masses: Float64Array,
  shares: readonly number[],
  quantiles: Float64Array,
): void {
  const total = masses.reduce((sum, mass) => sum + mass, 0)
  let [cell, below] = [0, 0]
  for (const [index, share] of shares.entries()) {
    const goal = (share - ROUNDING) * total
    while (cell < masses.length - 1 && below + masses[cell] < goal) below += masses[cell++]
    quantiles[index] = (first + cell + (goal - below) / masses[cell]) * width
  }
}
