import { join } from 'node:path'

/** How `fit` makes a built-in model from the file `<id>.csv`. */
export interface BuiltInFit {
  readonly id: string
  readonly title: string
  readonly site: string
  readonly adsorbate: string
  readonly quantity: 'E' | 'G'
  readonly reaction: string
  readonly zero: string
  readonly citation: string
  readonly doi: string
}

const JOULE = {
  quantity: 'E',
  citation: 'Batchelor et al., Joule 3 (2019) 834; fitted to its DFT energies',
  doi: '10.1016/j.joule.2018.12.015',
} as const

const COUPLING = {
  quantity: 'G',
  citation: 'Catalysis of C-N coupling on high-entropy alloys, J. Catal. (2024); fitted to its DFT energies',
  doi: '10.1016/j.jcat.2024.115322',
} as const

export const BUILT_IN_FITS: readonly BuiltInFit[] = [
  {
    id: 'irpdptrhru-oh',
    title: '*OH on top, Ir-Pd-Pt-Rh-Ru (111)',
    site: 'fcc111-top',
    adsorbate: 'OH',
    reaction: 'H2O + * -> *OH + 1/2 H2',
    zero: 'H2O and H2 in the gas phase and the clean slab',
    ...JOULE,
  },
  {
    id: 'irpdptrhru-o',
    title: '*O in the fcc hollow, Ir-Pd-Pt-Rh-Ru (111)',
    site: 'fcc111-fcc',
    adsorbate: 'O',
    reaction: 'H2O + * -> *O + H2',
    zero: 'H2O and H2 in the gas phase and the clean slab',
    ...JOULE,
  },
  {
    id: 'agaucupdpt-co',
    title: '*CO on top, Ag-Au-Cu-Pd-Pt (111)',
    site: 'fcc111-top',
    adsorbate: 'CO',
    reaction: 'CO + * -> *CO',
    zero: 'shifted so that DFT on pure Cu(111) gives -0.12 eV',
    ...COUPLING,
  },
  {
    id: 'agaucupdpt-h',
    title: '*H in the fcc hollow, Ag-Au-Cu-Pd-Pt (111)',
    site: 'fcc111-fcc',
    adsorbate: 'H',
    reaction: '1/2 H2 + * -> *H',
    zero: 'H2 in the gas phase and the clean slab, free-energy correction 0.20 eV',
    ...COUPLING,
  },
  {
    id: 'agaucupdpt-no',
    title: '*NO in the fcc hollow, Ag-Au-Cu-Pd-Pt (111)',
    site: 'fcc111-fcc',
    adsorbate: 'NO',
    reaction: 'NO + * -> *NO',
    zero: 'NO in the gas phase (reference +0.29 eV) and the clean slab, free-energy correction 0.56 eV',
    ...COUPLING,
  },
]

/** The command line of a built-in fit, for DFT rows in a folder. */
export const fitArguments = (fit: BuiltInFit, folder: string): string[] => [
  'fit',
  join(folder, `${fit.id}.csv`),
  ...(
    ['id', 'title', 'site', 'adsorbate', 'quantity', 'reaction', 'zero', 'citation', 'doi'] as const
  ).flatMap(name => [`--${name}`, fit[name]]),
]
