import type { Address } from './address.ts'
import { compositionOf } from './alloy.ts'
import { readFormula } from './composition/read-formula.ts'
import { equalShares, sharesFormula } from './composition/shares.ts'
import type { FieldChanges } from './fields.ts'

/** What of a model decides which alloys it is for. */
interface Covering {
  readonly id: string
  readonly elements: readonly string[]
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
 * What changes in the address with the model: one that does not cover the alloy brings an equimolar alloy of its own.
 *
 * @example address.set(modelChange(address, { id: 'agaucupdpt-co', elements: ['Ag', 'Au', 'Cu', 'Pd', 'Pt'] }))
 */
export const modelChange = (address: Address, model: Covering): FieldChanges => ({
  model: model.id,
  ...(coversAlloy(model, address) ? {} : { composition: equimolarOf(model), layer: null }),
})
