import { InputError } from '../input/input-error.ts'
import { type Candidates, candidateRow, candidatesBySlab } from './candidates.ts'
import type { Criteria } from './criterion.ts'
import { type Knowledge, knowledge, learn, lessonOf } from './design-knowledge.ts'
import { markRepeats } from './design-repeats.ts'
import { type CandidateScores, candidateScores, gainOf, updateScores } from './design-scores.ts'
import { bestSlab } from './design-slabs.ts'
import { type OpenVariance, openVariance, watchedWeights } from './design-variance.ts'
import type { Posterior } from './posterior.ts'

/** What a calculation costs, in any unit. */
export interface DesignCosts {
  /** Of a slab without adsorbate, once for all its sites. */
  readonly slab: number
  /** Of a site with its adsorbate. */
  readonly site: number
}

/** A row that a design adds. */
export interface DesignedRow {
  readonly candidate: number
  /** By how much it lessens what the criterion makes small, given the rows before it: nats, eV^2 or the objective's unit squared. */
  readonly gain: number
  readonly cost: number
  /** Of this row and those before it. */
  readonly totalCost: number
  /** Variance of its energy before any row is added, eV^2. */
  readonly variance: number
  readonly after: OpenVariance
}

/** Rows to compute next, in the order to compute them. */
export interface Design {
  readonly before: OpenVariance
  readonly rows: readonly DesignedRow[]
}

export interface DesignOptions {
  /** How many rows. */
  readonly add: number
  readonly costs: DesignCosts
  /** Whether a fingerprint may be chosen more than once; false by default. */
  readonly repeats?: boolean | undefined
}

/**
 * Chooses which environments to compute next: again and again what gives most per cost, given all rows so far, those of
 * the fit by its covariance. A further site of a slab that is begun costs only the site; a slab is begun for what its
 * best sites give together, per cost of the slab with them. What costs nothing goes first.
 *
 * A fingerprint is chosen once, unless repeats are wanted: rows that share it share what the model misses there.
 * The gains do not depend on the energies to come, since the posterior is normal. For `d-optimal` with equal costs the
 * log det that a greedy choice gains is at least 1 - 1/e of the most that as many rows could gain, as it is monotone
 * and submodular: Nemhauser, Wolsey and Fisher, Math. Program. 14 (1978) 265, doi 10.1007/BF01588971. Neither for the other
 * criteria nor with costs of slabs is there such a proof here.
 *
 * @throws InputError for a number of rows below 1 or above that of the candidates, a negative cost, or a model that fits
 * its rows exactly, or too few different environments
 * @example
 * const open = posterior(model)
 * designRows(open, candidatesOnSlabs(model, targets, { size: [3, 3, 4], count: 1e5, seed: 1 }),
 *   criteriaFor(open, targets, 'distribution'), { add: 20, costs: { slab: 1, site: 0.2 } })
 */
export function designRows(
  posterior: Posterior,
  candidates: Candidates,
  criteria: Criteria,
  { add, costs, repeats = false }: DesignOptions,
): Design {
  checkDesign(posterior, candidates, add, costs)
  const known = knowledge(posterior, watchedWeights(criteria))
  const scores = candidateScores(posterior, candidates, known, criteria.criterion)
  const next = chooser(posterior, scores, known, costs, repeats)
  const variances = scores.variances.slice()
  const before = openVariance(known)
  const isOpen = new Uint8Array(candidates.slabCount)
  const isTaken = new Uint8Array(candidates.count)
  const rows: DesignedRow[] = []
  let totalCost = 0
  for (let left = add; left > 0; left--) {
    const candidate = next(isTaken, isOpen, left)
    if (candidate < 0) throw tooFew(rows.length, add)
    const slab = candidates.slabs[candidate]
    const cost = costs.site + (isOpen[slab] === 1 ? 0 : costs.slab)
    const gain = gainOf(scores, candidate)
    const lesson = lessonOf(known, candidateRow(candidates, posterior.layout, candidate))
    if (left > 1) updateScores(scores, known, lesson)
    learn(known, lesson)
    if (repeats) isTaken[candidate] = 1
    else markRepeats(candidates, candidate, isTaken)
    isOpen[slab] = 1
    totalCost += cost
    rows.push({
      candidate,
      gain,
      cost,
      totalCost,
      variance: variances[candidate],
      after: openVariance(known),
    })
  }
  return { before, rows }
}

/** Finds the candidate to take next, given those taken, the slabs begun, and how many rows are wanted still; -1 for none. */
type Chooser = (isTaken: Uint8Array, isOpen: Uint8Array, left: number) => number

function chooser(
  posterior: Posterior,
  scores: CandidateScores,
  known: Knowledge,
  costs: DesignCosts,
  repeats: boolean,
): Chooser {
  if (costs.slab === 0) return isTaken => bestSite(scores, isTaken, null)
  const bySlab = candidatesBySlab(scores.candidates)
  return (isTaken, isOpen, left) => {
    const site = bestSite(scores, isTaken, isOpen)
    if (site >= 0 && costs.site === 0) return site
    const limits = { rows: left, least: site < 0 ? -1 : gainOf(scores, site) / costs.site, repeats }
    const offer = bestSlab(posterior, scores, known, { bySlab, isOpen, isTaken }, costs, limits)
    return offer?.candidate ?? site
  }
}

/**
 * The candidate with the most gain, the first of equals.
 *
 * @param isOpen where not null, only slabs that are begun count
 * @returns -1 when there is none
 */
function bestSite(scores: CandidateScores, isTaken: Uint8Array, isOpen: Uint8Array | null): number {
  const { count, slabs } = scores.candidates
  let best = -1
  let most = -1
  for (let candidate = 0; candidate < count; candidate++) {
    if (isTaken[candidate] === 1 || (isOpen !== null && isOpen[slabs[candidate]] === 0)) continue
    const gain = gainOf(scores, candidate)
    if (gain > most) {
      best = candidate
      most = gain
    }
  }
  return best
}

function checkDesign(
  { model, residual }: Posterior,
  candidates: Candidates,
  add: number,
  { slab, site }: DesignCosts,
): void {
  if (!(residual > 0))
    throw new InputError(
      `model ${model.id} fits its rows exactly, so by its own account no further row would teach anything; fit it to more rows than parameters`,
      { field: 'model' },
    )
  if (!(Number.isInteger(add) && add >= 1))
    throw new InputError(`the number of rows to add is a whole number from 1, got ${add}`, { field: 'add' })
  if (add > candidates.count)
    throw new InputError(
      `${add.toLocaleString('en')} rows cannot be chosen from ${candidates.count.toLocaleString('en')} candidates; add fewer, or give more candidates`,
      { field: 'add' },
    )
  for (const [name, cost] of [
    ['slab', slab],
    ['site', site],
  ] as const)
    if (!(cost >= 0 && Number.isFinite(cost)))
      throw new InputError(`the cost of a ${name} must be 0 or a positive, finite number, got ${cost}`, {
        field: `${name}Cost`,
      })
}

const tooFew = (distinct: number, add: number): InputError =>
  new InputError(
    `the candidates have only ${distinct.toLocaleString('en')} different ${distinct === 1 ? 'environment' : 'environments'}, and ${add.toLocaleString('en')} are to be added; add fewer, give more candidates, or allow repeats`,
    { field: 'add' },
  )
