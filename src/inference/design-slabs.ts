import { candidateRow, type SlabGroups } from './candidates.ts'
import type { DesignCosts } from './design.ts'
import { copiedKnowledge, type Knowledge, learn, lessonOf } from './design-knowledge.ts'
import { fingerprintKey } from './design-repeats.ts'
import { type CandidateScores, gainOf, scoresOfSome, updateScores } from './design-scores.ts'
import type { Posterior } from './posterior.ts'

/** A slab to begin, by what its best sites together give per cost. */
export interface SlabOffer {
  /** The site to begin with. */
  readonly candidate: number
  /** Gain of the best sites per cost of the slab with them. */
  readonly score: number
}

/** So many slabs are looked at closely. */
const SHORTLIST = 16

/** Slabs and candidates as they stand. */
export interface SlabStates {
  readonly bySlab: SlabGroups
  /** Uint8Array [slab], 1 for those begun, which are not offered. */
  readonly isOpen: Uint8Array
  /** Uint8Array [candidate], 1 for those that are no longer offered. */
  readonly isTaken: Uint8Array
}

/** What an offer has to keep to. */
export interface OfferLimits {
  /** How many more rows are wanted. */
  readonly rows: number
  /** The gain per cost to beat. */
  readonly least: number
  /** Whether a fingerprint may come more than once. */
  readonly repeats: boolean
}

/**
 * The slab that is best to begin: the one whose best few sites give most per cost of the slab with them. Slabs are
 * shortlisted by the gains of their sites one by one, which promise too much where sites tell the same; those that
 * still promise more than the best so far add site after site.
 *
 * @returns null when none beats what is to be beaten
 */
export function bestSlab(
  posterior: Posterior,
  scores: CandidateScores,
  known: Knowledge,
  states: SlabStates,
  costs: DesignCosts,
  limits: OfferLimits,
): SlabOffer | null {
  const { starts, order } = states.bySlab
  let best: SlabOffer | null = null
  for (const { slab, promise } of shortlist(scores, states, costs, limits.rows)) {
    const least = best?.score ?? limits.least
    if (promise <= least) break
    const sites = [...order.subarray(starts[slab], starts[slab + 1])].filter(
      site => states.isTaken[site] === 0,
    )
    const offer = offerOf(posterior, scores, known, sites, costs, limits)
    if (offer.score > least) best = offer
  }
  return best
}

/** Slabs that promise most per cost, the best first. */
function shortlist(
  scores: CandidateScores,
  { bySlab: { starts, order, most }, isOpen, isTaken }: SlabStates,
  costs: DesignCosts,
  rows: number,
): { readonly slab: number; readonly promise: number }[] {
  const listed: { slab: number; promise: number }[] = []
  const gains = new Float64Array(most)
  for (let slab = 0; slab < isOpen.length; slab++) {
    if (isOpen[slab] === 1) continue
    let sites = 0
    for (let entry = starts[slab]; entry < starts[slab + 1]; entry++) {
      if (isTaken[order[entry]] === 1) continue
      const gain = gainOf(scores, order[entry])
      let place = sites++
      for (; place > 0 && gains[place - 1] < gain; place--) gains[place] = gains[place - 1]
      gains[place] = gain
    }
    if (sites === 0) continue
    const promise = bestRatio(gains, Math.min(sites, rows), costs)
    if (listed.length === SHORTLIST && promise <= (listed.at(-1) as { promise: number }).promise) continue
    if (listed.length === SHORTLIST) listed.pop()
    listed.push({ slab, promise })
    listed.sort((a, b) => b.promise - a.promise)
  }
  return listed
}

/** The most that the first so many of falling gains together give per cost. */
function bestRatio(gains: Float64Array, count: number, { slab, site }: DesignCosts): number {
  let [best, sum] = [0, 0]
  for (let taken = 1; taken <= count; taken++) {
    sum += gains[taken - 1]
    best = Math.max(best, sum / (slab + taken * site))
  }
  return best
}

/** What the sites of a slab give as they are added one after the other, the best first. */
function offerOf(
  posterior: Posterior,
  scores: CandidateScores,
  known: Knowledge,
  sites: readonly number[],
  costs: DesignCosts,
  { rows, repeats }: OfferLimits,
): SlabOffer {
  const trial = copiedKnowledge(known)
  const own = scoresOfSome(scores, sites)
  const keys = sites.map((site, index) => (repeats ? index : fingerprintKey(scores.candidates, site)))
  let left = [...sites.keys()]
  let [candidate, score, sum] = [-1, -1, 0]
  for (let taken = 1; taken <= rows && left.length > 0; taken++) {
    const best = left.reduce((a, b) => (gainOf(own, b) > gainOf(own, a) ? b : a))
    sum += gainOf(own, best)
    score = Math.max(score, sum / (costs.slab + taken * costs.site))
    if (taken === 1) candidate = sites[best] as number
    left = left.filter(index => keys[index] !== keys[best])
    const lesson = lessonOf(trial, candidateRow(own.candidates, posterior.layout, best))
    updateScores(own, trial, lesson)
    learn(trial, lesson)
  }
  return { candidate, score }
}
