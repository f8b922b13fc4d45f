import { InputError } from '../input/input-error.ts'

/** Shares whose quantiles are given unless others are asked for. */
export const DEFAULT_SHARES = [0.05, 0.25, 0.5, 0.75, 0.95]

/** @throws InputError for a share that is not above 0 and at most 1 */
export function checkShares(shares: readonly number[]): void {
  const wrong = shares.find(share => !(share > 0 && share <= 1))
  if (wrong !== undefined)
    throw new InputError(`a quantile share must be above 0 and at most 1, got ${wrong}`)
}
