import FlatQueue from 'flatqueue'
import { type LayeredComposition, layerComposition } from '../composition/layered.ts'
import { ensembleMoments } from '../distribution/moments.ts'
import { seenGroups } from '../distribution/seen-groups.ts'
import type { EnsembleTerm, ZoneTerm } from '../distribution/terms.ts'
import type { EnergyModel } from '../energy/model.ts'
import { zoneFillings } from '../environment/zone-fillings.ts'
import { type Ceiling, ceilingOf } from './ceiling.ts'
import { energyFunction, type Objective } from './objective.ts'
import type { EnergyFunction } from './objective-kind.ts'
import { fillingsAt, type HalfList, zoneHalves } from './zone-halves.ts'

/** A fingerprint and what it adds to an objective's average. */
export interface FingerprintContribution {
  readonly ensemble: string
  /** Atoms of each element by zone; absent elements are not listed. */
  readonly zones: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** eV */
  readonly energy: number
  readonly probability: number
  /** The objective at its energy. */
  readonly value: number
  /** Probability times value. */
  readonly contribution: number
}

/**
 * The fingerprints that add most to an objective's average, largest first, by branch and bound: a branch is left
 * when its probability times the highest value within its energies cannot reach the list any more.
 *
 * @param terms of the alloy under the model
 * @param top how many to give at most; fewer when fewer add anything
 * @returns null when the zones have too many fillings to be listed
 * @example topFingerprints(model, alloy, ensembleTerms(model, alloy), { name: 'mean' }, 10)?.[0]
 */
export function topFingerprints(
  model: EnergyModel,
  alloy: LayeredComposition,
  terms: readonly EnsembleTerm[],
  objective: Objective,
  top: number,
): FingerprintContribution[] | null {
  const value = energyFunction(objective)
  const moments = terms.map(ensembleMoments)
  const ceiling = ceilingOf(
    objective,
    Math.min(...moments.map(({ minimum }) => minimum)),
    Math.max(...moments.map(({ maximum }) => maximum)),
  )
  const halves = new Map<readonly ZoneTerm[], Branches>()
  for (const { zones } of terms) {
    if (halves.has(zones)) continue
    const branches = branchesOf(zones)
    if (branches === null) return null
    halves.set(zones, branches)
  }
  const order = [...terms.keys()]
    .map(ensemble => {
      const { probability } = terms[ensemble] as EnsembleTerm
      const { minimum, maximum } = moments[ensemble] as (typeof moments)[number]
      return { ensemble, bound: probability * ceiling(minimum, maximum) }
    })
    .sort((a, b) => b.bound - a.bound || a.ensemble - b.ensemble)
  const best = bestOf(top)
  for (const { ensemble } of order) {
    const term = terms[ensemble] as EnsembleTerm
    search(term, ensemble, halves.get(term.zones) as Branches, value, ceiling, best)
  }
  return best.inOrder().map(found => {
    const { name, zones } = terms[found.ensemble] as EnsembleTerm
    const { left, right } = halves.get(zones) as Branches
    const fillings = new Map([...fillingsAt(left.list, found.left), ...fillingsAt(right.list, found.right)])
    const [, ...groups] = seenGroups(model)
    return {
      ensemble: name,
      zones: Object.fromEntries(
        groups.map(({ name: zone, atoms, layer }, place) => [
          zone,
          countsOf([...layerComposition(alloy, layer).keys()], atoms, fillings.get(place) as number),
        ]),
      ),
      energy: found.energy,
      probability: found.probability,
      value: found.value,
      contribution: found.probability * found.value,
    }
  })
}

function countsOf(elements: readonly string[], atoms: number, filling: number): Record<string, number> {
  const { counts } = zoneFillings(atoms, elements.length)
  return Object.fromEntries(
    elements
      .map((element, index) => [element, counts[filling * elements.length + index] as number] as const)
      .filter(([, count]) => count > 0),
  )
}

