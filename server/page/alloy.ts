import type { Address } from './address.ts'
import type { Question } from './ask.ts'

/** What the page shows at first. */
export const DEFAULT_MODEL = 'irpdptrhru-oh'
export const DEFAULT_COMPOSITION = 'Ir20Pd20Pt20Rh20Ru20'

/** The model that the address names. */
export const modelOf = (address: Address): string => address.text('model', DEFAULT_MODEL)

/** The composition that the address names, as it was typed. */
export const compositionOf = (address: Address): string => address.text('composition', DEFAULT_COMPOSITION)

/**
 * The alloy of the address as fields of a question.
 *
 * @example useAnswer('distribution', { model: modelOf(address), ...alloyOf(address) })
 */
export function alloyOf(address: Address): Question {
  const layer = address.list('layer')
  return { composition: compositionOf(address), ...(layer.length > 0 && { layer }) }
}
