import type { Address } from './address.ts'
import { compositionOf } from './alloy.ts'
import { readFormula } from './composition/read-formula.ts'
import { equalShares, sharesFormula } from './composition/shares.ts'
import type { FieldChanges } from './fields.ts'
import { exampleWindow, objectiveChanges, objectivesFor } from './objective.ts'

/** What of a model decides which alloys it is for. */
interface Covering {
  readonly id: string
  readonly elements: readonly string[]
}

/** What of a model decides which energies make sense. */
interface Adsorbing {
  readonly adsorbate: string
}

/**
 * Whether a model has every element of the composition in the address; one that cannot be read is left for the server
 * to refuse.
 */
export const coversAlloy = ({ elements }: Covering, address: Address): boolean =>
  [...(readFormula(compositionOf(address)).composition?.keys() ?? [])].every(element =>
    elements.includes(element),
  )

/** The equimolar alloy of a model's elements. */
export const equimolarOf = ({ elements }: Covering): string => sharesFormula(equalShares(elements))

/**
 * What changes in the address with the model: one that does not cover the alloy brings an equimolar alloy of its own; one
 * of another adsorbate forgets the energies of the one before, as they mean nothing to it.
 *
 * @param before the model until now; undefined when it is not known
 * @example address.set(modelChange(address, models[2], models[0]))
 */
export const modelChange = (
  address: Address,
  model: Covering & Adsorbing,
  before: Adsorbing | undefined,
): FieldChanges => ({
  model: model.id,
  ...(coversAlloy(model, address) ? {} : { composition: equimolarOf(model), layer: null }),
  ...(before?.adsorbate === model.adsorbate ? {} : energyChanges(address, model)),
})

/** What becomes of the energies in the address: an objective starts anew, and goes where it is not defined. */
function energyChanges(address: Address, { adsorbate }: Adsorbing): FieldChanges {
  const objective = address.text('objective')
  const isDefined = objectivesFor(adsorbate).includes(objective)
  const isEnergy = /eV\s*$/i.test(address.text('relativeTo'))
  return {
    ...objectiveChanges(isDefined ? objective : '', adsorbate),
    target: null,
    window: address.text('descriptor') === 'windowProbability' ? exampleWindow(adsorbate) : null,
    ...(isEnergy && { relativeTo: null }),
    pairWindow: null,
    given: null,
  }
}
