import { elementsOf, type LayeredComposition } from '../composition/layered.ts'
import type { EnergyModel } from '../energy/model.ts'
import { compileMean } from '../polynomial/compile-polynomial.ts'
import { inBlock } from '../polynomial/composition-polynomial.ts'
import { presentUncertainty } from '../polynomial/composition-uncertainty.ts'
import { field } from './field.ts'
import { numberText } from './read-question.ts'

/** What an uncertain composition does to a mean; JSON as it stands. */
export interface MeanUncertainty {
  /** Standard error of every element's amount, as a mole fraction. */
  readonly composition: number
  /** Standard error of the mean that comes from it, to first order, eV. */
  readonly mean: number
}

/** 0.02 for mole fractions known to +-2 %. */
export const uncertaintyField = field(
  numberText('the uncertainty of the composition', 'mole fraction').optional(),
  'mole fractions are known to this: from 0 to 1, 0.02 for +-2 %; gives error bars',
  0.02,
)

/**
 * The error bar of the mean energy. Every layer with a composition of its own is measured on its own; an absent
 * element is known to be absent.
 *
 * @throws InputError for an uncertainty that is not from 0 to 1
 */
export function meanUncertainty(
  model: EnergyModel,
  { bulk, layers }: LayeredComposition,
  uncertainty: number,
): MeanUncertainty {
  const elements = elementsOf({ bulk, layers })
  const polynomial = compileMean(model, { elements, apart: [...layers.keys()] })
  const fractions = polynomial.blocks.map(({ layers: own }) => {
    const composition = layers.get(own[0] ?? 0) ?? bulk
    return Float64Array.from(elements, element => composition.get(element) ?? 0)
  })
  const errors = fractions.map((x, block) =>
    presentUncertainty(inBlock(polynomial, fractions, block), x, uncertainty),
  )
  return { composition: uncertainty, mean: Math.hypot(...errors) }
}
