import { InputError } from '../input/input-error.ts'
import type { Composition } from './composition.ts'

/** What a metal brings into an alloy. */
export interface ElementProperties {
  /** Atomic mass, u. */
  readonly atomicMass: number
  /** Metallic radius, pm. */
  readonly atomicRadius: number
  /** Electronegativity on Pauling's scale. */
  readonly electronegativity: number
  /** Melting point, K. */
  readonly meltingPoint: number
  /** Valence electrons per atom, d electrons included: the group number, less 10 in groups 13 to 15. */
  readonly valenceElectrons: number
  /**
   * Herfindahl-Hirschman index of its production: the sum over countries of their squared shares in per cent, from
   * near 0 (many producers) to 10,000 (one).
   */
  readonly productionConcentration: number
  /** Lattice constant of the fcc crystal, angstrom; see `ELEMENT_PROPERTIES` for metals that are not fcc. */
  readonly fccLatticeConstant: number
  /** Crystal of the pure metal at room temperature. */
  readonly crystal: 'fcc' | 'hcp' | 'bcc' | 'other'
}

/** A property that is a number, so that an alloy has a mean of it. */
export type ElementProperty = Exclude<keyof ElementProperties, 'crystal'>

type Row = readonly [number, number, number, number, number, number, number, ElementProperties['crystal']]

const COLUMNS = [
  'atomicMass',
  'atomicRadius',
  'electronegativity',
  'meltingPoint',
  'valenceElectrons',
  'productionConcentration',
  'fccLatticeConstant',
  'crystal',
] as const satisfies readonly (keyof ElementProperties)[]

const ROWS: Readonly<Record<string, Row>> = {
  Mg: [24.305, 160, 1.31, 923, 2, 5300, 4.531, 'hcp'],
  Al: [26.9815, 141, 1.61, 933.47, 3, 1600, 4.05, 'fcc'],
  Sc: [44.9559, 162, 1.36, 1814, 3, 5500, 4.643, 'hcp'],
  Ti: [47.867, 142, 1.54, 1941, 4, 1100, 4.133, 'hcp'],
  V: [50.9415, 134, 1.63, 2183, 5, 3300, 3.805, 'bcc'],
  Cr: [51.9961, 130, 1.66, 2180, 6, 3100, 3.629, 'bcc'],
  Mn: [54.938, 132, 1.55, 1519, 7, 1600, 3.475, 'other'],
  Fe: [55.845, 125, 1.83, 1811, 8, 2400, 3.616, 'bcc'],
  Co: [58.9332, 125, 1.88, 1768, 9, 3100, 3.542, 'hcp'],
  Ni: [58.6934, 126, 1.91, 1728, 10, 1000, 3.52, 'fcc'],
  Cu: [63.546, 126, 1.9, 1357.77, 11, 1600, 3.61, 'fcc'],
  Zn: [65.38, 140, 1.65, 692.68, 12, 1600, 3.926, 'hcp'],
  Ga: [69.723, 134, 1.81, 302.91, 3, 5500, 4.225, 'other'],
  Ge: [72.63, 114, 2.01, 1211.4, 4, 5300, 4.515, 'other'],
  Y: [88.9058, 179, 1.22, 1799, 3, 9800, 5.096, 'hcp'],
  Zr: [91.224, 158, 1.33, 2128, 4, 3400, 4.53, 'hcp'],
  Nb: [92.9064, 143, 1.6, 2750, 5, 8500, 4.158, 'bcc'],
  Mo: [95.95, 139, 2.16, 2896, 6, 2400, 3.969, 'bcc'],
  Ru: [101.07, 134, 2.2, 2607, 8, 3200, 3.78, 'hcp'],
  Rh: [102.9055, 132, 2.28, 2237, 9, 3200, 3.8, 'fcc'],
  Pd: [106.42, 142, 2.2, 1828.05, 10, 3200, 3.89, 'fcc'],
  Ag: [107.8682, 144, 1.93, 1234.93, 11, 1200, 4.09, 'fcc'],
  Cd: [112.414, 157, 1.69, 594.22, 12, 1700, 4.422, 'hcp'],
  In: [114.818, 155, 1.78, 429.75, 3, 3300, 4.595, 'other'],
  Sn: [118.71, 155, 1.96, 505.08, 4, 2600, 5.106, 'other'],
  Hf: [178.49, 158, 1.3, 2506, 4, 3400, 4.478, 'hcp'],
  Ta: [180.9479, 145, 1.5, 3290, 5, 2300, 4.17, 'bcc'],
  W: [183.84, 135, 2.36, 3695, 6, 7000, 3.981, 'bcc'],
  Re: [186.207, 137, 1.9, 3459, 7, 3300, 3.889, 'hcp'],
  Os: [190.23, 135, 2.2, 3306, 8, 5500, 3.832, 'hcp'],
  Ir: [192.217, 136, 2.2, 2739, 9, 5500, 3.84, 'fcc'],
  Pt: [195.084, 139, 2.28, 2041.4, 10, 5500, 3.92, 'fcc'],
  Au: [196.9666, 143, 2.54, 1337.33, 11, 1100, 4.08, 'fcc'],
  Pb: [207.2, 174, 2.33, 600.61, 4, 2700, 4.95, 'fcc'],
  Bi: [208.9804, 162, 2.02, 544.4, 5, 5300, 5.089, 'other'],
}

