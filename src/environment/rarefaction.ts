import { InputError } from '../input/input-error.ts'
import type { LogSpectrum } from './log-spectrum.ts'

/**
 * Expected number of different fingerprints among independent sites: sum over f of 1 - (1 - p_f)^S.
 * Neighbouring sites of a real surface share atoms and show up to a few per cent fewer.
 *
 * @param sites S, a whole number from 1, to 10^100
 * @throws InputError when it is not
 * @returns to a relative 1e-6 of the sum over all fingerprints
 * @example expectedFingerprints(logSpectrum(groups), 1e6)
 */
export function expectedFingerprints({ weights, logMisses }: LogSpectrum, sites: number): number {
  if (!(sites >= 1 && sites <= 1e100 && Number.isInteger(sites)))
    throw new InputError(
      `the number of sites must be a whole number from 1 to 1e100, like 1000 or 1e24, got ${sites}`,
      { field: 'sites' },
    )
  let expected = 0
  for (let node = 0; node < weights.length; node++)
    expected -= weights[node] * Math.expm1(sites * logMisses[node])
  return expected
}

/**
 * Sites needed until the fingerprints seen hold a share of the probability: the smallest S with
 * sum p (1 - (1 - p)^S) >= q, for independent sites.
 *
 * @param share q, above 0 and below 1
 * @throws InputError when it is not
 * @example sitesNeeded(logSpectrum(groups), 0.9)
 */
export function sitesNeeded(spectrum: LogSpectrum, share: number): number {
  if (!(share > 0 && share < 1)) throw new InputError(`a share must lie between 0 and 1, got ${share}`)
  let [few, enough] = [0, 1]
  while (coverage(spectrum, enough) < share) [few, enough] = [enough, 2 * enough]
  for (;;) {
    const middle = Math.floor(few + (enough - few) / 2)
    if (middle <= few || middle >= enough) return enough
    if (coverage(spectrum, middle) >= share) enough = middle
    else few = middle
  }
}

/** Expected probability of the fingerprints that independent sites show. */
function coverage({ weights, probabilities, logMisses }: LogSpectrum, sites: number): number {
  let covered = 0
  for (let node = 0; node < weights.length; node++)
    covered -= weights[node] * probabilities[node] * Math.expm1(sites * logMisses[node])
  return covered
}
