/** Weights this small beside the most likely one add nothing to a sum of all. */
const NEGLIGIBLE = 1e-18

/**
 * Which sites, by rank, enclose a quantile of what independent sites are drawn from, whatever that distribution is.
 * The number of sites at or below the quantile at share p is at least binomial B(sites, p), and that of sites below it
 * at most, so with ranks l and u such that P(B < l) and P(B >= u) are each at most (1 - confidence) / 2, the quantile
 * lies from the l-th to the u-th site, both included, with at least that confidence; jumps of the distribution only
 * raise it. The binomial tails are summed, not approximated.
 * H. A. David and H. N. Nagaraja, Order Statistics, 3rd ed., Wiley 2003, section 7.1, doi 10.1002/0471722162.
 *
 * @param share above 0, at most 1
 * @returns ranks from 1; 0 or sites + 1 where no site is far enough out
 * @example quantileRanks(1000, 0.5, 0.997) // { lower: 453, upper: 548 }
 */
export function quantileRanks(
  sites: number,
  share: number,
  confidence: number,
): { readonly lower: number; readonly upper: number } {
  const tail = (1 - confidence) / 2
  return {
    lower: lowerRank(sites, share, tail),
    upper: sites + 1 - lowerRank(sites, 1 - share, tail),
  }
}

/** The greatest rank l for which P(B(sites, p) < l) is at most a tail. */
function lowerRank(sites: number, p: number, tail: number): number {
  const mode = Math.min(sites, Math.floor((sites + 1) * p))
  const odds = p / (1 - p)
  let atMostMode = 1
  for (let k = mode, weight = 1; k > 0 && weight > NEGLIGIBLE; k--) {
    weight *= k / ((sites - k + 1) * odds)
    atMostMode += weight
  }
  let all = atMostMode
  for (let k = mode, weight = 1; k < sites && weight > NEGLIGIBLE; k++) {
    weight *= ((sites - k) * odds) / (k + 1)
    all += weight
  }
  let below = atMostMode
  let weight = 1
  for (let k = mode; k >= 0; k--) {
    if (below <= tail * all) return k + 1
    below -= weight
    if (k > 0) weight *= k / ((sites - k + 1) * odds)
  }
  return 0
}
