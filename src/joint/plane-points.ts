import { fillingProbabilities } from '../environment/filling-probabilities.ts'
import { zoneFillings } from '../environment/zone-fillings.ts'
import type { Pair, SharedTerm } from './pair-terms.ts'

/** Point masses in the plane of two energies. */
export interface PlanePoints {
  /** Per model, Float64Array [point], eV. */
  readonly energies: Pair<Float64Array>
  /** Float64Array [point] */
  readonly probabilities: Float64Array
}

const ORIGIN: PlanePoints = {
  energies: [Float64Array.of(0), Float64Array.of(0)],
  probabilities: Float64Array.of(1),
}

/** What some independent classes of atoms add to both energies: every choice of one filling each. */
export const planePoints = (terms: readonly SharedTerm[]): PlanePoints =>
  terms.map(fillingPoints).reduce(planeProduct, ORIGIN)

function fillingPoints({ atoms, fractions, weights: [first, second] }: SharedTerm): PlanePoints {
  const fillings = zoneFillings(atoms, fractions.length)
  const [a, b] = [new Float64Array(fillings.length), new Float64Array(fillings.length)]
  for (let filling = 0, entry = 0; filling < fillings.length; filling++)
    for (let element = 0; element < fractions.length; element++, entry++) {
      a[filling] += fillings.counts[entry] * first[element]
      b[filling] += fillings.counts[entry] * second[element]
    }
  return { energies: [a, b], probabilities: fillingProbabilities(fillings, fractions) }
}

function planeProduct(left: PlanePoints, right: PlanePoints): PlanePoints {
  const [size, inner] = [left.probabilities.length, right.probabilities.length]
  const [a, b] = [new Float64Array(size * inner), new Float64Array(size * inner)]
  const probabilities = new Float64Array(size * inner)
  for (let i = 0, pair = 0; i < size; i++)
    for (let j = 0; j < inner; j++, pair++) {
      a[pair] = left.energies[0][i] + right.energies[0][j]
      b[pair] = left.energies[1][i] + right.energies[1][j]
      probabilities[pair] = left.probabilities[i] * right.probabilities[j]
    }
  return { energies: [a, b], probabilities }
}
