import { type CompositionRegion, nearestComposition } from './composition-region.ts'

/** Elements up to which every set of them is headed for; of more, sets of one, two and all. */
const MOST_OF_ALL_SETS = 6

/**
 * Ways to go from a composition when its derivatives say too little: every move of one mole fraction to another, and
 * towards the equimolar composition of every set of elements, or what of it a region allows. The last of these raises
 * all elements at once, as sites that need several absent ones want.
 *
 * @param x Float64Array [element], in the region
 * @returns Float64Array [element] each; a length of 1 for a whole mole fraction, or the whole way
 * @example probeDirections(boundedRegion(bounds), Float64Array.of(1, 0, 0)).length // 13
 */
export function probeDirections(region: CompositionRegion, x: Float64Array): Float64Array[] {
  const targets = equimolarSets(x.length).map(centre => nearestComposition(region, centre))
  return [...exchanges(x.length), ...targets.map(target => target.map((fraction, i) => fraction - x[i]))]
}

/** Every move of one mole fraction to another. */
const exchanges = (elements: number): Float64Array[] =>
  Array.from({ length: elements * elements }, (_, pair) => {
    const move = new Float64Array(elements)
    move[Math.floor(pair / elements)] += 1
    move[pair % elements] -= 1
    return move
  }).filter(move => move.some(step => step !== 0))

function equimolarSets(elements: number): Float64Array[] {
  const of = (set: readonly number[]) =>
    Float64Array.from({ length: elements }, (_, i) => (set.includes(i) ? 1 / set.length : 0))
  const all = Array.from({ length: elements }, (_, i) => i)
  if (elements <= MOST_OF_ALL_SETS)
    return Array.from({ length: 2 ** elements - 1 }, (_, bits) => of(all.filter(i => ((bits + 1) >> i) & 1)))
  const pairs = all.flatMap(i => all.slice(i + 1).map(j => [i, j]))
  return [...all.map(i => [i]), ...pairs, all].map(of)
}
