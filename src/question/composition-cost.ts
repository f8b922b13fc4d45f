import { supplyRisk } from '../composition/element-properties.ts'
import { parseComposition } from '../composition/formula.ts'
import { InputError } from '../input/input-error.ts'

/** A cost of an alloy, linear in its mole fractions. */
export interface CompositionCost {
  /** As it was asked for: `share:Ir+Pt` or `supply-risk`. */
  readonly against: string
  /** What it is, with its unit, for people. */
  readonly title: string
  /** Per mole fraction: Float64Array [element]. */
  readonly perElement: Float64Array
}

/**
 * Reads what an objective is weighed against: `share:Ir`, the mole fraction of one element or of several
 * (`share:Ir+Pt`), or `supply-risk`, the mean Herfindahl-Hirschman index of the elements' production.
 *
 * @param elements that the compositions are made of
 * @throws InputError for anything else, or an element that takes no part or has no data
 * @example readCompositionCost('share:Ir', ['Ir', 'Pt']).perElement // [1, 0]
 */
export function readCompositionCost(against: string, elements: readonly string[]): CompositionCost {
  if (against === 'supply-risk')
    return {
      against,
      title: 'supply risk (mean Herfindahl-Hirschman index of production, 0 to 10,000)',
      perElement: Float64Array.from(elements, element => supplyRisk(parseComposition(element))),
    }
  const [, list] = /^share:(.+)$/.exec(against) ?? []
  if (list === undefined)
    throw new InputError(
      `a front is against share:Ir (a mole fraction), share:Ir+Pt (a sum of them) or supply-risk, got "${against}"`,
    )
  const shared = list.split('+').map(element => element.trim())
  for (const [index, element] of shared.entries()) {
    if (!elements.includes(element))
      throw new InputError(`"${element}" in "${against}" is none of the elements ${elements.join(', ')}`)
    if (shared.indexOf(element) !== index)
      throw new InputError(`element ${element} appears twice in "${against}"`)
  }
  return {
    against,
    title: `mole fraction of ${shared.join(' + ')}`,
    perElement: Float64Array.from(elements, element => Number(shared.includes(element))),
  }
}
