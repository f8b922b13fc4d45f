import type { Moments } from './moments.ts'
import { type EnsembleSum, pointsBetween, splitBelow, type ZoneSum } from './zone-sum.ts'

/** Cumulative probabilities this close to a share count as reaching it: the rounding of long sums. */
const ROUNDING = 1e-12

/** A bracket with no more fingerprints than this is sorted and searched. */
const FEW_POINTS = 32

/** Bisection ends at this fraction of the energies' size, where only sums of rounded numbers differ. */
const FINEST = 2 ** -46

/**
 * Weighted inverse CDF: the smallest energy that occurs and at or below which a share q of the probability
 * lies. Bisects until few fingerprints are left, then takes the one.
 *
 * @param sums of one ensemble or of all; their probabilities are taken relative to their sum
 * @param q 0 < q <= 1
 * @param minimum, maximum energies between which all mass lies, eV
 * @returns an energy that occurs, to rounding, eV
 */
export function quantile(sums: readonly EnsembleSum[], q: number, minimum: number, maximum: number): number {
  const goal = (q - ROUNDING) * sums.reduce((total, { probability }) => total + probability, 0)
  const finest = Math.max(Math.abs(minimum), Math.abs(maximum), maximum - minimum) * FINEST
  let low = { energy: minimum - finest, ...below(sums, minimum - finest) }
  let high = { energy: maximum + finest, ...below(sums, maximum + finest) }
  while (high.points - low.points > FEW_POINTS && high.energy - low.energy > finest) {
    const energy = (low.energy + high.energy) / 2
    const middle = { energy, ...below(sums, energy) }
    if (middle.probability >= goal) high = middle
    else low = middle
  }
  const energy =
    high.points - low.points > FEW_POINTS ? high.energy : firstReaching(sums, low, high.energy, goal)
  return Math.min(maximum, Math.max(minimum, energy))
}

/** Quantiles of an ensemble before its offset, found once for all ensembles with the same zone sum. */
export function zoneQuantiles(shares: readonly number[]): (sum: EnsembleSum, moments: Moments) => number[] {
  const known = new Map<ZoneSum, number[]>()
  return ({ zoneSum, offset }, { minimum, maximum }) => {
    const alone = [{ zoneSum, offset: 0, probability: 1 }]
    const energies =
      known.get(zoneSum) ?? shares.map(share => quantile(alone, share, minimum - offset, maximum - offset))
    known.set(zoneSum, energies)
    return energies
  }
}

function below(sums: readonly EnsembleSum[], threshold: number): { probability: number; points: number } {
  let probability = 0
  let points = 0
  for (const sum of sums) {
    const split = splitBelow(sum.zoneSum, threshold - sum.offset)
    probability += sum.probability * split.probability
    points += split.points
  }
  return { probability, points }
}

function firstReaching(
  sums: readonly EnsembleSum[],
  low: { energy: number; probability: number },
  high: number,
  goal: number,
): number {
  const candidates = sums
    .flatMap(({ zoneSum, offset, probability }) =>
      pointsBetween(zoneSum, low.energy - offset, high - offset).map(
        ([energy, share]) => [energy + offset, share * probability] as const,
      ),
    )
    .sort(([a], [b]) => a - b)
  let reached = low.probability
  for (const [energy, probability] of candidates) {
    reached += probability
    if (reached >= goal) return energy
  }
  return candidates.at(-1)?.[0] as number
}
