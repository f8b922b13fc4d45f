import { InputError } from '../input/input-error.ts'
import type { Composition } from './composition.ts'

/** What a metal contributes to the mass, the size and the supply risk of an alloy. */
export interface ElementProperties {
  /** Atomic mass, u. */
  readonly atomicMass: number
  /** Lattice constant of the fcc crystal, angstrom; see `ELEMENT_PROPERTIES` for metals that are not fcc. */
  readonly fccLatticeConstant: number
  /**
   * Herfindahl-Hirschman index of its production: the sum over countries of their squared shares in per cent, from
   * near 0 (many producers) to 10,000 (one).
   */
  readonly productionConcentration: number
}

/**
 * The 35 metals with data, by atomic number.
 *
 * Sources: atomic masses from the Magpie element tables as shipped with matminer (BSD licence); lattice
 * constants from the reference states of ASE, or from DFT volumes where it has none (Mn, Ga, Ge, In, Sn, Bi);
 * Herfindahl-Hirschman indices of production from Gaultois et al., Chem. Mater. 25 (2013) 2911, doi 10.1021/cm400893e,
 * as in the same Magpie tables.
 * A metal that is not fcc has the lattice constant of the fcc crystal with the same volume per atom.
 */
export const ELEMENT_PROPERTIES: Readonly<Record<string, ElementProperties>> = {
  Mg: { atomicMass: 24.305, fccLatticeConstant: 4.531, productionConcentration: 5300 },
  Al: { atomicMass: 26.9815, fccLatticeConstant: 4.05, productionConcentration: 1600 },
  Sc: { atomicMass: 44.9559, fccLatticeConstant: 4.643, productionConcentration: 5500 },
  Ti: { atomicMass: 47.867, fccLatticeConstant: 4.133, productionConcentration: 1100 },
  V: { atomicMass: 50.9415, fccLatticeConstant: 3.805, productionConcentration: 3300 },
  Cr: { atomicMass: 51.9961, fccLatticeConstant: 3.629, productionConcentration: 3100 },
  Mn: { atomicMass: 54.938, fccLatticeConstant: 3.475, productionConcentration: 1600 },
  Fe: { atomicMass: 55.845, fccLatticeConstant: 3.616, productionConcentration: 2400 },
  Co: { atomicMass: 58.9332, fccLatticeConstant: 3.542, productionConcentration: 3100 },
  Ni: { atomicMass: 58.6934, fccLatticeConstant: 3.52, productionConcentration: 1000 },
  Cu: { atomicMass: 63.546, fccLatticeConstant: 3.61, productionConcentration: 1600 },
  Zn: { atomicMass: 65.38, fccLatticeConstant: 3.926, productionConcentration: 1600 },
  Ga: { atomicMass: 69.723, fccLatticeConstant: 4.225, productionConcentration: 5500 },
  Ge: { atomicMass: 72.63, fccLatticeConstant: 4.515, productionConcentration: 5300 },
  Y: { atomicMass: 88.9058, fccLatticeConstant: 5.096, productionConcentration: 9800 },
  Zr: { atomicMass: 91.224, fccLatticeConstant: 4.53, productionConcentration: 3400 },
  Nb: { atomicMass: 92.9064, fccLatticeConstant: 4.158, productionConcentration: 8500 },
  Mo: { atomicMass: 95.95, fccLatticeConstant: 3.969, productionConcentration: 2400 },
  Ru: { atomicMass: 101.07, fccLatticeConstant: 3.78, productionConcentration: 3200 },
  Rh: { atomicMass: 102.9055, fccLatticeConstant: 3.8, productionConcentration: 3200 },
  Pd: { atomicMass: 106.42, fccLatticeConstant: 3.89, productionConcentration: 3200 },
  Ag: { atomicMass: 107.8682, fccLatticeConstant: 4.09, productionConcentration: 1200 },
  Cd: { atomicMass: 112.414, fccLatticeConstant: 4.422, productionConcentration: 1700 },
  In: { atomicMass: 114.818, fccLatticeConstant: 4.595, productionConcentration: 3300 },
  Sn: { atomicMass: 118.71, fccLatticeConstant: 5.106, productionConcentration: 2600 },
  Hf: { atomicMass: 178.49, fccLatticeConstant: 4.478, productionConcentration: 3400 },
  Ta: { atomicMass: 180.9479, fccLatticeConstant: 4.17, productionConcentration: 2300 },
  W: { atomicMass: 183.84, fccLatticeConstant: 3.981, productionConcentration: 7000 },
  Re: { atomicMass: 186.207, fccLatticeConstant: 3.889, productionConcentration: 3300 },
  Os: { atomicMass: 190.23, fccLatticeConstant: 3.832, productionConcentration: 5500 },
  Ir: { atomicMass: 192.217, fccLatticeConstant: 3.84, productionConcentration: 5500 },
  Pt: { atomicMass: 195.084, fccLatticeConstant: 3.92, productionConcentration: 5500 },
  Au: { atomicMass: 196.9666, fccLatticeConstant: 4.08, productionConcentration: 1100 },
  Pb: { atomicMass: 207.2, fccLatticeConstant: 4.95, productionConcentration: 2700 },
  Bi: { atomicMass: 208.9804, fccLatticeConstant: 5.089, productionConcentration: 5300 },
}

/**
 * Mean mass of an atom of an alloy: sum of x_i m_i.
 *
 * @returns u, which is also g/mol
 * @throws InputError for an element without data
 * @example meanAtomicMass(parseComposition('PtNi')) // 126.8887
 */
export const meanAtomicMass = (composition: Composition): number =>
  weightedMean(composition, 'atomicMass', 'atomic mass')

/**
 * Lattice constant of an fcc solid solution by Vegard's rule: sum of x_i a_i.
 *
 * @returns angstrom
 * @throws InputError for an element without data
 * @example vegardLatticeConstant(parseComposition('PtNi')) // 3.72
 */
export const vegardLatticeConstant = (composition: Composition): number =>
  weightedMean(composition, 'fccLatticeConstant', 'lattice constant')

/**
 * Supply risk of an alloy: the mean Herfindahl-Hirschman index of its elements' production, sum of x_i HHI_i; below
 * 1,500 is low, above 2,500 high.
 *
 * @returns 0 to 10,000
 * @throws InputError for an element without data
 * @example supplyRisk(parseComposition('PtNi')) // 3250
 */
export const supplyRisk = (composition: Composition): number =>
  weightedMean(composition, 'productionConcentration', 'production concentration')

function weightedMean(composition: Composition, property: keyof ElementProperties, name: string): number {
  let mean = 0
  for (const [element, fraction] of composition) {
    // Object.hasOwn, so that a name like "constructor" is no element with data.
    if (!Object.hasOwn(ELEMENT_PROPERTIES, element))
      throw new InputError(
        `there is no ${name} for ${element}; the elements with data are ${Object.keys(ELEMENT_PROPERTIES).join(', ')}`,
      )
    mean += fraction * (ELEMENT_PROPERTIES[element] as ElementProperties)[property]
  }
  return mean
}
