import { type Measure, product, sorted } from './measure.ts'
import { type EnsembleSum, SAME_ENERGY, type ZoneSum } from './zone-sum.ts'

/** Lists of more points than this are not made: 2^21 take 32 MB, and as much again while they are merged. */
const MAXIMUM_POINTS = 2 ** 21

/** How many points the energies of some ensembles are, before equal ones are united. */
export const countPoints = (sums: readonly EnsembleSum[]): number =>
  sums.reduce(
    (count, { zoneSum: { left, right } }) => count + left.energies.length * right.energies.length,
    0,
  )

/**
 * All energies of an alloy as one measure, ascending; energies within `SAME_ENERGY` are one point.
 *
 * @param maximum the most points to list, before equal ones are united
 * @returns null when there are more
 * @example pointMasses(ensembleSums(ensembleTerms(model, alloy)))?.energies.at(-1) // the weakest binding
 */
export function pointMasses(sums: readonly EnsembleSum[], maximum = MAXIMUM_POINTS): Measure | null {
  if (countPoints(sums) > maximum) return null
  const known = new Map<ZoneSum, Measure>()
  let runs = sums.map(({ zoneSum, offset, probability }): Measure => {
    const list = known.get(zoneSum) ?? listed(zoneSum)
    known.set(zoneSum, list)
    return {
      energies: list.energies.map(energy => energy + offset),
      probabilities: list.probabilities.map(share => share * probability),
    }
  })
  while (runs.length > 1)
    runs = Array.from({ length: Math.ceil(runs.length / 2) }, (_, pair) =>
      merged(runs[2 * pair] as Measure, runs[2 * pair + 1]),
    )
  return united(runs[0] as Measure)
}

const listed = ({ left, right }: ZoneSum): Measure => sorted(product(left, right), right.energies.length)

function merged(a: Measure, b: Measure | undefined): Measure {
  if (b === undefined) return a
  const size = a.energies.length + b.energies.length
  const energies = new Float64Array(size)
  const probabilities = new Float64Array(size)
  let [i, j] = [0, 0]
  for (let place = 0; place < size; place++) {
    const aIsNext = i < a.energies.length && (j >= b.energies.length || a.energies[i] <= b.energies[j])
    energies[place] = aIsNext ? a.energies[i] : b.energies[j]
    probabilities[place] = aIsNext ? a.probabilities[i++] : b.probabilities[j++]
  }
  return { energies, probabilities }
}

/** One point for each group of energies that lie within `SAME_ENERGY` of the lowest of them. */
function united({ energies, probabilities }: Measure): Measure {
  const points = { energies: energies.slice(), probabilities: probabilities.slice() }
  let last = 0
  for (let point = 1; point < energies.length; point++)
    if (energies[point] - points.energies[last] <= SAME_ENERGY)
      points.probabilities[last] += probabilities[point]
    else {
      last++
      points.energies[last] = energies[point]
      points.probabilities[last] = probabilities[point]
    }
  return {
    energies: points.energies.slice(0, last + 1),
    probabilities: points.probabilities.slice(0, last + 1),
  }
}
