import { credibleInterval, type DrawnNumber, drawnNumber, type Interval } from './credible-interval.ts'

/** How one candidate stands among all, over draws that all share. */
export interface RankedCandidate {
  readonly value: DrawnNumber
  /** Whole ranks, 1 the best, that hold at least the level's share of the draws. */
  readonly rank: Interval
  /** Mean rank; equal candidates share the mean of theirs. */
  readonly meanRank: number
  /** Probability of the highest value; equal candidates share it. */
  readonly best: number
}

/** Candidates against each other. */
export interface Ranking {
  readonly candidates: readonly RankedCandidate[]
  /** Probability that the first is higher than the second, a draw with equal values counting half: [first][second]. */
  readonly beats: readonly (readonly number[])[] | null
}

/** Values that differ by less than this share are equal: the same composition may be written in two ways. */
const SAME_VALUE = 1e-12

/**
 * Ranks candidates by values that were drawn together, so that what moves them all alike does not blur their order.
 *
 * @param values of each candidate: Float64Array [draw]
 * @param level of the intervals
 * @param pairwise whether to compare every two
 * @example ranking([Float64Array.of(1, 2), Float64Array.of(0, 3)], 0.9, true).beats // [[0.5, 0.5], [0.5, 0.5]]
 */
export function ranking(values: readonly Float64Array[], level: number, pairwise: boolean): Ranking {
  const draws = values[0]?.length ?? 0
  const count = values.length
  const ranks = values.map(() => new Float64Array(draws))
  const best = new Float64Array(count)
  const wins = new Float64Array(pairwise ? count * count : 0)
  for (let draw = 0; draw < draws; draw++) {
    const groups = equalGroups(values, draw)
    let before = 0
    for (const group of groups) {
      for (const candidate of group)
        (ranks[candidate] as Float64Array)[draw] = before + (group.length + 1) / 2
      before += group.length
    }
    const [first] = groups as [number[]]
    for (const candidate of first) best[candidate] += 1 / first.length
    if (pairwise) addWins(wins, ranks, draw)
  }
  return {
    candidates: values.map((own, candidate) => {
      const places = ranks[candidate] as Float64Array
      const [low, high] = credibleInterval(places, level)
      return {
        value: drawnNumber(own, level),
        rank: [Math.floor(low), Math.ceil(high)],
        meanRank: places.reduce((sum, rank) => sum + rank, 0) / draws,
        best: best[candidate] / draws,
      }
    }),
    beats: pairwise
      ? values.map((_, first) => values.map((_, second) => wins[first * count + second] / draws))
      : null,
  }
}

/** Candidates by descending value, those of equal value together. */
function equalGroups(values: readonly Float64Array[], draw: number): number[][] {
  const drawnAt = (candidate: number) => (values[candidate] as Float64Array)[draw]
  const order = [...values.keys()].sort((a, b) => drawnAt(b) - drawnAt(a))
  const groups: number[][] = []
  for (const candidate of order) {
    const group = groups.at(-1)
    const highest = group === undefined ? 0 : drawnAt(group[0] as number)
    if (group !== undefined && highest - drawnAt(candidate) <= SAME_VALUE * Math.abs(highest))
      group.push(candidate)
    else groups.push([candidate])
  }
  return groups
}

function addWins(wins: Float64Array, ranks: readonly Float64Array[], draw: number): void {
  const count = ranks.length
  for (let first = 0; first < count; first++) {
    const rank = (ranks[first] as Float64Array)[draw]
    for (let second = 0; second < count; second++) {
      const other = (ranks[second] as Float64Array)[draw]
      wins[first * count + second] += rank < other ? 1 : rank === other ? 0.5 : 0
    }
  }
}
