import type { Composition } from '../composition/composition.ts'
import {
  checkFractions,
  checkLayers,
  type LayeredComposition,
  layerComposition,
} from '../composition/layered.ts'
import type { EnergyModel } from '../energy/model.ts'
import { fillingProbabilities } from '../environment/filling-probabilities.ts'
import { zoneFillings } from '../environment/zone-fillings.ts'
import { inField } from '../input/in-field.ts'
import { InputError } from '../input/input-error.ts'
import { seenGroups } from './seen-groups.ts'
import { termPlan } from './term-plan.ts'

/** A zone's share of the energy: every atom is element i with probability x_i and then adds w_i. */
export interface ZoneTerm {
  readonly atoms: number
  /** Float64Array [element], mole fractions. */
  readonly fractions: Float64Array
  /** Float64Array [element], eV per atom; the same object for all compositions of the same elements under a model. */
  readonly weights: Float64Array
}

/** One ensemble of an alloy under a model: given the ensemble, zones are independent and their energies add. */
export interface EnsembleTerm {
  readonly name: string
  readonly probability: number
  /** b, eV. */
  readonly offset: number
  /** Whether the model was fitted without any row of this ensemble. */
  readonly unseen: boolean
  /** Ensembles with the same coefficients share the same array. */
  readonly zones: readonly ZoneTerm[]
}

/**
 * Splits the energy distribution of a random alloy into its ensembles and their zones.
 *
 * @throws InputError when the model does not cover an element, or a layer is given that it does not see
 */
export function ensembleTerms(model: EnergyModel, alloy: LayeredComposition): EnsembleTerm[] {
  checkFractions(alloy)
  checkCoverage(model, [...alloy.bulk.keys()])
  for (const layer of alloy.layers.values())
    inField('layer', layer, own => checkCoverage(model, [...own.keys()]))
  const groups = seenGroups(model)
  checkLayers(
    alloy,
    groups.map(({ layer }) => layer),
    `the energies of ${model.id}`,
  )
  const [ensemble, ...zones] = groups
  const touched = inOrder(layerComposition(alloy, ensemble.layer))
  const compositions = zones.map(({ layer }) => layerComposition(alloy, layer))
  const { ensembles, families } = termPlan(model, groups, {
    ensemble: [...touched.keys()],
    zones: compositions.map(composition => [...composition.keys()]),
  })
  const probabilities = fillingProbabilities(
    zoneFillings(ensemble.atoms, touched.size),
    Float64Array.from(touched.values()),
  )
  const fractions = compositions.map(composition => Float64Array.from(composition.values()))
  const terms = families.map(weights =>
    zones.map(
      ({ atoms }, zone): ZoneTerm => ({
        atoms,
        fractions: fractions[zone] as Float64Array,
        weights: weights[zone] as Float64Array,
      }),
    ),
  )
  return ensembles.map(({ name, offset, unseen, family }, index) => ({
    name,
    probability: probabilities[index] as number,
    offset,
    unseen,
    zones: terms[family] as ZoneTerm[],
  }))
}

/** Probability of the sites whose ensemble the model never saw. */
export const unseenProbability = (terms: readonly EnsembleTerm[]): number =>
  terms.reduce((sum, { unseen, probability }) => sum + (unseen ? probability : 0), 0)

/** Arrangements of the alloy's elements on the labelled atoms that the model sees, layer by layer. */
export const labelledArrangements = (model: EnergyModel, alloy: LayeredComposition): bigint =>
  seenGroups(model).reduce(
    (product, { atoms, layer }) => product * BigInt(layerComposition(alloy, layer).size) ** BigInt(atoms),
    1n,
  )

/** The composition in the order of its sorted elements, which is the order of ensemble names. */
const inOrder = (composition: Composition): Composition =>
  new Map([...composition].sort(([a], [b]) => (a < b ? -1 : 1)))

/**
 * Checks that a model has parameters for some elements.
 *
 * @throws InputError naming those it lacks
 */
export function checkCoverage({ id, elements }: EnergyModel, asked: readonly string[]): void {
  const missing = asked.filter(element => !elements.includes(element))
  if (missing.length > 0)
    throw new InputError(
      `model ${id} has no parameters for ${missing.join(', ')}; it covers ${elements.join(', ')}`,
    )
}
