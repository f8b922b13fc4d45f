import { type ParameterLayout, zoneColumns } from '../energy/parameters.ts'
import { type SparseRow, sparseRow } from './standard-error.ts'

/** Environments that DFT could compute next, flat, and which slabs show them. */
export interface Candidates {
  readonly count: number
  /** Atoms in all zones of an environment. */
  readonly atoms: number
  /** Int32Array [candidate], the ensemble's place in the layout. */
  readonly ensembles: Int32Array
  /** Uint16Array [candidate, atom], zone * elements + element: which coefficient the atom adds to the energy. */
  readonly places: Uint16Array
  /** How many slabs there are; the sites of one need only one clean slab. */
  readonly slabCount: number
  /** Int32Array [candidate], the slab that shows it, from 0. */
  readonly slabs: Int32Array
}

/** Atoms of a candidate by zone and element, [zone * elements + element]. */
export function candidateCounts(
  { atoms, places }: Candidates,
  layout: Pick<ParameterLayout, 'zones' | 'elements'>,
  candidate: number,
): number[] {
  const counts = new Array<number>(zoneColumns(layout)).fill(0)
  for (let atom = 0; atom < atoms; atom++) counts[places[candidate * atoms + atom]]++
  return counts
}

/** The parameters that a candidate's energy is the weighted sum of. */
export const candidateRow = (candidates: Candidates, layout: ParameterLayout, candidate: number): SparseRow =>
  sparseRow({ layout }, candidates.ensembles[candidate], candidateCounts(candidates, layout, candidate))

/** Some of the candidates, in the order given. */
export function someCandidates(
  { atoms, ensembles, places, slabCount, slabs }: Candidates,
  chosen: readonly number[],
): Candidates {
  const own = new Uint16Array(chosen.length * atoms)
  for (const [index, candidate] of chosen.entries())
    own.set(places.subarray(candidate * atoms, (candidate + 1) * atoms), index * atoms)
  return {
    ...{ count: chosen.length, atoms, places: own, slabCount },
    ensembles: Int32Array.from(chosen, candidate => ensembles[candidate]),
    slabs: Int32Array.from(chosen, candidate => slabs[candidate]),
  }
}

/** The candidates of each slab: those of slab s are `order` from `starts[s]` to before `starts[s + 1]`. */
export interface SlabGroups {
  /** Int32Array [slab + 1] */
  readonly starts: Int32Array
  /** Int32Array [candidate] */
  readonly order: Int32Array
  /** Candidates of the slab that has most. */
  readonly most: number
}

/** Groups candidates by their slabs, each group in the order of the candidates. */
export function candidatesBySlab({ count, slabCount, slabs }: Candidates): SlabGroups {
  const starts = new Int32Array(slabCount + 1)
  for (let candidate = 0; candidate < count; candidate++) starts[slabs[candidate] + 1]++
  const most = starts.reduce((a, b) => Math.max(a, b), 0)
  for (let slab = 0; slab < slabCount; slab++) starts[slab + 1] += starts[slab]
  const next = starts.slice()
  const order = new Int32Array(count)
  for (let candidate = 0; candidate < count; candidate++) order[next[slabs[candidate]]++] = candidate
  return { starts, order, most }
}
