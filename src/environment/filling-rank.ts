import { multisets } from './binomial.ts'

/**
 * Place of a filling among all fillings of a zone, in the order of `zoneFillings`, from 0.
 *
 * @param counts atoms of each element
 * @example fillingRank([1, 2]) // 2n: after AAA and AAB
 */
export function fillingRank(counts: readonly number[]): bigint {
  let remaining = counts.reduce((sum, count) => sum + count, 0)
  let rank = 0n
  for (const [element, count] of counts.entries()) {
    const others = counts.length - element - 1
    for (let more = count + 1; more <= remaining; more++) rank += multisets(others, remaining - more)
    remaining -= count
  }
  return rank
}

/**
 * The filling at a place, the inverse of `fillingRank`.
 *
 * @param rank from 0 to one less than the number of fillings
 * @example fillingAt(2n, 3, 2) // [1, 2]
 */
export function fillingAt(rank: bigint, size: number, elements: number): number[] {
  const counts: number[] = []
  let [left, remaining] = [rank, size]
  for (let others = elements - 1; others > 0; others--) {
    let count = remaining
    for (; count > 0; count--) {
      const fillings = multisets(others, remaining - count)
      if (left < fillings) break
      left -= fillings
    }
    counts.push(count)
    remaining -= count
  }
  return [...counts, remaining]
}
