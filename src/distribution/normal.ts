/**
 * Cumulative standard normal distribution, Phi(z) = erfc(-z / sqrt 2) / 2, down to the smallest numbers; the
 * rounding of z^2 makes its relative error some 1e-14 + 4e-16 z^2.
 *
 * erf by its series of positive terms near 0, DLMF 7.6.2: erf x = 2/sqrt(pi) exp(-x^2) sum_n 2^n x^(2n+1) / (2n+1)!!
 * erfc by its continued fraction elsewhere, DLMF 7.9.1: erfc x = exp(-x^2)/sqrt(pi) / (x + (1/2)/(x + 1/(x + (3/2)/(x + ...))))
 * Source: NIST Digital Library of Mathematical Functions, https://dlmf.nist.gov/7
 *
 * @example normalProbabilityBelow(-1.959964) // 0.025
 */
export function normalProbabilityBelow(z: number): number {
  const x = Math.abs(z) * Math.SQRT1_2
  const tail = (x < SERIES_BELOW ? 1 - erfSeries(x) : erfcFraction(x)) / 2
  return z < 0 ? tail : 1 - tail
}

/** Density of the standard normal distribution. */
export const normalDensity = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)

/** Below, erf is small enough for 1 - erf to keep its digits; above, the fraction converges in `LEVELS`. */
const SERIES_BELOW = 1.5

const LEVELS = 100

function erfSeries(x: number): number {
  let term = (2 / Math.sqrt(Math.PI)) * x * Math.exp(-x * x)
  let sum = term
  for (let n = 1; term > sum * 2 ** -54; n++) {
    term *= (2 * x * x) / (2 * n + 1)
    sum += term
  }
  return sum
}

function erfcFraction(x: number): number {
  let denominator = x
  for (let level = LEVELS; level > 0; level--) denominator = x + level / 2 / denominator
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / denominator
}
