import { multisets } from './binomial.ts'
import type { FilledGroup } from './site-groups.ts'

/** How diverse the outcomes of a random draw are. */
export interface Diversity {
  /** Shannon entropy -sum p ln p, in nats. */
  readonly entropy: number
  /** Hill number of order 0: how many outcomes there are. */
  readonly hill0: number
  /** Hill number of order 1: exp(entropy), the number of equally likely outcomes with the same entropy. */
  readonly hill1: number
  /** Hill number of order 2: 1 / sum p^2, the same for the probability that two draws agree. */
  readonly hill2: number
}

/**
 * Diversity of the labelled arrangements on independent atoms: entropies of the atoms add, Simpson sums multiply.
 *
 * @example arrangementDiversity(siteGroups(findSite('fcc111-top'), alloy)).hill0 // 9765625 for five elements
 */
export const arrangementDiversity = (groups: readonly FilledGroup[]): Diversity =>
  combined(
    groups.map(({ size, fractions }) => ({
      entropy: size * -sum(fractions.map(x => x * Math.log(x))),
      outcomes: fractions.length ** size,
      simpson: sum(fractions.map(x => x * x)) ** size,
    })),
  )

/**
 * Diversity of the fingerprints: groups are independent, and each is a multinomial, whose entropy and Simpson sum
 * need no list of its fillings:
 * H = -ln k! - k sum x ln x + sum_i E[ln n_i!], and sum p^2 = (k!)^2 [t^k] prod_i sum_m (x_i^2 t)^m / (m!)^2
 *
 * @example fingerprintDiversity(siteGroups(findSite('fcc111-top'), alloy)).hill0 // 36750 for five elements
 */
export const fingerprintDiversity = (groups: readonly FilledGroup[]): Diversity =>
  combined(
    groups.map(({ size, fractions }) => ({
      entropy: multinomialEntropy(size, fractions),
      outcomes: Number(multisets(fractions.length, size)),
      simpson: multinomialSimpson(size, fractions),
    })),
  )

interface GroupDiversity {
  readonly entropy: number
  readonly outcomes: number
  readonly simpson: number
}

/** Hill numbers fall with their order; rounding alone could let one that is not a count overtake the one before. */
function combined(groups: readonly GroupDiversity[]): Diversity {
  const entropy = Math.max(
    0,
    groups.reduce((total, group) => total + group.entropy, 0),
  )
  const hill0 = groups.reduce((product, group) => product * group.outcomes, 1)
  const hill1 = Math.min(hill0, Math.exp(entropy))
  const hill2 = Math.min(hill1, 1 / groups.reduce((product, group) => product * group.simpson, 1))
  return { entropy, hill0, hill1, hill2 }
}

function multinomialEntropy(size: number, fractions: Float64Array): number {
  const logFactorials = logFactorialsTo(size)
  let entropy = -(logFactorials[size] as number)
  for (const x of fractions) {
    entropy -= size * x * Math.log(x)
    for (let count = 2; count <= size; count++) {
      const choices = Math.exp(
        (logFactorials[size] as number) -
          (logFactorials[count] as number) -
          (logFactorials[size - count] as number),
      )
      entropy += choices * x ** count * (1 - x) ** (size - count) * (logFactorials[count] as number)
    }
  }
  return entropy
}

function multinomialSimpson(size: number, fractions: Float64Array): number {
  const logFactorials = logFactorialsTo(size)
  let series = new Float64Array(size + 1)
  series[0] = 1
  for (const x of fractions) {
    const next = new Float64Array(size + 1)
    for (let degree = 0; degree <= size; degree++)
      for (let count = 0; count <= degree; count++)
        next[degree] +=
          series[degree - count] * x ** (2 * count) * Math.exp(-2 * (logFactorials[count] as number))
    series = next
  }
  return series[size] * Math.exp(2 * (logFactorials[size] as number))
}

function logFactorialsTo(size: number): number[] {
  const logarithms = [0]
  for (let n = 1; n <= size; n++) logarithms.push((logarithms[n - 1] as number) + Math.log(n))
  return logarithms
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0)
