import type { EnsembleTerm } from '../distribution/terms.ts'
import { drawHalves } from '../environment/alias-draw.ts'
import { type AliasTable, aliasTable, entriesOfHalves } from '../environment/alias-table.ts'
import { WORDS } from '../environment/random-streams.ts'
import type { SiteTable } from './site-table.ts'
import { countHits, type Tally } from './tally.ts'
import type { WeightedEnsemble } from './weighted-ensembles.ts'
import { pointMoments, weightOf, weightyPoints } from './weighted-points.ts'

/** Sampling from one table of all fingerprints: sites are only counted, so every figure follows from whole numbers. */
export interface ListedPlan {
  readonly kind: 'listed'
  readonly table: AliasTable
}

export const listedPlan = ({ probabilities }: SiteTable): ListedPlan => ({
  kind: 'listed',
  table: aliasTable(probabilities),
})

/** Draws at a time: their places stay in the first cache. */
const BATCH = 1024

/**
 * Draws sites, counting them by half column of the table.
 *
 * @param states Int32Array [block, 4], where the stream of each block starts; stepped
 * @param sizes sites per block, each below 2^32
 */
export function drawListed(
  { table }: ListedPlan,
  states: Int32Array,
  sizes: readonly number[],
  onSites: (sites: number) => void,
): Tally {
  const hits = new Float64Array(2 * table.aliases.length)
  const ofBlock = new Uint32Array(hits.length)
  const halves = new Int32Array(BATCH)
  for (const [block, size] of sizes.entries()) {
    const state = states.subarray(WORDS * block, WORDS * (block + 1))
    ofBlock.fill(0)
    for (let drawn = 0; drawn < size; drawn += BATCH) {
      const draws = Math.min(BATCH, size - drawn)
      drawHalves(state, table, halves, draws)
      countHits(halves, ofBlock, draws)
    }
    for (let half = 0; half < hits.length; half++) hits[half] += ofBlock[half]
    onSites(size)
  }
  return { hits, figures: new Float64Array(0) }
}

/** Float64Array [fingerprint]: sites that showed it. */
export function sitesPerFingerprint({ table }: ListedPlan, { hits }: Tally): Float64Array {
  const sites = new Float64Array(table.length)
  const entries = entriesOfHalves(table)
  for (let half = 0; half < hits.length; half++) sites[entries[half]] += hits[half]
  return sites
}

/** The ensembles of a table, each fingerprint with a weight; an ensemble without weight is left out. */
export function listedEnsembles(
  { energies, perEnsemble }: SiteTable,
  terms: readonly EnsembleTerm[],
  weights: Float64Array,
): WeightedEnsemble[] {
  const total = weightOf(weights)
  return terms.flatMap(({ name, unseen }, ensemble): WeightedEnsemble[] => {
    const [from, to] = [ensemble * perEnsemble, (ensemble + 1) * perEnsemble]
    const points = weightyPoints(energies.subarray(from, to), weights.subarray(from, to))
    if (points.energies.length === 0) return []
    const probability = weightOf(points.probabilities) / total
    return [{ name, unseen, probability, moments: pointMoments(points), points }]
  })
}
