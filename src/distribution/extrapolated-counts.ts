import type { LayeredComposition } from '../composition/layered.ts'
import type { CountRanges, EnergyModel } from '../energy/model.ts'
import type { CountRange } from '../environment/counts-within.ts'
import { countRanges, zoneFractions } from './extrapolation.ts'
import type { EnsembleTerm } from './terms.ts'

/** An element of a zone whose count lies outside those of the rows of a fit. */
export interface ExtrapolatedCount {
  readonly zone: string
  readonly element: string
  /** Probability of the sites with fewer of its atoms there than any row had. */
  readonly below: number
  /** Probability of the sites with more. */
  readonly above: number
  /** The counts of the rows; null where they differ by ensemble. */
  readonly rows: CountRange | null
}

/**
 * Which elements in which zones have atom counts outside those of the rows of a model's fit, by how many sites have
 * them, most first. Sites on unseen ensembles are left out, and one with two such counts is in both.
 *
 * @param terms of the model and the alloy
 * @returns empty also when the model does not say what its rows were
 * @example extrapolatedCounts(model, alloy, ensembleTerms(model, alloy))[0]?.element
 */
export function extrapolatedCounts(
  model: EnergyModel,
  alloy: LayeredComposition,
  terms: readonly EnsembleTerm[],
): ExtrapolatedCount[] {
  if (model.training === undefined) return []
  const fractions = zoneFractions(model, alloy)
  const seen = terms.filter(({ unseen }) => !unseen)
  const counts = model.zones.flatMap(({ name: zone, atoms }, place) =>
    model.elements.map((element, index): ExtrapolatedCount => {
      const ranges = seen.map(({ name }) => (countRanges(model, name) as CountRanges)[zone]?.[element])
      const chances = binomial(atoms, fractions[place]?.[index] as number)
      let [below, above] = [0, 0]
      for (const [term, { probability }] of seen.entries()) {
        const [fewest, most] = ranges[term] as CountRange
        for (let n = 0; n < fewest; n++) below += probability * chances[n]
        for (let n = most + 1; n <= atoms; n++) above += probability * chances[n]
      }
      return { zone, element, below, above, rows: common(ranges as CountRange[]) }
    }),
  )
  return counts
    .filter(({ below, above }) => below + above > 0)
    .sort((a, b) => b.below + b.above - (a.below + a.above))
}

/** Float64Array [count]: C(k, n) x^n (1 - x)^(k - n). */
function binomial(atoms: number, fraction: number): Float64Array {
  let chances = Float64Array.of(1)
  for (let atom = 0; atom < atoms; atom++) {
    const next = new Float64Array(chances.length + 1)
    for (let n = 0; n < chances.length; n++) {
      next[n] += (1 - fraction) * chances[n]
      next[n + 1] += fraction * chances[n]
    }
    chances = next
  }
  return chances
}

function common(ranges: readonly CountRange[]): CountRange | null {
  const [first] = ranges
  if (first === undefined) return null
  return ranges.every(([fewest, most]) => fewest === first[0] && most === first[1]) ? first : null
}
