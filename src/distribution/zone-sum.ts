import type { Measure } from './measure.ts'
import type { PointOrder } from './point-order.ts'
import { type KnownPlaces, plannedList, sumPlan } from './sum-plan.ts'
import type { EnsembleTerm, ZoneTerm } from './terms.ts'

/**
 * The energy that all zones of an ensemble add, as two sorted lists of independent summands: every point of
 * one with every point of the other. Two lists of some thousand points stand for millions of fingerprints.
 */
export interface ZoneSum {
  readonly left: Measure
  readonly right: Measure
  /** Float64Array [point of right + 1]: probability of the points before each. */
  readonly rightBefore: Float64Array
  /** Float64Array [point of right + 1]: probability of the points from each on. */
  readonly rightFrom: Float64Array
  /** eV between the right points if they are evenly spaced, so that a place is computed and not searched. */
  readonly rightStep: number | null
  /** Places among the right points that are known from another sum of the same energies. */
  readonly places?: KnownPlaces
  /** The order of the pairs of points, which sums of the same energies share; null where they are too many. */
  readonly order?: () => PointOrder | null
}

/** An ensemble's energies, offset + zone sum, and how likely the ensemble is. */
export interface EnsembleSum {
  /** b, eV. */
  readonly offset: number
  readonly probability: number
  /** The same object for ensembles with the same coefficients. */
  readonly zoneSum: ZoneSum
}

/**
 * The sums of an alloy's ensembles, one for all with the same zones.
 *
 * @example ensembleSums(ensembleTerms(model, alloy))
 */
export function ensembleSums(terms: readonly EnsembleTerm[]): EnsembleSum[] {
  const known = new Map<readonly ZoneTerm[], ZoneSum>()
  return terms.map(({ zones, offset, probability }) => {
    const zoneSum = known.get(zones) ?? sumOfZones(zones)
    known.set(zones, zoneSum)
    return { offset, probability, zoneSum }
  })
}

function sumOfZones(zones: readonly ZoneTerm[]): ZoneSum {
  const plan = sumPlan(zones)
  const [left, right] = [plannedList(plan.left, zones), plannedList(plan.right, zones)]
  return {
    left,
    right,
    ...cumulated(right.probabilities),
    rightStep: null,
    places: plan.places,
    order: plan.order,
  }
}

/**
 * The probabilities before each point and from it on, each summed from its own end, so that small ones keep their digits.
 *
 * @example cumulated(Float64Array.of(0.25, 0.75)).rightBefore // 0, 0.25, 1
 */
export function cumulated(probabilities: Float64Array): Pick<ZoneSum, 'rightBefore' | 'rightFrom'> {
  const points = probabilities.length
  const rightBefore = new Float64Array(points + 1)
  const rightFrom = new Float64Array(points + 1)
  for (let point = 0; point < points; point++)
    rightBefore[point + 1] = rightBefore[point] + probabilities[point]
  for (let point = points - 1; point >= 0; point--)
    rightFrom[point] = rightFrom[point + 1] + probabilities[point]
  return { rightBefore, rightFrom }
}

/**
 * Energies this close, in eV, are the same: the coefficients' decimals may place them on an edge, and sums of some
 * twenty numbers of a few eV round by less than 1e-13.
 */
export const SAME_ENERGY = 1e-12
