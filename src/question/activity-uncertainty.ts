import { type LayeredComposition, layerComposition } from '../composition/layered.ts'
import type { Objective } from '../descriptor/objective.ts'
import { seenGroups } from '../distribution/seen-groups.ts'
import type { EnergyModel } from '../energy/model.ts'
import { presentUncertainty } from '../polynomial/composition-uncertainty.ts'
import { objectivePolynomial } from '../polynomial/objective-polynomial.ts'

/**
 * The standard error of an objective's value that comes from mole fractions known to so much, to first order. Every
 * layer with a composition of its own is measured on its own; an absent element is known to be absent.
 *
 * @param uncertainty standard error of every element's amount, as a mole fraction
 * @throws InputError for an uncertainty that is not from 0 to 1
 * @returns in the units of the value
 */
export function valueUncertainty(
  model: EnergyModel,
  alloy: LayeredComposition,
  objective: Objective,
  uncertainty: number,
): number {
  const reached = [...new Set(seenGroups(model).map(({ layer }) => layer))]
  const shared = reached.filter(layer => layer === null || !alloy.layers.has(layer))
  const blocks = [
    ...(shared.length > 0 ? [shared] : []),
    ...reached.filter(layer => !shared.includes(layer)).map(layer => [layer]),
  ]
  const errors = blocks.map(own => {
    const free = layerComposition(alloy, own[0] as number | null)
    const fixed = reached.filter((layer): layer is number => layer !== null && !own.includes(layer))
    const polynomial = objectivePolynomial(
      model,
      objective,
      [...free.keys()],
      new Map(fixed.map(layer => [layer, layerComposition(alloy, layer)])),
    )
    return presentUncertainty(polynomial, Float64Array.from(free.values()), uncertainty)
  })
  return Math.hypot(...errors)
}
