import { unlayered } from '../composition/layered.ts'
import { atomCumulants } from '../distribution/cumulants.ts'
import type { DataCoverage } from '../distribution/data-coverage.ts'
import { countsWithin, restrictsCounts } from '../distribution/extrapolation.ts'
import { type EnsembleTerm, ensembleTerms, type ZoneTerm } from '../distribution/terms.ts'
import type { EnergyModel } from '../energy/model.ts'
import { fillingProbabilities } from '../environment/filling-probabilities.ts'
import { zoneFillings } from '../environment/zone-fillings.ts'
import { findSite } from '../site/registry.ts'

/** Closed forms of an alloy's energies, in eV. */
export interface AlloyMoments extends DataCoverage {
  readonly mean: number
  readonly standardDeviation: number
  /** Third standardised moment; null for a single energy. */
  readonly skewness: number | null
  /** Fourth standardised moment less 3; null for a single energy. */
  readonly excessKurtosis: number | null
  readonly minimum: number
  readonly maximum: number
}

/** What is known of a zone's atoms: mean, mu_2, mu_3, kappa_4. */
const PER_ZONE = 4

/**
 * The closed forms of `energyMoments`, for many compositions of the same elements: what the mole fractions do not
 * change is prepared once. The values are the same to the last bit.
 *
 * @param elements all present, in the order of the compositions
 * @returns takes mole fractions, all positive: Float64Array [element]
 * @throws InputError when the model lacks an element
 * @example momentsEvaluator(loadModel('irpdptrhru-oh'), ['Ir', 'Pt'])(Float64Array.of(0.2, 0.8)).mean
 */
export function momentsEvaluator(
  model: EnergyModel,
  elements: readonly string[],
): (fractions: Float64Array) => AlloyMoments {
  const equimolar = new Map(elements.map(element => [element, 1 / elements.length]))
  const terms = ensembleTerms(model, unlayered(equimolar))
  const families = [...new Set(terms.map(({ zones }) => zones))]
  const familyOf = terms.map(({ zones }) => families.indexOf(zones))
  const perFamily = families.map(zones => new Float64Array(PER_ZONE * zones.length))
  const [minimum, maximum] = [extreme(terms, Math.min), extreme(terms, Math.max)]
  const fillings = zoneFillings(findSite(model.site).ensemble.length, elements.length)
  // Ensembles are named by their sorted elements, which is the order of their probabilities.
  const order = [...elements.keys()].sort((a, b) =>
    (elements[a] as string) < (elements[b] as string) ? -1 : 1,
  )
  const sorted = new Float64Array(elements.length)
  const own = new Float64Array(PER_ZONE * terms.length)
  const within = withinEvaluator(model, elements, terms)

  return fractions => {
    for (const [place, element] of order.entries()) sorted[place] = fractions[element]
    const probabilities = fillingProbabilities(fillings, sorted)
    for (const [family, zones] of families.entries())
      fillAtomMoments(zones, fractions, perFamily[family] as Float64Array)
    let [mean, unseenProbability] = [0, 0]
    for (const [index, { offset, zones, unseen }] of terms.entries()) {
      const atoms = perFamily[familyOf[index] as number] as Float64Array
      let [kappa1, kappa2, kappa3, kappa4] = [offset, 0, 0, 0]
      for (let zone = 0, entry = 0; zone < zones.length; zone++, entry += PER_ZONE) {
        const count = (zones[zone] as ZoneTerm).atoms
        kappa1 += count * atoms[entry]
        kappa2 += count * atoms[entry + 1]
        kappa3 += count * atoms[entry + 2]
        kappa4 += count * atoms[entry + 3]
      }
      own.set([kappa1, kappa2, kappa3, kappa4], PER_ZONE * index)
      mean += probabilities[index] * kappa1
      if (unseen) unseenProbability += probabilities[index]
    }
    const inside = within?.(fractions)
    let extrapolated = 0
    if (inside !== undefined)
      for (let index = 0; index < terms.length; index++)
        if (!terms[index]?.unseen) extrapolated += probabilities[index] * (1 - inside[index])
    let [variance, third, fourth] = [0, 0, 0]
    for (let index = 0, entry = 0; index < terms.length; index++, entry += PER_ZONE) {
      const [kappa2, kappa3, kappa4] = [own[entry + 1], own[entry + 2], own[entry + 3]]
      const d = own[entry] - mean
      const probability = probabilities[index]
      variance += probability * (kappa2 + d ** 2)
      third += probability * (kappa3 + 3 * d * kappa2 + d ** 3)
      fourth += probability * (kappa4 + 3 * kappa2 ** 2 + 4 * d * kappa3 + 6 * d ** 2 * kappa2 + d ** 4)
    }
    const isSingle = minimum === maximum
    return {
      mean,
      standardDeviation: Math.sqrt(variance),
      skewness: isSingle ? null : third / variance ** 1.5,
      excessKurtosis: isSingle ? null : fourth / variance ** 2 - 3,
      minimum,
      maximum,
      unseenProbability,
      extrapolatedProbability: model.training === undefined ? null : extrapolated,
    }
  }
}

/** How probable it is in each ensemble that no count is extrapolated; null where all counts lie within those of the rows. */
function withinEvaluator(
  model: EnergyModel,
  elements: readonly string[],
  terms: readonly EnsembleTerm[],
): ((fractions: Float64Array) => Float64Array) | null {
  const within = restrictsCounts(model)
    ? countsWithin(
        model,
        terms.map(({ name }) => name),
      )
    : null
  if (within === null) return null
  const places = elements.map(element => model.elements.indexOf(element))
  const all = new Float64Array(model.elements.length)
  const perZone = model.zones.map(() => all)
  return fractions => {
    for (const [index, place] of places.entries()) all[place] = fractions[index]
    return within(perZone)
  }
}

function fillAtomMoments(zones: readonly ZoneTerm[], fractions: Float64Array, out: Float64Array): void {
  for (const [zone, { weights }] of zones.entries())
    out.set(atomCumulants(weights, fractions), zone * PER_ZONE)
}

/** The lowest or the highest energy of all ensembles; it depends on which elements there are, and no further. */
const extreme = (terms: readonly EnsembleTerm[], pick: (...values: number[]) => number): number =>
  pick(
    ...terms.map(({ offset, zones }) =>
      zones.reduce((energy, { atoms, weights }) => energy + atoms * pick(...weights), offset),
    ),
  )
