import type { Peak } from '../descriptor/peak.ts'
import { type BinGrid, binOf } from '../distribution/histogram.ts'
import type { Halves } from './fingerprint-halves.ts'

/** Adds mult(f) g(E_f) of every pair to its coefficient. */
export function gatherAverage(
  coefficients: Float64Array,
  { left, right, products }: Halves,
  average: (energy: number) => number,
): void {
  const rights = right.starts.length - 1
  for (let a = 0; a < left.starts.length - 1; a++)
    for (let way = left.starts[a]; way < left.starts[a + 1]; way++) {
      const energy = left.energies[way]
      for (let b = 0; b < rights; b++) {
        let sum = 0
        for (let other = right.starts[b]; other < right.starts[b + 1]; other++)
          sum += right.multiplicities[other] * average(energy + right.energies[other])
        coefficients[products[a * rights + b]] += left.multiplicities[way] * sum
      }
    }
}

/** Adds mult(f) of every pair to the coefficient of its energy's bin: Float64Array [bin, coefficient]. */
export function gatherBins(
  coefficients: Float64Array,
  { left, right, products }: Halves,
  { start, width, length }: BinGrid,
): void {
  const stride = coefficients.length / length
  const rights = right.starts.length - 1
  const first = Math.round(start / width)
  for (let a = 0; a < left.starts.length - 1; a++)
    for (let way = left.starts[a]; way < left.starts[a + 1]; way++) {
      const energy = left.energies[way]
      for (let b = 0; b < rights; b++) {
        const place = products[a * rights + b]
        for (let other = right.starts[b]; other < right.starts[b + 1]; other++) {
          const bin = binOf(energy + right.energies[other], width) - first
          coefficients[bin * stride + place] += left.multiplicities[way] * right.multiplicities[other]
        }
      }
    }
}

/** Powers of e stay finite, and so do their products with each other's inverse, up to here. */
const SAFE_EXPONENT = 700

/**
 * `gatherAverage` of a peak without an exponential per pair: exp(|d|) is the greater of exp(d) and exp(-d), and either
 * is a product of a left and a right factor.
 *
 * @returns false, with nothing added, when the temperature is so low that the factors would overflow
 */
export function gatherPeak(
  coefficients: Float64Array,
  { left, right, products }: Halves,
  { optimum, thermal, floor, scale }: Peak,
): boolean {
  const middle = (left.energies[0] + left.energies[left.energies.length - 1]) / 2
  const lefts = left.energies.map(energy => (energy - middle) / thermal)
  const others = right.energies.map(energy => (energy - (optimum - middle)) / thermal)
  const isSafe = (exponent: number) => Math.abs(exponent) <= SAFE_EXPONENT
  // A scale of 0 meets an infinite exponential at the very lowest temperatures.
  if (!(scale > 0) || !lefts.every(isSafe) || !others.every(isSafe)) return false
  const [rising, falling] = [others.map(Math.exp), others.map(exponent => Math.exp(-exponent))]
  const rights = right.starts.length - 1
  for (let a = 0; a < left.starts.length - 1; a++)
    for (let way = left.starts[a]; way < left.starts[a + 1]; way++) {
      const up = Math.exp(lefts[way])
      const down = Math.exp(-lefts[way])
      for (let b = 0; b < rights; b++) {
        let sum = 0
        for (let other = right.starts[b]; other < right.starts[b + 1]; other++)
          sum +=
            right.multiplicities[other] /
            (floor + scale * Math.max(up * rising[other], down * falling[other]))
        coefficients[products[a * rights + b]] += left.multiplicities[way] * sum
      }
    }
  return true
}
