import type { Composition } from '../composition/composition.ts'
import { elementProperty, meanProperty } from '../composition/element-properties.ts'

/**
 * Spread of the atomic radii about their mean: delta = 100 sqrt(sum of x_i (1 - r_i / r)^2), r = sum of x_i r_i.
 *
 * Zhang et al., Adv. Eng. Mater. 10 (2008) 534, doi 10.1002/adem.200700240.
 *
 * @returns per cent of the mean radius; 0 for one element
 * @throws InputError for an element without data
 * @example sizeMismatch(parseComposition('AgNi')) // 6.667: 144 and 126 pm about 135 pm
 */
export function sizeMismatch(composition: Composition): number {
  const mean = meanProperty(composition, 'atomicRadius')
  let square = 0
  for (const [element, fraction] of composition)
    square += fraction * (1 - elementProperty(element, 'atomicRadius') / mean) ** 2
  return 100 * Math.sqrt(square)
}

/**
 * Spread of the electronegativities: sqrt(sum of x_i (chi_i - chi)^2), chi = sum of x_i chi_i.
 *
 * Guo and Liu, Prog. Nat. Sci. Mater. Int. 21 (2011) 433, doi 10.1016/S1002-0071(12)60080-X.
 *
 * @returns on Pauling's scale; 0 for one element
 * @throws InputError for an element without data
 * @example electronegativitySpread(parseComposition('PtNi')) // 0.185: 2.28 and 1.91
 */
export function electronegativitySpread(composition: Composition): number {
  const mean = meanProperty(composition, 'electronegativity')
  let square = 0
  for (const [element, fraction] of composition)
    square += fraction * (elementProperty(element, 'electronegativity') - mean) ** 2
  return Math.sqrt(square)
}
