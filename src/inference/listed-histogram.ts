import { binGrid } from '../distribution/histogram.ts'
import type { EnsembleTerm, ZoneTerm } from '../distribution/terms.ts'
import { SAME_ENERGY } from '../distribution/zone-sum.ts'
import { multisets } from '../environment/binomial.ts'
import { familiesOf } from './drawn-terms.ts'
import {
  bucketPoints,
  bucketsBelow,
  type EnergyBuckets,
  energyBuckets,
  fillBuckets,
} from './energy-buckets.ts'
import type { DrawnHistogram, HistogramSettings } from './energy-cells.ts'
import { ascendingPairs, fillPairEnergies, type ZonePoints, zonePoints } from './zone-points.ts'

/** Cumulative probabilities this close to a share count as reaching it: the rounding of long sums. */
const ROUNDING = 1e-12

/** A quantile is bracketed this closely before the fingerprints within are sorted, eV. */
const BRACKET = 1e-4

/** Lists the energies of every family's zones, so that bins and quantiles are exact. */
export function listedHistogram(
  terms: readonly EnsembleTerm[],
  { binWidth, minimum, maximum, shares }: HistogramSettings,
): DrawnHistogram {
  const bins = binGrid(binWidth, minimum, maximum)
  const { zones } = terms[0] as EnsembleTerm
  const pairs = ascendingPairs(...halvesOf(zones), zones)
  const families = Array.from(familiesOf(terms), () => energyBuckets(pairs.probabilities))
  const energies = new Float64Array(pairs.probabilities.length)
  const first = Math.round(bins.start / binWidth)
  const cumulated = new Float64Array(bins.length + 1)
  return {
    bins,
    resolution: 0,
    fill(drawn, out, quantiles) {
      const parts: Part[] = []
      for (const [own, ensembles] of familiesOf(drawn)) {
        const buckets = families[parts.length] as EnergyBuckets
        fillBuckets(buckets, energies, ...fillPairEnergies(pairs, own, energies))
        parts.push({ buckets, ensembles })
      }
      for (let edge = 0; edge <= bins.length; edge++)
        cumulated[edge] = below(parts, (first + edge) * binWidth - SAME_ENERGY)
      for (let bin = 0; bin < bins.length; bin++) out[bin] = cumulated[bin + 1] - cumulated[bin]
      const total = cumulated[bins.length]
      let bin = 0
      for (const [index, share] of shares.entries()) {
        const goal = (share - ROUNDING) * total
        while (bin < bins.length - 1 && cumulated[bin + 1] < goal) bin++
        const low = (first + bin) * binWidth - SAME_ENERGY
        quantiles[index] = quantileBetween(parts, goal, low, low + binWidth, cumulated[bin])
      }
    },
  }
}

/** Zones in two lists, the largest first, each into the list that is shorter so far. */
function halvesOf(zones: readonly ZoneTerm[]): [ZonePoints, ZonePoints] {
  const sizes = zones.map(({ atoms, fractions }) => Number(multisets(fractions.length, atoms)))
  const order = [...zones.keys()].sort((a, b) => (sizes[b] as number) - (sizes[a] as number))
  const [left, right]: [number[], number[]] = [[], []]
  let [lefts, rights] = [1, 1]
  for (const zone of order)
    if (lefts < rights) {
      left.push(zone)
      lefts *= sizes[zone] as number
    } else {
      right.push(zone)
      rights *= sizes[zone] as number
    }
  return [zonePoints(zones, left), zonePoints(zones, right)]
}

/** The ensembles of a family, with the energies that its zones add. */
interface Part {
  readonly buckets: EnergyBuckets
  readonly ensembles: readonly EnsembleTerm[]
}

function below(parts: readonly Part[], energy: number): number {
  let sum = 0
  for (const { buckets, ensembles } of parts)
    for (let index = 0; index < ensembles.length; index++) {
      const { offset, probability } = ensembles[index] as EnsembleTerm
      sum += probability * bucketsBelow(buckets, energy - offset)
    }
  return sum
}

/** The lowest energy of a bracket at which the probability reaches a goal, `reached` of it being below the bracket. */
function quantileBetween(
  parts: readonly Part[],
  goal: number,
  low: number,
  high: number,
  reached: number,
): number {
  let [from, to, sum] = [low, high, reached]
  while (to - from > BRACKET) {
    const middle = (from + to) / 2
    const probability = below(parts, middle)
    if (probability >= goal) to = middle
    else [from, sum] = [middle, probability]
  }
  const points = parts
    .flatMap(({ buckets, ensembles }) =>
      ensembles.flatMap(({ offset, probability }) =>
        bucketPoints(buckets, from - offset, to - offset).map(([energy, mass]): [number, number] => [
          energy + offset,
          mass * probability,
        ]),
      ),
    )
    .sort(([a], [b]) => a - b)
  // Rounding may leave the last one just short of the goal.
  let found = from
  for (const [energy, mass] of points) {
    if (mass === 0) continue
    found = energy
    sum += mass
    if (sum >= goal) break
  }
  return found
}
