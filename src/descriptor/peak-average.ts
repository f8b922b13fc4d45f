import type { EnsembleSum, ZoneSum } from '../distribution/zone-sum.ts'
import type { Peak } from './peak.ts'

/**
 * The mean of exp(-|E - optimum| / thermal) over the sites of each ensemble, without visiting them: below and above the
 * optimum the exponential is a product of a left and a right factor, so sums over the right points are taken once.
 * They are carried from point to point, so that no exponential overflows at any temperature.
 *
 * @returns Float64Array [ensemble]
 */
export function exponentialAverages(
  sums: readonly EnsembleSum[],
  optimum: number,
  thermal: number,
): Float64Array {
  const known = new Map<ZoneSum, Carried>()
  return Float64Array.from(sums, ({ zoneSum, offset }) => {
    const carried = known.get(zoneSum) ?? carriedSums(zoneSum, thermal)
    known.set(zoneSum, carried)
    return exponentialAverage(zoneSum, carried, optimum - offset, thermal)
  })
}

interface Carried {
  /** Float64Array [right point]: sum over it and those below it of p exp(-(its energy - theirs) / thermal). */
  readonly below: Float64Array
  /** Float64Array [right point]: the same over it and those above. */
  readonly above: Float64Array
}

function carriedSums({ right: { energies, probabilities } }: ZoneSum, thermal: number): Carried {
  const points = energies.length
  const [below, above] = [probabilities.slice(), probabilities.slice()]
  for (let j = 1; j < points; j++)
    below[j] += below[j - 1] * Math.exp((energies[j - 1] - energies[j]) / thermal)
  for (let j = points - 2; j >= 0; j--)
    above[j] += above[j + 1] * Math.exp((energies[j] - energies[j + 1]) / thermal)
  return { below, above }
}

function exponentialAverage(
  { left, right }: ZoneSum,
  { below, above }: Carried,
  optimum: number,
  thermal: number,
): number {
  const points = right.energies.length
  let under = points
  let mean = 0
  for (let i = 0; i < left.energies.length; i++) {
    const goal = optimum - left.energies[i]
    while (under > 0 && right.energies[under - 1] > goal) under--
    let sum = 0
    if (under > 0) sum += below[under - 1] * Math.exp((right.energies[under - 1] - goal) / thermal)
    if (under < points) sum += above[under] * Math.exp((goal - right.energies[under]) / thermal)
    mean += left.probabilities[i] * sum
  }
  return mean
}

/** Powers of e stay finite up to here. */
const SAFE_EXPONENT = 700

/**
 * The mean of a peak over the sites of each ensemble, visiting every pair of points but with a division in place of an
 * exponential: exp(|d|) is a product of a left and a right factor on either side of the optimum.
 *
 * @returns Float64Array [ensemble], or null when the temperature is so low that the factors would overflow
 */
export function peakAverages(sums: readonly EnsembleSum[], peak: Peak): Float64Array | null {
  const known = new Map<ZoneSum, Factors | null>()
  const means = new Float64Array(sums.length)
  for (const [ensemble, { zoneSum, offset }] of sums.entries()) {
    if (!known.has(zoneSum)) known.set(zoneSum, factorsOf(zoneSum, peak.thermal))
    const factors = known.get(zoneSum)
    const ends = [zoneSum.left.energies[0], zoneSum.left.energies.at(-1) as number]
    if (!factors || ends.some(end => !isSafe((end + offset + factors.middle - peak.optimum) / peak.thermal)))
      return null
    means[ensemble] = peakAverage(zoneSum, factors, peak, peak.optimum - offset)
  }
  return means
}

interface Factors {
  /** Of the right energies, eV. */
  readonly middle: number
  /** Float64Array [right point]: exp((energy - middle) / thermal). */
  readonly rising: Float64Array
  readonly falling: Float64Array
}

const isSafe = (exponent: number): boolean => Math.abs(exponent) <= SAFE_EXPONENT

function factorsOf({ right: { energies } }: ZoneSum, thermal: number): Factors | null {
  const middle = (energies[0] + (energies.at(-1) as number)) / 2
  if (!isSafe((energies[0] - middle) / thermal)) return null
  return {
    middle,
    rising: energies.map(energy => Math.exp((energy - middle) / thermal)),
    falling: energies.map(energy => Math.exp((middle - energy) / thermal)),
  }
}

function peakAverage(
  { left, right }: ZoneSum,
  { middle, rising, falling }: Factors,
  { thermal, floor, scale }: Peak,
  optimum: number,
): number {
  const { energies, probabilities } = right
  const points = energies.length
  let under = points
  let mean = 0
  for (let i = 0; i < left.energies.length; i++) {
    const goal = optimum - left.energies[i]
    while (under > 0 && energies[under - 1] > goal) under--
    const down = scale * Math.exp((goal - middle) / thermal)
    const up = scale * Math.exp((middle - goal) / thermal)
    let sum = 0
    for (let j = 0; j < under; j++) sum += probabilities[j] / (floor + down * falling[j])
    for (let j = under; j < points; j++) sum += probabilities[j] / (floor + up * rising[j])
    mean += left.probabilities[i] * sum
  }
  return mean
}
