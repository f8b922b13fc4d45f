import { fillingProbabilities } from '../environment/filling-probabilities.ts'
import { type ZoneFillings, zoneFillings } from '../environment/zone-fillings.ts'
import { fillingEnergies, type Measure, ORIGIN, product, sorted } from './measure.ts'
import { type PointOrder, pointOrder } from './point-order.ts'
import type { ZoneTerm } from './terms.ts'

/** What of a zone sum no mole fraction changes: which points its two lists have, in which order. */
export interface SumPlan {
  readonly left: ListPlan
  readonly right: ListPlan
  /** What it is the plan of. */
  readonly zones: readonly Pick<ZoneTerm, 'atoms' | 'weights'>[]
  readonly places: KnownPlaces
  /** The order of its points, found when it is first asked for; null where they are too many. */
  readonly order: () => PointOrder | null
}

/** By evenly spaced thresholds: Uint16Array [threshold, left point], how many right points stay below with the left one. */
export type KnownPlaces = Map<string, Uint16Array>

/** A sorted list of the energies that some zones add. */
interface ListPlan {
  /** Float64Array [point], ascending, eV. */
  readonly energies: Float64Array
  readonly factors: readonly Factor[]
}

/** A zone that is multiplied into a list. */
interface Factor {
  /** Its place among the zones. */
  readonly zone: number
  readonly fillings: ZoneFillings
  /** Uint32Array [point]: its filling, and the point of the list before it. */
  readonly filling: Uint32Array
  readonly before: Uint32Array
}

/** A zone sum of no more points than this is one sorted list, so that a threshold is found by bisection. */
const FEW_POINTS = 2 ** 11

/** Points of more pairs than this are not put in order. */
const MOST_ORDERED = 2 ** 15

/** Plans of longer lists are made anew. */
const LONGEST_KEPT = 2 ** 16

/** By the weights of the first zone. */
const kept = new WeakMap<Float64Array, SumPlan>()

/** The plan of some zones, which is made once for all compositions of the same elements. */
export function sumPlan(zones: readonly ZoneTerm[]): SumPlan {
  const [first] = zones
  const known = first && kept.get(first.weights)
  if (known !== undefined && isOf(known, zones)) return known
  const plan = planned(zones)
  const longest = Math.max(plan.left.energies.length, plan.right.energies.length)
  if (first !== undefined && longest <= LONGEST_KEPT) kept.set(first.weights, plan)
  return plan
}

const isOf = (plan: SumPlan, zones: readonly ZoneTerm[]): boolean =>
  plan.zones.length === zones.length &&
  plan.zones.every(({ atoms, weights }, i) => weights === zones[i]?.weights && atoms === zones[i]?.atoms)

const EMPTY: ListPlan = { energies: ORIGIN.energies, factors: [] }

/** Multiplies the largest zones first, each into the half that is smaller so far, or all into one if they are few. */
function planned(zones: readonly ZoneTerm[]): SumPlan {
  const measures = zones
    .map((zone, index) => ({ zone: index, fillings: zoneFillings(zone.atoms, zone.weights.length) }))
    .sort((a, b) => b.fillings.length - a.fillings.length)
  const points = measures.reduce((count, { fillings }) => count * fillings.length, 1)
  let [left, right] = [EMPTY, EMPTY]
  for (const { zone, fillings } of measures) {
    const { weights } = zones[zone] as ZoneTerm
    if (points > FEW_POINTS && left.energies.length < right.energies.length)
      left = multiplied(left, zone, fillings, weights)
    else right = multiplied(right, zone, fillings, weights)
  }
  let order: PointOrder | undefined
  return {
    left,
    right,
    zones: zones.map(({ atoms, weights }) => ({ atoms, weights })),
    places: new Map(),
    order: () => {
      if (points > MOST_ORDERED) return null
      order ??= pointOrder(left.energies, right.energies)
      return order
    },
  }
}

function multiplied(list: ListPlan, zone: number, fillings: ZoneFillings, weights: Float64Array): ListPlan {
  // The order is found by sorting numbered points.
  const own = sorted(numbered(fillingEnergies(fillings, weights)))
  const before = list.energies.length
  const { energies, probabilities: pairs } = sorted(
    numbered(product(own, { energies: list.energies, probabilities: list.energies }).energies),
    before,
  )
  return {
    energies,
    factors: [
      ...list.factors,
      {
        zone,
        fillings,
        filling: Uint32Array.from(pairs, pair => own.probabilities[Math.floor(pair / before)]),
        before: Uint32Array.from(pairs, pair => pair % before),
      },
    ],
  }
}

const numbered = (energies: Float64Array): Measure => ({
  energies,
  probabilities: Float64Array.from(energies.keys()),
})

/** A planned list with the probabilities of a composition. */
export function plannedList({ energies, factors }: ListPlan, zones: readonly ZoneTerm[]): Measure {
  let { probabilities } = ORIGIN
  for (const { zone, fillings, filling, before } of factors) {
    const own = fillingProbabilities(fillings, (zones[zone] as ZoneTerm).fractions)
    const next = new Float64Array(filling.length)
    for (let point = 0; point < next.length; point++)
      next[point] = own[filling[point]] * probabilities[before[point]]
    probabilities = next
  }
  return { energies, probabilities }
}
