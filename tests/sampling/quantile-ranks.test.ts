import { describe, expect, it } from 'vitest'
import { quantileRanks } from '../../src/sampling/quantile-ranks.ts'

/** P(B(sites, p) = k) for all k, from whole numbers: p = hits / of. */
function binomial(sites: number, hits: bigint, of: bigint): number[] {
  let ways = 1n
  return Array.from({ length: sites + 1 }, (_, k) => {
    if (k > 0) ways = (ways * BigInt(sites - k + 1)) / BigInt(k)
    const numerator = ways * hits ** BigInt(k) * (of - hits) ** BigInt(sites - k)
    return Number((numerator * 10n ** 30n) / of ** BigInt(sites)) / 1e30
  })
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

describe('ranks of the sites that enclose a quantile', () => {
  it.each([1, 2, 7, 50, 233, 1000])(
    'are the innermost with binomial tails of at most half of what is left: %d sites',
    sites => {
      for (const hits of [1, 5, 10, 15, 19, 20]) {
        const weights = binomial(sites, BigInt(hits), 20n)
        const below = (rank: number) => sum(weights.slice(0, Math.max(0, rank)))
        const from = (rank: number) => sum(weights.slice(rank))
        const { lower, upper } = quantileRanks(sites, hits / 20, 0.997)
        expect(below(lower)).toBeLessThanOrEqual(0.0015)
        expect(lower === sites || below(lower + 1) > 0.0015).toBe(true)
        expect(from(upper)).toBeLessThanOrEqual(0.0015)
        expect(upper === 1 || from(upper - 1) > 0.0015).toBe(true)
      }
    },
  )

  it('are none where the sites are too few', () => {
    expect(quantileRanks(1, 0.5, 0.997)).toEqual({ lower: 0, upper: 2 })
    expect(quantileRanks(10, 0.05, 0.997).lower).toBe(0)
    expect(quantileRanks(10, 1, 0.997)).toEqual({ lower: 10, upper: 11 })
  })

  it('are those of the normal distribution for many sites', () => {
    for (const sites of [1e6, 1e9])
      for (const share of [0.05, 0.5, 0.95]) {
        // 2.9677 is the normal quantile at 0.9985.
        const deviation = 2.9677 * Math.sqrt(sites * share * (1 - share))
        const { lower, upper } = quantileRanks(sites, share, 0.997)
        // Skewness moves a rank by (2.9677^2 - 1) (1 - 2 share) / 6, at most 1.2; rounding to ranks by 1.
        expect(Math.abs(lower - (sites * share - deviation))).toBeLessThan(2.5 + 1e-5 * deviation)
        expect(Math.abs(upper - (sites * share + deviation))).toBeLessThan(2.5 + 1e-5 * deviation)
      }
  })
})
