import type { Random } from '../environment/random.ts'
import { type Candidates, candidateRow, candidatesBySlab, type SlabGroups } from './candidates.ts'
import type { Criteria } from './criterion.ts'
import type { Design } from './design.ts'
import { knowledge, learn, lessonOf } from './design-knowledge.ts'
import { fingerprintKey } from './design-repeats.ts'
import { type OpenVariance, openVariance, watchedWeights } from './design-variance.ts'
import type { Posterior } from './posterior.ts'

/** So many slabs are tried for one without repeats before repeats are let in. */
const MOST_TRIES = 1000

/**
 * What random rows leave open, to set a design against: as many rows on as many slabs, each slab and each site drawn
 * evenly, so that every step costs what that of the design does.
 *
 * @param design of the same candidates and criteria
 * @param runs how many times
 * @param repeats whether a fingerprint may come more than once, as in the design; it may too where all slabs repeat some
 * @returns per run, what is open after each row
 * @example randomRows(open, candidates, criteria, design, { runs: 20, random: seededRandom(1) })[0].length // rows of the design
 */
export function randomRows(
  posterior: Posterior,
  candidates: Candidates,
  criteria: Criteria,
  design: Design,
  { runs, random, repeats = false }: { runs: number; random: Random; repeats?: boolean | undefined },
): OpenVariance[][] {
  const bySlab = candidatesBySlab(candidates)
  const pattern = design.rows.map(({ candidate }) => candidates.slabs[candidate])
  return Array.from({ length: runs }, () => {
    const known = knowledge(posterior, watchedWeights(criteria))
    return drawnLike(pattern, candidates, bySlab, random, repeats).map(candidate => {
      learn(known, lessonOf(known, candidateRow(candidates, posterior.layout, candidate)))
      return openVariance(known)
    })
  })
}

/**
 * Random candidates that share slabs as the rows of a design do.
 *
 * @param pattern per row its slab
 * @returns candidates, [row]
 */
function drawnLike(
  pattern: readonly number[],
  candidates: Candidates,
  { starts, order }: SlabGroups,
  random: Random,
  repeats: boolean,
): number[] {
  const wanted = new Map<number, number>()
  for (const slab of pattern) wanted.set(slab, (wanted.get(slab) ?? 0) + 1)
  const usedSlabs = new Set<number>()
  const usedKeys = new Set<string>()
  const sites = new Map<number, number[]>()
  // Slabs with many rows first: of those with enough sites there are then as many as the design itself has.
  for (const [slab, rows] of [...wanted].sort(([, a], [, b]) => b - a))
    for (let tries = 0; ; tries++) {
      const drawn = Math.floor(random() * candidates.slabCount)
      if (usedSlabs.has(drawn) || starts[drawn + 1] - starts[drawn] < rows) continue
      const own = shuffled([...order.subarray(starts[drawn], starts[drawn + 1])], random)
      const isNew = repeats || tries >= MOST_TRIES ? () => true : newOnes(candidates, usedKeys)
      const taken = own.filter(isNew).slice(0, rows)
      if (taken.length < rows) continue
      usedSlabs.add(drawn)
      for (const site of taken) usedKeys.add(fingerprintKey(candidates, site))
      sites.set(slab, taken)
      break
    }
  return pattern.map(slab => sites.get(slab)?.shift() as number)
}

/** Tells whether a candidate has a fingerprint that none before it has. */
function newOnes(candidates: Candidates, used: ReadonlySet<string>): (candidate: number) => boolean {
  const seen = new Set(used)
  return candidate => {
    const key = fingerprintKey(candidates, candidate)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  }
}

/** The values in a random order, each order as likely as any other; in place. */
function shuffled(values: number[], random: Random): number[] {
  for (let last = values.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const value = values[last] as number
    values[last] = values[other] as number
    values[other] = value
  }
  return values
}
