import type { Composition } from '../composition/composition.ts'
import { meanProperty } from '../composition/element-properties.ts'
import { pairMixingEnthalpy } from '../composition/mixing-enthalpies.ts'

/** Molar gas constant, J/(mol K); exact since 2019 (CODATA 2018: 1.380649e-23 J/K times 6.02214076e23 1/mol). */
export const MOLAR_GAS_CONSTANT = 1.380649e-23 * 6.02214076e23

/** Mole fractions are known to 1e-9, so an enthalpy this small is none, kJ/mol. */
const NO_ENTHALPY = 1e-9

const JOULES_PER_KILOJOULE = 1000

/**
 * Mixing entropy of an ideal solution: S_mix = -R sum of x_i ln x_i.
 *
 * Yeh et al., Adv. Eng. Mater. 6 (2004) 299, doi 10.1002/adem.200300567; R from CODATA 2018.
 *
 * @returns J/(mol K); 0 for one element
 * @example idealMixingEntropy(parseComposition('CoCrFeMnNi')) // 13.382, R ln 5
 */
export function idealMixingEntropy(composition: Composition): number {
  let sum = 0
  for (const fraction of composition.values()) sum += fraction * Math.log(fraction)
  return sum === 0 ? 0 : -MOLAR_GAS_CONSTANT * sum
}

/**
 * Mixing enthalpy of a regular solution: H_mix = sum over pairs of 4 H_ij x_i x_j, where H_ij is that of the liquid
 * of two elements at equal parts; negative: the elements attract each other.
 *
 * Takeuchi and Inoue, Mater. Trans. 46 (2005) 2817, doi 10.2320/matertrans.46.2817.
 *
 * @returns kJ/mol; 0 for one element
 * @throws InputError for an element without data
 * @example mixingEnthalpy(parseComposition('CoCrFeMnNi')) // -4.16
 */
export function mixingEnthalpy(composition: Composition): number {
  const parts = [...composition]
  let sum = 0
  // Each element with itself gives 0, and an error where it has no data.
  for (const [index, [a, fraction]] of parts.entries())
    for (const [b, other] of parts.slice(0, index + 1)) sum += 4 * pairMixingEnthalpy(a, b) * fraction * other
  return sum
}

/**
 * Entropy against enthalpy at the mean melting point: Omega = T_m S_mix / |H_mix|; above 1, entropy decides.
 *
 * Yang and Zhang, Mater. Chem. Phys. 132 (2012) 233, doi 10.1016/j.matchemphys.2011.11.021.
 *
 * @returns dimensionless; null for one element, which does not mix, and where the enthalpy is zero
 * @throws InputError for an element without data
 * @example omega(parseComposition('CoCrFeMnNi')) // 5.79
 */
export function omega(composition: Composition): number | null {
  const crossover = crossoverTemperature(composition)
  return crossover === null || crossover === 0 ? null : meanProperty(composition, 'meltingPoint') / crossover
}

/**
 * Temperature above which the ideal entropy outweighs the enthalpy of mixing: T = |H_mix| / S_mix. Below it a
 * solution tends to order where the enthalpy is negative, and to separate where it is positive.
 *
 * The regular solution: Takeuchi and Inoue, Mater. Trans. 46 (2005) 2817, doi 10.2320/matertrans.46.2817.
 *
 * @returns K; 0 where the enthalpy is zero, null for one element
 * @throws InputError for an element without data
 * @example crossoverTemperature(parseComposition('CoCrFeMnNi')) // 311
 */
export function crossoverTemperature(composition: Composition): number | null {
  const enthalpy = Math.abs(mixingEnthalpy(composition))
  if (composition.size === 1) return null
  return enthalpy < NO_ENTHALPY ? 0 : (JOULES_PER_KILOJOULE * enthalpy) / idealMixingEntropy(composition)
}
