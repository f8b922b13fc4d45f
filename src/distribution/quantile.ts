import type { Bracket } from './bracket.ts'
import { firstReaching } from './first-reaching.ts'
import type { Moments } from './moments.ts'
import { splitBelow } from './split-below.ts'
import type { EnsembleSum, ZoneSum } from './zone-sum.ts'

/** Cumulative probabilities this close to a share count as reaching it: the rounding of long sums. */
export const ROUNDING = 1e-12

/** Bisection ends at so few fingerprints, which are then looked through. */
const FEW_POINTS = 128

/** Bisection ends at this fraction of the energies' size, where only sums of rounded numbers differ. */
const FINEST = 2 ** -46

/**
 * Weighted inverse CDF: the smallest energy that occurs and at or below which a share q of the probability
 * lies. Bisects until few fingerprints are left, then takes the one.
 *
 * @param sums of one ensemble or of all; their probabilities are taken relative to their sum
 * @param q 0 < q <= 1
 * @param minimum, maximum energies between which all mass lies, eV
 * @param known a bracket that holds the quantile, such as the bin of a histogram, which saves the bisection where it has
 * few fingerprints
 * @returns an energy that occurs, to rounding, eV
 */
export function quantile(
  sums: readonly EnsembleSum[],
  q: number,
  minimum: number,
  maximum: number,
  known?: Bracket,
): number {
  const goal = (q - ROUNDING) * sums.reduce((total, { probability }) => total + probability, 0)
  const energy = (known && firstReaching(sums, known, goal)) ?? bisected(sums, goal, minimum, maximum)
  return Math.min(maximum, Math.max(minimum, energy))
}

/** Quantiles of an ensemble before its offset, found once for all ensembles with the same zone sum. */
export function zoneQuantiles(
  shares: readonly number[],
): (sum: EnsembleSum, moments: Moments, known: (share: number) => Bracket | undefined) => number[] {
  const found = new Map<ZoneSum, number[]>()
  return ({ zoneSum, offset, probability }, { minimum, maximum }, known) => {
    const alone = [{ zoneSum, offset: 0, probability: 1 }]
    const energies =
      found.get(zoneSum) ??
      shares.map(share => {
        const bracket = known(share)
        const own = bracket && {
          low: bracket.low - offset,
          high: bracket.high - offset,
          below: bracket.below / probability,
        }
        return quantile(alone, share, minimum - offset, maximum - offset, own)
      })
    found.set(zoneSum, energies)
    return energies
  }
}

function bisected(sums: readonly EnsembleSum[], goal: number, minimum: number, maximum: number): number {
  const finest = Math.max(Math.abs(minimum), Math.abs(maximum), maximum - minimum) * FINEST
  let low = below(sums, minimum - finest)
  let high = below(sums, maximum + finest)
  while (high.points - low.points > FEW_POINTS && high.energy - low.energy > finest) {
    const middle = below(sums, (low.energy + high.energy) / 2)
    if (middle.probability >= goal) high = middle
    else low = middle
  }
  const bracket = { low: low.energy, high: high.energy, below: low.probability }
  return firstReaching(sums, bracket, goal) ?? high.energy
}

function below(sums: readonly EnsembleSum[], energy: number) {
  let probability = 0
  let points = 0
  for (const sum of sums) {
    const split = splitBelow(sum.zoneSum, energy - sum.offset)
    probability += sum.probability * split.probability
    points += split.points
  }
  return { energy, probability, points }
}
