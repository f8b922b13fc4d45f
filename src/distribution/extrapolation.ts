import { type LayeredComposition, layerComposition } from '../composition/layered.ts'
import type { CountRanges, EnergyModel } from '../energy/model.ts'
import { type CountRange, probabilityWithin } from '../environment/counts-within.ts'
import { seenGroups } from './seen-groups.ts'
import type { EnsembleTerm } from './terms.ts'

/** The atom counts that the rows of a model's fit had where an ensemble is; null when the model does not say. */
export function countRanges({ training }: EnergyModel, ensemble: string): CountRanges | null {
  if (training === undefined) return null
  const { counts } = training
  return (ensemble in counts ? counts[ensemble] : counts) as CountRanges
}

/**
 * Whether some atom counts lie outside those of the rows of a model's fit; false also when the model does not say.
 *
 * @example restrictsCounts(loadModel('irpdptrhru-oh')) // false: its rows hold every pure zone
 */
export const restrictsCounts = (model: EnergyModel): boolean =>
  Object.keys(model.ensembles).some(ensemble => {
    const ranges = countRanges(model, ensemble)
    return ranges !== null && model.zones.some(({ name, atoms }) => restricts(ranges, name, atoms))
  })

const restricts = (ranges: CountRanges, zone: string, atoms: number): boolean =>
  Object.values(ranges[zone] ?? {}).some(([fewest, most]) => fewest > 0 || most < atoms)

/**
 * Prepares, for some ensembles, how probable it is that all atom counts of a site lie within those of the rows of the
 * model's fit. Given the ensemble, zones are independent, so it is a product over zones.
 *
 * @returns null when the model does not say what its rows were; else takes mole fractions per zone in the order of the
 * model's elements, 0 where absent, [zone] of Float64Array [element], and gives Float64Array [ensemble]
 */
export function countsWithin(
  model: EnergyModel,
  ensembles: readonly string[],
): ((fractions: readonly Float64Array[]) => Float64Array) | null {
  if (model.training === undefined) return null
  const families: CountRanges[] = []
  const familyOf = ensembles.map(ensemble => {
    const ranges = countRanges(model, ensemble) as CountRanges
    const known = families.indexOf(ranges)
    return known >= 0 ? known : families.push(ranges) - 1
  })
  const listed = families.map(ranges =>
    model.zones.map(({ name }) => model.elements.map(element => ranges[name]?.[element] as CountRange)),
  )
  return fractions => {
    const within = listed.map(zones =>
      zones.reduce(
        (product, ranges, zone) =>
          product *
          probabilityWithin(model.zones[zone]?.atoms as number, fractions[zone] as Float64Array, ranges),
        1,
      ),
    )
    return Float64Array.from(familyOf, family => within[family] as number)
  }
}

/** Mole fractions of every zone of a model in the order of its elements, 0 where absent. */
export const zoneFractions = (model: EnergyModel, alloy: LayeredComposition): Float64Array[] =>
  seenGroups(model)
    .slice(1)
    .map(({ layer }) => {
      const composition = layerComposition(alloy, layer)
      return Float64Array.from(model.elements, element => composition.get(element) ?? 0)
    })

/**
 * Probability of the sites of an alloy on ensembles that the rows of the model's fit had, but with an atom count outside
 * those of these rows: there the model extrapolates. Exact.
 *
 * @param terms of the model and the alloy
 * @returns null when the model does not say what its rows were
 * @example extrapolatedProbability(model, alloy, ensembleTerms(model, alloy))
 */
export function extrapolatedProbability(
  model: EnergyModel,
  alloy: LayeredComposition,
  terms: readonly EnsembleTerm[],
): number | null {
  const within = countsWithin(
    model,
    terms.map(({ name }) => name),
  )?.(zoneFractions(model, alloy))
  if (within === undefined) return null
  return terms.reduce(
    (sum, { probability, unseen }, index) => sum + (unseen ? 0 : probability * (1 - within[index])),
    0,
  )
}
