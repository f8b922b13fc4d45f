/**
 * Binomial coefficient, exactly.
 *
 * @param n from 0
 * @param k from 0; above n there are 0 choices
 * @example binomial(40, 5) // 658008n
 */
export function binomial(n: number, k: number): bigint {
  if (k > n) return 0n
  let result = 1n
  for (let i = 1n; i <= BigInt(k); i++) result = (result * (BigInt(n - k) + i)) / i
  return result
}

/** Ways to fill positions that are not told apart from some elements: C(elements + size - 1, size). */
export const multisets = (elements: number, size: number): bigint =>
  elements === 0 ? BigInt(size === 0) : binomial(elements + size - 1, size)