/** A list in runs of neighbouring energies, each run from its most probable point down. */
interface Runs {
  readonly list: HalfList
  /** Uint32Array [place]: points of the list. */
  readonly order: Uint32Array
  /** Of each run, where it starts, its extreme energies (eV) and its highest probability. */
  readonly runs: readonly {
    readonly start: number
    readonly end: number
    readonly low: number
    readonly high: number
    readonly likeliest: number
  }[]
  readonly low: number
  readonly high: number
  readonly likeliest: number
}

interface Branches {
  readonly left: Runs
  readonly right: Runs
}

/** Runs of the right list. */
const RUNS = 32

function branchesOf(zones: readonly ZoneTerm[]): Branches | null {
  const halves = zoneHalves(zones)
  if (halves === null) return null
  return { left: runsOf(halves[0], 1), right: runsOf(halves[1], RUNS) }
}

function runsOf(list: HalfList, count: number): Runs {
  const { energies, probabilities } = list.points
  const order = Uint32Array.from(energies.keys()).sort((a, b) => energies[a] - energies[b] || a - b)
  const length = Math.ceil(order.length / count)
  const runs = Array.from({ length: Math.ceil(order.length / length) }, (_, run) => {
    const [start, end] = [run * length, Math.min(order.length, (run + 1) * length)]
    const [low, high] = [energies[order[start]], energies[order[end - 1]]]
    order.subarray(start, end).sort((a, b) => probabilities[b] - probabilities[a] || a - b)
    return { start, end, low, high, likeliest: probabilities[order[start]] }
  })
  return {
    list,
    order,
    runs,
    low: Math.min(...runs.map(({ low }) => low)),
    high: Math.max(...runs.map(({ high }) => high)),
    likeliest: Math.max(...runs.map(({ likeliest }) => likeliest)),
  }
}

interface Found {
  readonly ensemble: number
  readonly left: number
  readonly right: number
  readonly energy: number
  readonly probability: number
  readonly value: number
}

type Best = ReturnType<typeof bestOf>

/** Keeps the largest contributions. */
function bestOf(top: number) {
  const queue = new FlatQueue<Found>()
  let threshold = 0
  return {
    /** What a contribution has to exceed. */
    threshold: () => threshold,
    add(found: Found) {
      queue.push(found, Math.abs(found.probability * found.value))
      if (queue.length > top) queue.pop()
      if (queue.length === top) threshold = queue.peekValue() as number
    },
    inOrder(): Found[] {
      return Array.from({ length: queue.length }, () => queue.pop() as Found).sort(
        (a, b) =>
          Math.abs(b.probability * b.value) - Math.abs(a.probability * a.value) ||
          a.ensemble - b.ensemble ||
          a.left - b.left ||
          a.right - b.right,
      )
    },
  }
}

function search(
  { offset, probability }: EnsembleTerm,
  ensemble: number,
  { left, right }: Branches,
  value: EnergyFunction,
  ceiling: Ceiling,
  best: Best,
): void {
  const lefts = left.list.points
  const rights = right.list.points
  const highest = ceiling(offset + left.low + right.low, offset + left.high + right.high)
  for (const point of left.order) {
    const share = probability * lefts.probabilities[point]
    // The left points descend in probability.
    if (share * right.likeliest * highest <= best.threshold()) return
    const energy = offset + lefts.energies[point]
    if (share * right.likeliest * ceiling(energy + right.low, energy + right.high) <= best.threshold())
      continue
    for (const { start, end, low, high, likeliest } of right.runs) {
      if (share * likeliest * highest <= best.threshold()) continue
      const within = ceiling(energy + low, energy + high)
      for (let place = start; place < end; place++) {
        const other = right.order[place]
        const own = share * rights.probabilities[other]
        if (own * within <= best.threshold()) break
        const total = energy + rights.energies[other]
        const height = value(total)
        if (Math.abs(own * height) > best.threshold())
          best.add({ ensemble, left: point, right: other, energy: total, probability: own, value: height })
      }
    }
  }
}
