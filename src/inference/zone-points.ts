import type { ZoneTerm } from '../distribution/terms.ts'
import { fillingProbabilities } from '../environment/filling-probabilities.ts'
import { zoneFillings } from '../environment/zone-fillings.ts'

/**
 * The joint fillings of some zones, listed once for many coefficients: their probabilities stay, their energies change.
 * The last zone's filling counts fastest.
 */
export interface ZonePoints {
  readonly zones: readonly ZoneFillingsOf[]
  /** Float64Array [point], summing to 1. */
  readonly probabilities: Float64Array
}

interface ZoneFillingsOf {
  /** Place of the zone among the terms' zones. */
  readonly place: number
  readonly elements: number
  /** Float64Array [filling, element]: atoms, as numbers to multiply. */
  readonly counts: Float64Array
}

/**
 * @param places which of the zones
 * @param atoms of each of these zones that the points fill; all of them by default
 */
export function zonePoints(
  zones: readonly ZoneTerm[],
  places: readonly number[],
  atoms = places.map(place => (zones[place] as ZoneTerm).atoms),
): ZonePoints {
  let probabilities: Float64Array = Float64Array.of(1)
  const listed = places.map((place, index) => {
    const { fractions } = zones[place] as ZoneTerm
    const fillings = zoneFillings(atoms[index] as number, fractions.length)
    probabilities = pairs(probabilities, fillingProbabilities(fillings, fractions), (a, b) => a * b)
    return { place, elements: fractions.length, counts: Float64Array.from(fillings.counts) }
  })
  return { zones: listed, probabilities }
}

/** The energies of the points with the coefficients of some terms: Float64Array [point], eV. */
export function pointEnergies({ zones }: ZonePoints, terms: readonly ZoneTerm[]): Float64Array {
  let energies: Float64Array = Float64Array.of(0)
  for (const { place, elements, counts } of zones) {
    const { weights } = terms[place] as ZoneTerm
    const own = new Float64Array(counts.length / elements)
    for (let filling = 0, entry = 0; filling < own.length; filling++) {
      let energy = 0
      for (let element = 0; element < elements; element++) energy += counts[entry++] * weights[element]
      own[filling] = energy
    }
    energies = energies.length === 1 && energies[0] === 0 ? own : sums(energies, own)
  }
  return energies
}

function sums(a: Float64Array, b: Float64Array): Float64Array {
  const all = new Float64Array(a.length * b.length)
  for (let i = 0, pair = 0; i < a.length; i++) {
    const first = a[i]
    for (let j = 0; j < b.length; j++) all[pair++] = first + b[j]
  }
  return all
}

function pairs(a: Float64Array, b: Float64Array, of: (a: number, b: number) => number): Float64Array {
  const all = new Float64Array(a.length * b.length)
  for (let i = 0, pair = 0; i < a.length; i++) for (let j = 0; j < b.length; j++) all[pair++] = of(a[i], b[j])
  return all
}

/**
 * Points of two independent summands, listed once in ascending order of some energies, so that those of similar
 * coefficients ascend but for neighbours: what looks them up then stays in one place of the memory.
 */
export interface AscendingPairs {
  readonly left: ZonePoints
  readonly right: ZonePoints
  /** Int32Array [pair]: which point of each. */
  readonly lefts: Int32Array
  readonly rights: Int32Array
  /** Float64Array [pair], summing to 1. */
  readonly probabilities: Float64Array
}

/** @param terms whose coefficients give the order */
export function ascendingPairs(
  left: ZonePoints,
  right: ZonePoints,
  terms: readonly ZoneTerm[],
): AscendingPairs {
  const energies = sums(pointEnergies(left, terms), pointEnergies(right, terms))
  const order = Int32Array.from(energies.keys()).sort((a, b) => energies[a] - energies[b])
  const width = right.probabilities.length
  const lefts = order.map(pair => Math.floor(pair / width))
  const rights = order.map(pair => pair % width)
  return {
    left,
    right,
    lefts,
    rights,
    probabilities: Float64Array.from(
      lefts,
      (point, pair) => left.probabilities[point] * right.probabilities[rights[pair]],
    ),
  }
}

/**
 * Fills Float64Array [pair] with the energies of the pairs with the coefficients of some terms, eV.
 *
 * @returns the lowest and the highest
 */
export function fillPairEnergies(
  { left, right, lefts, rights }: AscendingPairs,
  terms: readonly ZoneTerm[],
  out: Float64Array,
): [lowest: number, highest: number] {
  const [own, other] = [pointEnergies(left, terms), pointEnergies(right, terms)]
  for (let pair = 0; pair < lefts.length; pair++) out[pair] = own[lefts[pair]] + other[rights[pair]]
  const [a, b] = [extremes(own), extremes(other)]
  return [a[0] + b[0], a[1] + b[1]]
}

/** The lowest and the highest of some energies. */
export function extremes(energies: Float64Array): [lowest: number, highest: number] {
  let [lowest, highest] = [energies[0], energies[0]]
  for (let i = 1; i < energies.length; i++) {
    if (energies[i] < lowest) lowest = energies[i]
    if (energies[i] > highest) highest = energies[i]
  }
  return [lowest, highest]
}
