import type { Moments } from './moments.ts'
import { type EnsembleSum, pointsBetween, splitBelow, type ZoneSum } from './zone-sum.ts'

/** Cumulative probabilities this close to a share count as reaching it: the rounding of long sums. */
const ROUNDING = 1e-12

/** A bracket with no more fingerprints than this is sorted and searched. */
const FEW_POINTS = 32

/** Bisection ends at this fraction of the energies' size, where only sums of rounded numbers differ. */
const FINEST = 2 ** -46

/** Two energies, eV, the lower first. */
export type Bracket = readonly [low: number, high: number]

/**
 * Weighted inverse CDF: the smallest energy that occurs and at or below which a share q of the probability
 * lies. Bisects until few fingerprints are left, then takes the one.
 *
 * @param sums of one ensemble or of all; their probabilities are taken relative to their sum
 * @param q 0 < q <= 1
 * @param minimum, maximum energies between which all mass lies, eV
 * @param guess where the quantile may be, such as the bin of a histogram: right, it saves half of the bisection, and
 * wrong, it costs two steps
 * @returns an energy that occurs, to rounding, eV
 */
export function quantile(
  sums: readonly EnsembleSum[],
  q: number,
  minimum: number,
  maximum: number,
  guess: Bracket = [minimum, maximum],
): number {
  const goal = (q - ROUNDING) * sums.reduce((total, { probability }) => total + probability, 0)
  const finest = Math.max(Math.abs(minimum), Math.abs(maximum), maximum - minimum) * FINEST
  let [low, high] = [below(sums, guess[0] - finest), below(sums, guess[1] + finest)]
  if (low.probability >= goal || high.probability < goal)
    [low, high] = [below(sums, minimum - finest), below(sums, maximum + finest)]
  while (high.points - low.points > FEW_POINTS && high.energy - low.energy > finest) {
    const middle = below(sums, (low.energy + high.energy) / 2)
    if (middle.probability >= goal) high = middle
    else low = middle
  }
  const energy =
    high.points - low.points > FEW_POINTS ? high.energy : firstReaching(sums, low, high.energy, goal)
  return Math.min(maximum, Math.max(minimum, energy))
}

/**
 * Quantiles of an ensemble before its offset, found once for all ensembles with the same zone sum.
 *
 * @param shares of the probability
 */
export function zoneQuantiles(
  shares: readonly number[],
): (sum: EnsembleSum, moments: Moments, guess: (share: number) => Bracket) => number[] {
  const known = new Map<ZoneSum, number[]>()
  return ({ zoneSum, offset }, { minimum, maximum }, guess) => {
    const alone = [{ zoneSum, offset: 0, probability: 1 }]
    const energies =
      known.get(zoneSum) ??
      shares.map(share => {
        const [low, high] = guess(share)
        return quantile(alone, share, minimum - offset, maximum - offset, [low - offset, high - offset])
      })
    known.set(zoneSum, energies)
    return energies
  }
}

/** An energy, with what lies below it. */
interface Below {
  readonly energy: number
  readonly probability: number
  readonly points: number
}

function below(sums: readonly EnsembleSum[], energy: number): Below {
  let probability = 0
  let points = 0
  for (const sum of sums) {
    const split = splitBelow(sum.zoneSum, energy - sum.offset)
    probability += sum.probability * split.probability
    points += split.points
  }
  return { energy, probability, points }
}

function firstReaching(sums: readonly EnsembleSum[], low: Below, high: number, goal: number): number {
  // A handful of points, kept in order as they come.
  const energies: number[] = []
  const shares: number[] = []
  for (const { zoneSum, offset, probability } of sums)
    pointsBetween(zoneSum, low.energy - offset, high - offset, (energy, share) => {
      let place = energies.length
      for (; place > 0 && (energies[place - 1] as number) > energy + offset; place--) {
        energies[place] = energies[place - 1] as number
        shares[place] = shares[place - 1] as number
      }
      energies[place] = energy + offset
      shares[place] = share * probability
    })
  let reached = low.probability
  for (const [index, share] of shares.entries()) {
    reached += share
    if (reached >= goal) return energies[index] as number
  }
  return energies.at(-1) as number
}
