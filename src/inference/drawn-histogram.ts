import type { EnsembleTerm } from '../distribution/terms.ts'
import { multisets } from '../environment/binomial.ts'
import { familiesOf } from './drawn-terms.ts'
import type { DrawnHistogram, HistogramSettings } from './energy-cells.ts'
import { griddedHistogram } from './gridded-histogram.ts'
import { listedHistogram } from './listed-histogram.ts'

/** Fillings of the zones of all families that are listed in less time than they are convolved. */
const MOST_LISTED = 50_000

/**
 * A histogram for one alloy and many parameters: exact by lists of what the zones of each family add, where these are
 * short, and by convolving zones on a grid of 0.5 meV otherwise.
 *
 * @param terms of the alloy, with any parameters: only probabilities are taken from them
 */
export function drawnHistogram(terms: readonly EnsembleTerm[], settings: HistogramSettings): DrawnHistogram {
  const { zones } = terms[0] as EnsembleTerm
  const points = zones.reduce(
    (product, { atoms, fractions }) => product * Number(multisets(fractions.length, atoms)),
    familiesOf(terms).size,
  )
  return (points <= MOST_LISTED ? listedHistogram : griddedHistogram)(terms, settings)
}
