import { InputError } from '../input/input-error.ts'
import type { Composition } from './composition.ts'

/** What a metal contributes to the mass and the size of an alloy. */
export interface ElementProperties {
  /** Atomic mass, u. */
  readonly atomicMass: number
  /** Lattice constant of the fcc crystal, angstrom; see `ELEMENT_PROPERTIES` for metals that are not fcc. */
  readonly fccLatticeConstant: number
}

/**
 * The 35 metals with data, by atomic number.
 *
 * Sources: atomic masses from the Magpie element tables as shipped with matminer (BSD licence); lattice
 * constants from the reference states of ASE, or from DFT volumes where it has none (Mn, Ga, Ge, In, Sn, Bi).
 * A metal that is not fcc has the lattice constant of the fcc crystal with the same volume per atom.
 */
export const ELEMENT_PROPERTIES: Readonly<Record<string, ElementProperties>> = {
  Mg: { atomicMass: 24.305, fccLatticeConstant: 4.531 },
  Al: { atomicMass: 26.9815, fccLatticeConstant: 4.05 },
  Sc: { atomicMass: 44.9559, fccLatticeConstant: 4.643 },
  Ti: { atomicMass: 47.867, fccLatticeConstant: 4.133 },
  V: { atomicMass: 50.9415, fccLatticeConstant: 3.805 },
  Cr: { atomicMass: 51.9961, fccLatticeConstant: 3.629 },
  Mn: { atomicMass: 54.938, fccLatticeConstant: 3.475 },
  Fe: { atomicMass: 55.845, fccLatticeConstant: 3.616 },
  Co: { atomicMass: 58.9332, fccLatticeConstant: 3.542 },
  Ni: { atomicMass: 58.6934, fccLatticeConstant: 3.52 },
  Cu: { atomicMass: 63.546, fccLatticeConstant: 3.61 },
  Zn: { atomicMass: 65.38, fccLatticeConstant: 3.926 },
  Ga: { atomicMass: 69.723, fccLatticeConstant: 4.225 },
  Ge: { atomicMass: 72.63, fccLatticeConstant: 4.515 },
  Y: { atomicMass: 88.9058, fccLatticeConstant: 5.096 },
  Zr: { atomicMass: 91.224, fccLatticeConstant: 4.53 },
  Nb: { atomicMass: 92.9064, fccLatticeConstant: 4.158 },
  Mo: { atomicMass: 95.95, fccLatticeConstant: 3.969 },
  Ru: { atomicMass: 101.07, fccLatticeConstant: 3.78 },
  Rh: { atomicMass: 102.9055, fccLatticeConstant: 3.8 },
  Pd: { atomicMass: 106.42, fccLatticeConstant: 3.89 },
  Ag: { atomicMass: 107.8682, fccLatticeConstant: 4.09 },
  Cd: { atomicMass: 112.414, fccLatticeConstant: 4.422 },
  In: { atomicMass: 114.818, fccLatticeConstant: 4.595 },
  Sn: { atomicMass: 118.71, fccLatticeConstant: 5.106 },
  Hf: { atomicMass: 178.49, fccLatticeConstant: 4.478 },
  Ta: { atomicMass: 180.9479, fccLatticeConstant: 4.17 },
  W: { atomicMass: 183.84, fccLatticeConstant: 3.981 },
  Re: { atomicMass: 186.207, fccLatticeConstant: 3.889 },
  Os: { atomicMass: 190.23, fccLatticeConstant: 3.832 },
  Ir: { atomicMass: 192.217, fccLatticeConstant: 3.84 },
  Pt: { atomicMass: 195.084, fccLatticeConstant: 3.92 },
  Au: { atomicMass: 196.9666, fccLatticeConstant: 4.08 },
  Pb: { atomicMass: 207.2, fccLatticeConstant: 4.95 },
  Bi: { atomicMass: 208.9804, fccLatticeConstant: 5.089 },
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
