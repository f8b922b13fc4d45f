import FlatQueue from 'flatqueue'
import { fillingProbabilities } from './filling-probabilities.ts'
import { type Fingerprint, fingerprintAt } from './fingerprints.ts'
import { listableFillings } from './listable-fillings.ts'
import type { FilledGroup } from './site-groups.ts'
import type { ZoneFillings } from './zone-fillings.ts'

/** Walks fingerprints in the order of their ids. */
export interface FingerprintCursor {
  /** Int32Array [group]: place of each group's filling in `zoneFillings`. */
  readonly fillings: Int32Array
  /** Probability of the current fingerprint in the random alloy. */
  probability: number
  /** Goes to the next fingerprint; false when there is none. */
  next(): boolean
}

/**
 * A cursor for long walks: it stands on a fingerprint and allocates nothing as it moves.
 *
 * @param from id of the first fingerprint
 * @throws InputError when there is no such id
 * @example const cursor = fingerprintCursor(groups); do use(cursor.fillings, cursor.probability); while (cursor.next())
 */
export function fingerprintCursor(groups: readonly FilledGroup[], from = 0n): FingerprintCursor {
  fingerprintAt(groups, from)
  const probabilities = groups.map(groupProbabilities)
  const last = groups.length - 1
  const fillings = new Int32Array(groups.length)
  let rest = from
  for (let group = last; group >= 0; group--) {
    const base = BigInt((probabilities[group] as Float64Array).length)
    fillings[group] = Number(rest % base)
    rest /= base
  }
  const products = new Float64Array(groups.length + 1).fill(1)
  const settle = (group: number) => {
    for (let g = group; g <= last; g++)
      products[g + 1] = products[g] * (probabilities[g] as Float64Array)[fillings[g]]
    return products[last + 1]
  }
  const fastest = probabilities[last] as Float64Array
  let ended = false
  const cursor: FingerprintCursor = {
    fillings,
    probability: settle(0),
    next() {
      if (ended) return false
      if (++fillings[last] < fastest.length) {
        cursor.probability = products[last] * fastest[fillings[last]]
        return true
      }
      let group = last
      while (fillings[group] >= (probabilities[group] as Float64Array).length) {
        if (group === 0) {
          ended = true
          return false
        }
        fillings[group--] = 0
        fillings[group]++
      }
      cursor.probability = settle(group)
      return true
    },
  }
  return cursor
}

/**
 * Fingerprints with their ids, in the order of the ids, lazily.
 *
 * @throws InputError when there is no such first id
 * @example for (const { id, fingerprint } of fingerprintsById(groups, 1000n)) use(id, fingerprint)
 */
export function* fingerprintsById(
  groups: readonly FilledGroup[],
  from = 0n,
): Generator<{ readonly id: bigint; readonly fingerprint: Fingerprint }> {
  const fillings = groups.map(listableFillings)
  const cursor = fingerprintCursor(groups, from)
  let id = from
  do yield { id: id++, fingerprint: fillings.map((list, group) => countsOf(list, cursor.fillings[group])) }
  while (cursor.next())
}

/**
 * Fingerprints from the most to the least probable, lazily: each group's fillings are sorted once, and a queue
 * holds the best fingerprint of every branch not yet taken.
 *
 * @example fingerprintsByProbability(groups).next().value // the most probable, with its probability
 */
export function* fingerprintsByProbability(
  groups: readonly FilledGroup[],
): Generator<{ readonly fingerprint: Fingerprint; readonly probability: number }> {
  const sorted = groups.map(group => sortedFillings(group))
  const places: Uint32Array[] = [new Uint32Array(groups.length)]
  const lastRaised = [0]
  const queue = new FlatQueue<number>()
  const probabilityAt = (place: Uint32Array) =>
    sorted.reduce((product, { probabilities }, group) => product * probabilities[place[group] as number], 1)
  queue.push(0, -probabilityAt(places[0] as Uint32Array))
  for (let taken = queue.pop(); taken !== undefined; taken = queue.pop()) {
    const place = places[taken] as Uint32Array
    yield {
      fingerprint: sorted.map(({ fillings, order }, group) => countsOf(fillings, order[place[group]])),
      probability: probabilityAt(place),
    }
    for (let group = lastRaised[taken] as number; group < groups.length; group++) {
      if ((place[group] as number) + 1 >= (sorted[group] as SortedFillings).order.length) continue
      const raised = place.slice()
      raised[group]++
      places.push(raised)
      lastRaised.push(group)
      queue.push(places.length - 1, -probabilityAt(raised))
    }
    delete places[taken]
  }
}

interface SortedFillings {
  readonly fillings: ZoneFillings
  /** Places of the fillings, the most probable first. */
  readonly order: Uint32Array
  readonly probabilities: Float64Array
}

function sortedFillings(group: FilledGroup): SortedFillings {
  const unsorted = groupProbabilities(group)
  const order = Uint32Array.from(unsorted.keys()).sort((a, b) => unsorted[b] - unsorted[a] || a - b)
  return {
    fillings: listableFillings(group),
    order,
    probabilities: Float64Array.from(order, place => unsorted[place]),
  }
}

const groupProbabilities = (group: FilledGroup): Float64Array =>
  fillingProbabilities(listableFillings(group), group.fractions)

const countsOf = ({ counts, elements }: ZoneFillings, filling: number): number[] => [
  ...counts.subarray(filling * elements, (filling + 1) * elements),
]