/**
 * The 35 metals with data, by atomic number.
 *
 * Sources: atomic masses, metallic radii (Miracle), Pauling electronegativities and melting points from the Magpie
 * element tables as shipped with matminer (BSD licence); valence electrons by the usual convention for high-entropy
 * alloys (Guo et al., J. Appl. Phys. 109 (2011) 103505, doi 10.1063/1.3587228); Herfindahl-Hirschman indices of
 * production from Gaultois et al., Chem. Mater. 25 (2013) 2911, doi 10.1021/cm400893e, as in the same Magpie tables;
 * lattice constants from the reference states of ASE, or from DFT volumes where it has none (Mn, Ga, Ge, In, Sn, Bi).
 * A metal that is not fcc has the lattice constant of the fcc crystal with the same volume per atom.
 *
 * @example ELEMENT_PROPERTIES.Pt?.meltingPoint // 2041.4 K
 */
export const ELEMENT_PROPERTIES: Readonly<Record<string, ElementProperties>> = Object.fromEntries(
  Object.entries(ROWS).map(([element, row]) => [
    element,
    Object.fromEntries(COLUMNS.map((name, column) => [name, row[column]])) as unknown as ElementProperties,
  ]),
)

const NAMES: Readonly<Record<ElementProperty, string>> = {
  atomicMass: 'atomic mass',
  atomicRadius: 'atomic radius',
  electronegativity: 'electronegativity',
  meltingPoint: 'melting point',
  valenceElectrons: 'number of valence electrons',
  productionConcentration: 'production concentration',
  fccLatticeConstant: 'lattice constant',
}

/**
 * A property of an element.
 *
 * @throws InputError for an element without data
 * @example elementProperty('Pt', 'atomicRadius') // 139 pm
 */
export function elementProperty(element: string, property: ElementProperty): number {
  // Object.hasOwn, so that a name like "constructor" is no element with data.
  if (!Object.hasOwn(ELEMENT_PROPERTIES, element))
    throw new InputError(
      `there is no ${NAMES[property]} for ${element}; the elements with data are ${Object.keys(ELEMENT_PROPERTIES).join(', ')}`,
      { element },
    )
  return (ELEMENT_PROPERTIES[element] as ElementProperties)[property]
}

/**
 * Mean of a property over the atoms of an alloy: sum of x_i p_i.
 *
 * @returns in the unit of the property
 * @throws InputError for an element without data
 * @example meanProperty(parseComposition('PtNi'), 'atomicRadius') // 132 pm
 */
export function meanProperty(composition: Composition, property: ElementProperty): number {
  let mean = 0
  for (const [element, fraction] of composition) mean += fraction * elementProperty(element, property)
  return mean
}

/**
 * Mean mass of an atom of an alloy: sum of x_i m_i.
 *
 * @returns u, which is also g/mol
 * @throws InputError for an element without data
 * @example meanAtomicMass(parseComposition('PtNi')) // 126.8887
 */
export const meanAtomicMass = (composition: Composition): number => meanProperty(composition, 'atomicMass')

/**
 * Lattice constant of an fcc solid solution by Vegard's rule: sum of x_i a_i.
 *
 * @returns angstrom
 * @throws InputError for an element without data
 * @example vegardLatticeConstant(parseComposition('PtNi')) // 3.72
 */
export const vegardLatticeConstant = (composition: Composition): number =>
  meanProperty(composition, 'fccLatticeConstant')

/**
 * Supply risk of an alloy: the mean Herfindahl-Hirschman index of its elements' production, sum of x_i HHI_i; below
 * 1,500 is low, above 2,500 high.
 *
 * @returns 0 to 10,000
 * @throws InputError for an element without data
 * @example supplyRisk(parseComposition('PtNi')) // 3250
 */
export const supplyRisk = (composition: Composition): number =>
  meanProperty(composition, 'productionConcentration')
