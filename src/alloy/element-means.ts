import type { Composition } from '../composition/composition.ts'
import { meanProperty } from '../composition/element-properties.ts'

/**
 * Valence electron concentration (VEC): sum of x_i VEC_i, d electrons included.
 *
 * Guo et al., J. Appl. Phys. 109 (2011) 103505, doi 10.1063/1.3587228.
 *
 * @returns electrons per atom
 * @throws InputError for an element without data
 * @example valenceElectronConcentration(parseComposition('CoCrFeMnNi')) // 8
 */
export const valenceElectronConcentration = (composition: Composition): number =>
  meanProperty(composition, 'valenceElectrons')

/**
 * Mean melting point of the elements: T_m = sum of x_i T_i, which stands for the alloy's in Omega.
 *
 * Yang and Zhang, Mater. Chem. Phys. 132 (2012) 233, doi 10.1016/j.matchemphys.2011.11.021.
 *
 * @returns K
 * @throws InputError for an element without data
 * @example meanMeltingPoint(parseComposition('CoCrFeMnNi')) // 1801.2
 */
export const meanMeltingPoint = (composition: Composition): number =>
  meanProperty(composition, 'meltingPoint')
