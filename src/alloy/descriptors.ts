import type { Composition } from '../composition/composition.ts'
import { meanAtomicMass, supplyRisk, vegardLatticeConstant } from '../composition/element-properties.ts'
import { meanMeltingPoint, valenceElectronConcentration } from './element-means.ts'
import { electronegativitySpread, sizeMismatch } from './mismatch.ts'
import { crossoverTemperature, idealMixingEntropy, mixingEnthalpy, omega } from './mixing.ts'

/** A number that follows from a composition alone. */
export interface AlloyDescriptor {
  readonly title: string
  /** `1` for a number without unit. */
  readonly unit: string
  readonly formula: string
  /** Where the formula, and the data that only it needs, come from. */
  readonly source: string
  /** Null where the descriptor has no meaning. Throws an InputError for an element without data. */
  readonly value: (composition: Composition) => number | null
}

const MAGPIE = 'Magpie element tables in matminer'
const MIEDEMA = 'Takeuchi and Inoue, Mater. Trans. 46 (2005) 2817, doi 10.2320/matertrans.46.2817'
const OMEGA = 'Yang and Zhang, Mater. Chem. Phys. 132 (2012) 233, doi 10.1016/j.matchemphys.2011.11.021'

const DESCRIPTORS = {
  mixingEntropy: {
    title: 'ideal mixing entropy',
    unit: 'J/(mol K)',
    formula: '-R sum x_i ln x_i',
    source: 'Yeh et al., Adv. Eng. Mater. 6 (2004) 299, doi 10.1002/adem.200300567; R from CODATA 2018',
    value: idealMixingEntropy,
  },
  mixingEnthalpy: {
    title: 'mixing enthalpy',
    unit: 'kJ/mol',
    formula: 'sum over pairs of 4 H_ij x_i x_j',
    source: MIEDEMA,
    value: mixingEnthalpy,
  },
  crossoverTemperature: {
    title: 'entropy outweighs enthalpy above',
    unit: 'K',
    formula: '|H_mix| / S_mix',
    source: `regular solution, ${MIEDEMA}`,
    value: crossoverTemperature,
  },
  omega: {
    title: 'Omega',
    unit: '1',
    formula: 'T_m S_mix / |H_mix|',
    source: OMEGA,
    value: omega,
  },
  sizeMismatch: {
    title: 'size mismatch',
    unit: '%',
    formula: '100 sqrt(sum x_i (1 - r_i / r)^2)',
    source: `Zhang et al., Adv. Eng. Mater. 10 (2008) 534, doi 10.1002/adem.200700240; metallic radii (Miracle) from the ${MAGPIE}`,
    value: sizeMismatch,
  },
  electronegativitySpread: {
    title: 'electronegativity spread',
    unit: 'Pauling',
    formula: 'sqrt(sum x_i (chi_i - chi)^2)',
    source: `Guo and Liu, Prog. Nat. Sci. Mater. Int. 21 (2011) 433, doi 10.1016/S1002-0071(12)60080-X; electronegativities from the ${MAGPIE}`,
    value: electronegativitySpread,
  },
  valenceElectronConcentration: {
    title: 'valence electron concentration',
    unit: 'electrons/atom',
    formula: 'sum x_i VEC_i',
    source: 'Guo et al., J. Appl. Phys. 109 (2011) 103505, doi 10.1063/1.3587228',
    value: valenceElectronConcentration,
  },
  meltingPoint: {
    title: 'mean melting point',
    unit: 'K',
    formula: 'sum x_i T_i',
    source: `${OMEGA}; melting points from the ${MAGPIE}`,
    value: meanMeltingPoint,
  },
  latticeConstant: {
    title: "lattice constant by Vegard's rule",
    unit: 'angstrom',
    formula: 'sum x_i a_i',
    source:
      'reference states of ASE, others from DFT volumes; metals that are not fcc at equal volume per atom',
    value: vegardLatticeConstant,
  },
  atomicMass: {
    title: 'mean atomic mass',
    unit: 'u',
    formula: 'sum x_i m_i',
    source: MAGPIE,
    value: meanAtomicMass,
  },
  supplyRisk: {
    title: 'supply risk',
    unit: 'HHI',
    formula: 'sum x_i HHI_i of production, 0 to 10,000',
    source: 'Gaultois et al., Chem. Mater. 25 (2013) 2911, doi 10.1021/cm400893e',
    value: supplyRisk,
  },
} satisfies Record<string, AlloyDescriptor>

/** `mixingEntropy`, `omega` and so on. */
export type AlloyDescriptorName = keyof typeof DESCRIPTORS

/** Every alloy descriptor by its name, in the order of answers and tables. */
export const ALLOY_DESCRIPTORS: Readonly<Record<AlloyDescriptorName, AlloyDescriptor>> = DESCRIPTORS

/** Values of all alloy descriptors. */
export type AlloyDescriptorValues = Readonly<Record<AlloyDescriptorName, number | null>>

/**
 * All descriptors of an alloy.
 *
 * @returns by name, in the units of `ALLOY_DESCRIPTORS`; null where one has no meaning, as Omega for one element
 * @throws InputError for an element without data
 * @example alloyDescriptors(parseComposition('CoCrFeMnNi')).mixingEntropy // 13.382 J/(mol K)
 */
export const alloyDescriptors = (composition: Composition): AlloyDescriptorValues =>
  Object.fromEntries(
    Object.entries(ALLOY_DESCRIPTORS).map(([name, { value }]) => [name, value(composition)]),
  ) as AlloyDescriptorValues
